package dev.capstan;

import dev.capstan.trial.Ports;
import dev.capstan.trial.TrialFailed;
import dev.capstan.trial.TrialFolder;
import dev.capstan.trial.TrialLock;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "try",
        description = {
            "Try Capstan on this machine, with a Slack and a service of its own.",
            "",
            "Everything is kept in one folder and is there again the next time. Only this machine can reach it."
        })
final class TryVerb implements Callable<Integer> {
    private static final int MISUSED = 2;
    private static final long LONGEST_LOG = 5_000_000;

    /** Brings everything up and returns when it is ready; it ends when the process does. */
    @FunctionalInterface
    interface Stage {
        /** @param own somebody's own catalogue in place of the sample */
        Opened open(TrialFolder folder, Optional<Path> own, int port, int workspacePort)
                throws IOException, InterruptedException;
    }

    /**
     * What can be told once everything is up.
     *
     * @param firstWords what to type first, and where
     * @param warning what a person should know before they press anything
     */
    record Opened(URI address, String firstWords, Optional<String> warning) {}

    /** Ends what a trial that was killed left running in the folder. */
    @FunctionalInterface
    interface Sweeping {
        void sweep(TrialFolder folder);
    }

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "3900", description = "The bot's: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--workspace-port",
            paramLabel = "PORT",
            defaultValue = "3901",
            description = "The workspace's, for its page and its Web API: ${DEFAULT-VALUE}.")
    private int workspacePort;

    @Option(names = "--commands", paramLabel = "DIR", description = "Rehearse this catalogue instead of the sample.")
    private Path commands;

    @Option(names = "--reset", description = "Forget everything that was done before, and end it if it still runs.")
    private boolean reset;

    @Option(names = "--open", description = "Open the workspace in the browser.")
    private boolean browse;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;
    private final Stage stage;
    private final Sweeping sweeping;

    TryVerb(Map<String, String> environment, Stage stage, Sweeping sweeping) {
        this.environment = environment;
        this.stage = stage;
        this.sweeping = sweeping;
    }

    @Override
    public Integer call() throws Exception {
        var err = spec.commandLine().getErr();
        try {
            var folder = TrialFolder.of(Optional.ofNullable(commands), environment);
            folder.make();
            try (var lock = take(folder)) {
                checkPort("--port", port);
                checkPort("--workspace-port", workspacePort);
                logTo(folder.log());
                tell(folder, stage.open(folder, Optional.ofNullable(commands), port, workspacePort));
                lock.holdForever();
            }
            return 0;
        } catch (TrialFailed told) {
            err.println(told.getMessage());
            return MISUSED;
        }
    }

    private TrialLock take(TrialFolder folder) throws IOException {
        if (reset) {
            var lock = TrialLock.wrest(folder);
            sweeping.sweep(folder);
            folder.forget();
            return lock;
        }
        return TrialLock.take(folder).orElseThrow(() -> inUse(folder));
    }

    private static TrialFailed inUse(TrialFolder folder) {
        var where =
                folder.remembered("address").map(address -> " at " + address).orElse("");
        var process = TrialLock.holder(folder)
                .map(holder -> ", process " + holder.pid())
                .orElse("");
        return new TrialFailed(
                """
                This is being tried already%s%s.
                End it with Ctrl-C where it runs, or forget it and begin anew: ./capstan try --reset"""
                        .formatted(where, process));
    }

    private static void checkPort(String option, int port) {
        if (port != 0 && !Ports.isFree(port)) {
            throw new TrialFailed(
                    "Port %d is taken by another program. Stop that one, or choose another port: ./capstan try %s %d"
                            .formatted(port, option, port + 10));
        }
    }

    /** The terminal stays for what concerns the person; all else that is said, logs among it, goes into the file. */
    private static void logTo(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
            Files.move(log, log.resolveSibling("capstan.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        System.setErr(new PrintStream(new FileOutputStream(log.toFile(), true), true, StandardCharsets.UTF_8));
    }

    private void tell(TrialFolder folder, Opened opened) throws IOException {
        folder.remember("address", opened.address().toString());
        var out = spec.commandLine().getOut();
        out.println("Open " + opened.address());
        out.println("Type " + opened.firstWords());
        out.println("Stop with Ctrl-C; ready after " + readyAfter() + ", kept in " + folder.path());
        out.flush();
        opened.warning().ifPresent(spec.commandLine().getErr()::println);
        if (browse) {
            openBrowser(opened.address(), spec.commandLine().getErr());
        }
    }

    private String readyAfter() {
        var began = ProcessHandle.current().info().startInstant().orElseThrow();
        var running = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        return Optional.ofNullable(environment.get("CAPSTAN_BUILD_SECONDS"))
                .map(Integer::valueOf)
                .map(building -> "%.1f s, %d s of it for building".formatted(running, building))
                .orElseGet(() -> "%.1f s".formatted(running));
    }

    private static void openBrowser(URI address, PrintWriter err) {
        for (var opener : new String[] {"xdg-open", "open"}) {
            try {
                new ProcessBuilder(opener, address.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return;
            } catch (IOException missing) {
                // the next, then
            }
        }
        err.println("There is no program here that opens a browser: open the address yourself.");
    }
}
