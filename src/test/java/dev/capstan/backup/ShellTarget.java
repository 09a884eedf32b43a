package dev.capstan.backup;

import dev.capstan.step.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A login on this machine with a home of its own, in which programs are run as a step would run them. */
final class ShellTarget {
    private static final long LONGEST_SECONDS = 120;

    private final Path home;
    private final Path store;
    private final String path;
    private int tasks;

    /** @param tools folders whose programs are found before the system's */
    ShellTarget(Path folder, Path... tools) {
        try {
            this.home = Files.createDirectories(folder.resolve("home"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.store = folder.resolve("store");
        var found = new ArrayList<String>();
        for (var tool : tools) {
            found.add(tool.toString());
        }
        found.add(System.getenv("PATH"));
        this.path = String.join(":", found);
    }

    Path home() {
        return home;
    }

    Path store() {
        return store;
    }

    record Ended(int code, String output, List<String> refusal) {}

    /** Runs it to its end, and clears away as the bot does where that was not good. */
    Ended run(Program program) {
        var task = "op-" + ++tasks + ".1";
        var ended = ended(start(program, task), task);
        if (ended.code() == 0) {
            return ended;
        }
        return new Ended(ended.code(), ended.output(), clearAway(program, task));
    }

    /** What its refusal said, if it was one. */
    List<String> clearAway(Program program, String task) {
        var cleared = ended(start(program.clearingAway(), task, task + ".cleared"), task + ".cleared");
        if (cleared.code() != 0) {
            throw new AssertionError("clearing away failed: " + cleared.output());
        }
        return cleared.output().lines().toList();
    }

    /** Starts it in a session of its own, for whoever wants to end it amid its work. Its output goes to a file. */
    Process start(Program program, String task) {
        return start(program, task, task);
    }

    private Process start(Program program, String task, String files) {
        try {
            var script = Files.writeString(home.resolve(files + ".sh"), "set -e\n" + program.text() + "\n");
            var output = home.resolve(files + ".output");
            var builder = new ProcessBuilder("setsid", "-w", "/bin/sh", script.toString())
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile());
            var environment = builder.environment();
            environment.clear();
            environment.putAll(Map.of("HOME", home.toString(), "PATH", path, "LANG", "C.UTF-8"));
            environment.putAll(Map.of(
                    "store",
                    store.toString(),
                    "task",
                    task,
                    "operation",
                    task.substring(0, task.indexOf('.')),
                    "service",
                    "shop",
                    "environment",
                    "production"));
            environment.putAll(program.values());
            program.secrets().forEach((name, secret) -> environment.put(name, secret.reveal()));
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ended ended(Process process, String files) {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("it took longer than " + LONGEST_SECONDS + " s");
            }
            return new Ended(
                    process.exitValue(),
                    Files.readString(home.resolve(files + ".output"), StandardCharsets.UTF_8),
                    List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The backups that are there, oldest first. */
    List<String> backups() {
        if (!Files.isDirectory(store)) {
            return List.of();
        }
        try (var all = Files.list(store)) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> name.matches("[0-9].*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever nobody should find after a program has ended: rooms, notes. */
    List<Path> leftovers() {
        var left = new ArrayList<Path>();
        for (var folder : List.of(store, home.resolve(".capstan/backups"))) {
            if (Files.isDirectory(folder)) {
                try (var all = Files.list(folder)) {
                    all.filter(each -> !folder.equals(store)
                                    || each.getFileName().toString().startsWith("."))
                            .forEach(left::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return left;
    }

    /** The facts of one kind in a backup's manifest, each without part and kind. */
    List<List<String>> facts(String backup, String part, String kind) {
        try {
            return Files.readAllLines(store.resolve(backup).resolve("manifest.tsv")).stream()
                    .map(line -> List.of(line.split("\t", -1)))
                    .filter(fact -> fact.get(0).equals(part) && fact.get(1).equals(kind))
                    .map(fact -> fact.subList(2, fact.size()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Secret> secret(String text) {
        return Optional.of(new Secret(text));
    }
}
