package dev.capstan;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.House;
import dev.capstan.settings.Settings;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostProbe;
import dev.capstan.step.Hosts;
import dev.capstan.step.Rounds;
import dev.capstan.step.Secrets;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepExecutor;
import dev.capstan.step.Steps;
import dev.capstan.step.Waiting;
import dev.capstan.step.http.HttpAsker;
import dev.capstan.step.http.ProxyTunnel;
import dev.capstan.step.shell.AttemptFolders;
import dev.capstan.step.shell.AttemptRoots;
import dev.capstan.step.shell.EnvChecker;
import dev.capstan.step.shell.LocalShell;
import dev.capstan.step.shell.RunExecutor;
import dev.capstan.step.shell.ShellProbe;
import dev.capstan.step.ssh.SshHosts;
import dev.capstan.step.ssh.SshSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The executors, put together: who carries out which step on which host. */
public record StepRoom(
        StepExecutor executor, HostProbe probe, AttemptFolders folders, SshHosts ssh, Map<String, StepCall> calls)
        implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StepRoom.class);
    private static final Duration FOLDERS_KEPT = Duration.ofDays(14);

    public static StepRoom open(SshSettings settings, AttemptRoots roots, Map<String, StepCall> calls, Clock clock) {
        return open(new SshHosts(settings), roots, (probe, scripts) -> calls, Optional.empty(), clock);
    }

    /**
     * @param ssh closed with it
     * @param roots of the attempts' folders; {@link AttemptRoots#USUAL} unless there is a reason
     * @param offered the steps that other rooms offer, some of which look at hosts or run scripts there themselves
     * @param proxy by which checks from the bot leave its network
     */
    public static StepRoom open(
            SshHosts ssh,
            AttemptRoots roots,
            BiFunction<HostProbe, StepExecutor, Map<String, StepCall>> offered,
            Optional<ProxyTunnel> proxy,
            Clock clock) {
        var hosts = hosts(ssh);
        var waiting = new Waiting(clock);
        var folders = new AttemptFolders(hosts, roots);
        var probe = new ShellProbe(hosts);
        var scripts = new RunExecutor(hosts, folders, waiting);
        var calls = offered.apply(probe, scripts);
        var executor = new Steps(
                scripts,
                new EnvChecker(hosts, probe, waiting),
                new Rounds(
                        new HttpAsker(hosts, () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), proxy),
                        probe,
                        waiting),
                waiting,
                calls);
        return new StepRoom(executor, probe, folders, ssh, calls);
    }

    static Hosts hosts(SshHosts ssh) {
        var local = new LocalShell();
        return address -> switch (address) {
            case HostAddress.Local here -> local;
            case HostAddress.Ssh there -> ssh.at(there);
        };
    }

    static SshSettings ssh(House house, Secrets secrets) {
        return house.ssh()
                .map(access -> new SshSettings(
                        List.of(access.key()), access.passphraseSecret().flatMap(secrets::read), access.knownHosts()))
                .orElseGet(() -> new SshSettings(List.of(), Optional.empty(), List.of()));
    }

    static AttemptRoots roots(Settings settings) {
        return settings.steps().map(AttemptRoots::here).orElse(AttemptRoots.USUAL);
    }

    /** Takes old attempts' folders off all hosts that a catalogue knows. */
    void prune(Catalogue catalogue) {
        catalogue.services().values().stream()
                .flatMap(service -> service.environments().values().stream())
                .flatMap(environment -> environment.hosts().stream())
                .distinct()
                .forEach(host -> log.info("{}: {}", host, folders.prune(host, FOLDERS_KEPT)));
    }

    @Override
    public void close() {
        ssh.close();
    }
}
