package dev.capstan.step;

import dev.capstan.StepRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A room of executors, its folders, and eyes to see what happens on the host. */
abstract class RunStepsHarness {
    @TempDir
    protected Path temp;

    protected StepRoom room;
    protected final RecordingWatcher watcher = new RecordingWatcher();

    protected abstract StepRoom open(Path root);

    protected abstract HostAddress host();

    @BeforeEach
    void open_the_room() {
        room = open(root());
    }

    @AfterEach
    void close_the_room() {
        room.close();
    }

    protected Path root() {
        return temp.resolve("steps with 'odd\" name $(id)");
    }

    protected Works on() {
        return Works.on(host());
    }

    protected Path folder(StepWork work) {
        var attempt = work.attempt();
        return root().resolve(attempt.operation()).resolve(attempt.step() + "/" + attempt.attempt());
    }

    protected StepOutcome start(StepWork work) {
        return room.executor().start(work, watcher);
    }

    protected static <T> CompletableFuture<T> meanwhile(Supplier<T> supplier) {
        var future = new CompletableFuture<T>();
        Thread.ofVirtual().start(() -> {
            try {
                future.complete(supplier.get());
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    protected static <T> T in_time(CompletableFuture<T> future) {
        try {
            return future.get(40, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    protected static final StepOutcome SUCCEEDED = new StepOutcome.Succeeded("");

    protected static String[] claim(Path folder) {
        return text(folder.resolve("claim")).strip().split(" ");
    }

    protected String[] claim(StepWork work) {
        return claim(folder(work));
    }

    protected static String groupMembers(String group) {
        return command("ps", "-eo", "pgid=,stat=,args=")
                .lines()
                .filter(line -> line.strip().startsWith(group + " ") && !line.contains(" Z"))
                .toList()
                .stream()
                .reduce("", (all, line) -> all + line + "\n");
    }

    protected static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    protected static void touch(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    protected static String command(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes());
            process.waitFor();
            return said;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
