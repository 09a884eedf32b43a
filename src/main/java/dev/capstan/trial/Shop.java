package dev.capstan.trial;

import dev.capstan.trial.Postgres.Database;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service that the trial deploys: a folder with a version in it, and a process that runs it. */
final class Shop {
    private static final Logger log = LoggerFactory.getLogger(Shop.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PORT = "shop-port";

    private final Path root;
    private final Path current;
    private final TrialFolder folder;

    Shop(TrialFolder folder) {
        this.folder = folder;
        this.root = folder.shop();
        this.current = root.resolve("current");
    }

    /** The same each time if it can be; one that a killed trial left running keeps it. */
    int port() {
        return process().isPresent()
                ? Integer.parseInt(folder.remembered(PORT).orElseThrow())
                : Ports.remembered(PORT, folder);
    }

    /** The repository and a work folder with the first version, compiled; nothing when that was done before. */
    void prepare() throws IOException, InterruptedException {
        if (Files.exists(current)) {
            return;
        }
        Files.createDirectories(root);
        var origin = root.resolve("origin");
        if (!Files.exists(origin)) {
            SampleRepository.make(origin);
        }
        var draft = Files.createTempDirectory(root, "current");
        new Git(root).run("clone", "-q", origin.toString(), draft.toString());
        new Git(draft).run("-c", "advice.detachedHead=false", "checkout", "-q", SampleRepository.FIRST);
        script(draft, environment(""), "install.sh");
        Files.move(draft, current);
    }

    /** Up with the version that was deployed last. One that cannot start is something to be seen, not a reason to stop. */
    void start(Database database) throws IOException, InterruptedException {
        var environment = environment(database.jdbcUrl());
        Files.writeString(
                root.resolve("env"),
                environment.entrySet().stream()
                        .map(each -> each.getKey() + "='" + each.getValue() + "'\n")
                        .collect(Collectors.joining()));
        var seeded = root.resolve("seeded");
        if (!Files.exists(seeded)) {
            script(current, environment, "migrate.sh");
            script(current, environment, "seed.sh");
            Files.createFile(seeded);
        }
        if (process().isEmpty()) {
            try {
                script(current, environment, "restart.sh");
                awaitAnswer();
            } catch (IOException broken) {
                log.warn("The shop does not start: {}", broken.getMessage());
            }
        }
    }

    private void awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                new Socket("127.0.0.1", port()).close();
                return;
            } catch (IOException notYet) {
                if (process().isEmpty() || System.nanoTime() > deadline) {
                    throw new IOException("it does not answer; its log is " + root.resolve("shop.log"), notYet);
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    private Map<String, String> environment(String databaseUrl) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("PORT", Integer.toString(port()));
        environment.put("DATABASE_URL", databaseUrl);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PG_DRIVER", driver());
        return environment;
    }

    private static String driver() {
        try {
            return Path.of(org.postgresql.Driver.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void script(Path folder, Map<String, String> environment, String name)
            throws IOException, InterruptedException {
        var said = new File(root.toFile(), "start.log");
        var builder = new ProcessBuilder("/bin/sh", "./" + name)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said));
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG"));
        builder.environment().putAll(environment);
        var script = builder.start();
        script.getOutputStream().close();
        if (script.waitFor() != 0) {
            throw new IOException(name + " failed; what it said is in " + said);
        }
    }

    /** The shop, if it runs: its command line names this folder. */
    private Optional<ProcessHandle> process() {
        try {
            var file = root.resolve("shop.pid");
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .arguments()
                            .map(List::of)
                            .orElse(List.of())
                            .contains("-Dshop=" + root));
        } catch (IOException | NumberFormatException torn) {
            return Optional.empty();
        }
    }

    void end() {
        process().ifPresent(process -> Ending.of(process, process::destroy));
    }
}
