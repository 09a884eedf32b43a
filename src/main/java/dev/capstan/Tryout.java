package dev.capstan;

import dev.capstan.TryVerb.Opened;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueReader;
import dev.capstan.settings.EnvironmentSecrets;
import dev.capstan.settings.Settings;
import dev.capstan.slack.api.SlackMethod;
import dev.capstan.slack.listen.Offer;
import dev.capstan.step.HostAddress;
import dev.capstan.step.Secret;
import dev.capstan.step.shell.AttemptFolders;
import dev.capstan.step.shell.AttemptRoots;
import dev.capstan.step.shell.LocalShell;
import dev.capstan.step.shell.Told;
import dev.capstan.trial.Play;
import dev.capstan.trial.Trial;
import dev.capstan.trial.TrialFolder;
import dev.capstan.workspace.LocalSlackBuilder;
import dev.capstan.workspace.model.RegisteredCommand;
import dev.capstan.workspace.model.RegisteredShortcut;
import dev.capstan.workspace.model.RegisteredShortcut.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A trial and the bot in it. The bot is started as {@code serve} starts it; only its settings are the trial's. */
final class Tryout implements TryVerb.Stage {
    private static final Logger log = LoggerFactory.getLogger(Tryout.class);

    private final Map<String, String> environment;
    private final CatalogueReader reader;
    private final Supplier<String> replica;
    private final Clock clock;
    private final ReentrantLock opening = new ReentrantLock();
    private Capstan capstan;
    private Trial trial;

    Tryout(Map<String, String> environment, CatalogueReader reader, Supplier<String> replica, Clock clock) {
        this.environment = environment;
        this.reader = reader;
        this.replica = replica;
        this.clock = clock;
    }

    @Override
    public Opened open(TrialFolder folder, Optional<Path> own, int port, int workspacePort)
            throws IOException, InterruptedException {
        var play = own.isPresent() ? Play.of(own.get(), reader) : Play.ofTheSample(folder, reader);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(folder), "closing"));
        opening.lock();
        try {
            trial = Trial.open(folder, play, slack -> installed(slack, Offer.in(play.catalogue())), workspacePort);
            if (!(Settings.read(trial.settings(port)) instanceof Settings.Read.Good(var settings))) {
                throw new IllegalStateException("these are no settings");
            }
            var given = new EnvironmentSecrets(environment);
            capstan = Capstan.start(
                    settings,
                    name -> given.read(name).or(() -> trial.secret(name).map(Secret::new)),
                    replica.get(),
                    clock);
            trial.meet(capstan.port());
        } finally {
            opening.unlock();
        }
        return new Opened(trial.address(), play.firstWords(), warning(play.catalogue()));
    }

    /** As the manifest would have it. */
    private static LocalSlackBuilder installed(LocalSlackBuilder slack, Offer offer) {
        var scopes = new TreeSet<>(SlackMethod.botScopes());
        scopes.addAll(offer.scopes());
        return slack.scopes(scopes.toArray(String[]::new))
                .events(offer.events().toArray(String[]::new))
                .commands(offer.commands().stream()
                        .map(each -> new RegisteredCommand(
                                each.slash(), each.description(), each.usage(), each.namesPeople()))
                        .toList())
                .shortcuts(offer.shortcuts().stream()
                        .map(each -> new RegisteredShortcut(
                                each.id(), each.name(), each.onMessage() ? Kind.MESSAGE : Kind.GLOBAL))
                        .toList());
    }

    private static Optional<String> warning(Catalogue catalogue) {
        var hosts = catalogue.services().values().stream()
                .flatMap(service -> service.environments().values().stream())
                .flatMap(environment -> environment.hosts().stream())
                .filter(host -> !host.equals(HostAddress.LOCAL))
                .map(HostAddress::shortName)
                .distinct()
                .toList();
        return hosts.isEmpty()
                ? Optional.empty()
                : Optional.of("Only Slack and the database are make-believe: once approved, steps run on "
                        + String.join(", ", hosts) + ".");
    }

    /** When everything is told to end while it comes up, it comes up first: what is half there is hard to end. */
    private void close(TrialFolder folder) {
        opening.lock();
        if (capstan != null) {
            capstan.close();
        }
        log.info("Steps that had to be ended: {}", endSteps(folder));
        if (trial != null) {
            trial.close();
        }
    }

    /** Ends what a trial that was killed left running. */
    static void sweep(TrialFolder folder) {
        endSteps(folder);
        Trial.endWhatRuns(folder);
    }

    private static Told<Integer> endSteps(TrialFolder folder) {
        var here = new LocalShell();
        return new AttemptFolders(host -> here, AttemptRoots.here(folder.steps())).endAll(HostAddress.LOCAL);
    }
}
