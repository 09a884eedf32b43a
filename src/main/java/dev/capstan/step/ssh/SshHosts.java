package dev.capstan.step.ssh;

import dev.capstan.step.HostAddress;
import dev.capstan.step.HostShell;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;

/** The hosts behind SSH. One connection to each, made when first needed and again when it broke. */
public final class SshHosts implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int HEARTBEATS_UNANSWERED = 2;

    private final SshSettings settings;
    private final SshClient client;
    private final ConcurrentHashMap<HostAddress.Ssh, SshShell> shells = new ConcurrentHashMap<>();

    private SshHosts(SshSettings settings, SshClient client) {
        this.settings = settings;
        this.client = client;
    }

    /** Starts the client; nothing is connected yet. Neither the user's SSH configuration nor an agent is asked. */
    public static SshHosts open(SshSettings settings) {
        var client = SshClient.setUpDefaultClient();
        var guard = new HostKeyGuard(settings.knownHosts());
        client.setServerKeyVerifier(guard);
        client.addSessionListener(guard);
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setAgentFactory(null);
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        var keys = new FileKeyPairProvider(settings.keyFiles());
        settings.passphrase()
                .ifPresent(passphrase -> keys.setPasswordFinder(FilePasswordProvider.of(passphrase.reveal())));
        client.setKeyIdentityProvider(keys);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, HEARTBEATS_UNANSWERED);
        // Steps are quiet for hours; a dead peer is found by the heartbeat.
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        client.start();
        return new SshHosts(settings, client);
    }

    public HostShell at(HostAddress.Ssh host) {
        return shells.computeIfAbsent(host, address -> new SshShell(new SshConnection(address, settings, client)));
    }

    @Override
    public void close() {
        client.stop();
    }
}
