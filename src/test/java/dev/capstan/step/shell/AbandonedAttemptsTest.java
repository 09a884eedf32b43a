package dev.capstan.step.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.step.HostAddress;
import dev.capstan.step.HostShell;
import dev.capstan.step.RecordingWatcher;
import dev.capstan.step.ScriptedShell;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWork;
import dev.capstan.step.Waiting;
import dev.capstan.step.Works;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedAttemptsTest {
    @TempDir
    Path temp;

    private final LocalShell shell = new LocalShell();
    private final RecordingWatcher watcher = new RecordingWatcher();

    private AttemptFolders folders() {
        return new AttemptFolders(
                address -> shell, AttemptRoots.everywhere(temp.resolve("steps")), Duration.ofMillis(500));
    }

    private RunExecutor executor() {
        return new RunExecutor(address -> shell, folders(), new Waiting(Clock.systemUTC()));
    }

    private Path folder(StepWork work) {
        return temp.resolve("steps/" + work.attempt().operation() + "/3/1");
    }

    private AttemptState state(StepWork work) {
        return switch (folders().state(HostAddress.LOCAL, work.attempt())) {
            case Told.Said<AttemptState> said -> said.value();
            case Told.Silent<AttemptState> silent -> throw new AssertionError(silent);
            case Told.Refused<AttemptState> refused -> throw new AssertionError(refused);
            case Told.Dropped<AttemptState> dropped -> throw new AssertionError(dropped);
        };
    }

    private static void signal(String name, String pid) throws Exception {
        assertEquals(
                0, new ProcessBuilder("kill", "-" + name, "--", pid).start().waitFor());
    }

    @Test
    void a_launcher_paused_anywhere_can_be_abandoned_and_never_runs_the_script_later() throws Exception {
        var work = Works.on(HostAddress.LOCAL).run("touch ran").in(temp).work();
        var request = launchRequest(work);
        // The request is stopped short at many places, each a launcher that was paused in reading it, and then goes on.
        for (int percent : new int[] {1, 40, 80, 95, 99}) {
            var process = paused(request, request.length * percent / 100);
            assertInstanceOf(StepOutcome.NeverStarted.class, executor().resume(work, watcher));
            try (var rest = process.getOutputStream()) {
                rest.write(request, request.length * percent / 100, request.length - request.length * percent / 100);
            }
            assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        }
        assertEquals(new AttemptState.Abandoned(), state(work));
        assertFalse(Files.exists(temp.resolve("ran")));
    }

    @Test
    void a_supervisor_stopped_before_its_claim_loses_to_the_successor() throws Exception {
        var work = Works.on(HostAddress.LOCAL).run("touch ran").in(temp).work();
        // The supervisor stops itself where a SIGSTOP would hit it hardest: just before it claims.
        var request = new String(launchRequest(work))
                .replace("started_at $$\\n", "kill -STOP $$\\nstarted_at $$\\n")
                .getBytes();
        var process = paused(request, request.length);
        process.getOutputStream().close();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        var supervisor = stoppedSupervisor(work);
        assertEquals(new AttemptState.Unclaimed(), state(work));
        assertInstanceOf(StepOutcome.NeverStarted.class, executor().resume(work, watcher));
        signal("CONT", supervisor);
        RecordingWatcher.await("the supervisor to give up", () -> ProcessHandle.of(Long.parseLong(supervisor))
                .map(handle -> !handle.isAlive())
                .orElse(true));
        assertFalse(Files.exists(temp.resolve("ran")));
        assertEquals(new AttemptState.Abandoned(), state(work));
        try (var left = Files.walk(folder(work))) {
            assertTrue(left.noneMatch(file -> file.endsWith("env")), "its environment file went with it");
        }
    }

    private String stoppedSupervisor(StepWork work) {
        var found = new String[1];
        RecordingWatcher.await("the supervisor to stop", () -> {
            try {
                for (var line : new String(new ProcessBuilder("ps", "-eo", "pid=,stat=,args=")
                                .start()
                                .getInputStream()
                                .readAllBytes())
                        .lines()
                        .toList()) {
                    if (line.contains(work.attempt().operation())
                            && line.strip().split(" +")[1].startsWith("T")) {
                        found[0] = line.strip().split(" +")[0];
                        return true;
                    }
                }
                return false;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        return found[0];
    }

    /** A launcher that was given only the beginning of its request. */
    private Process paused(byte[] request, int length) throws IOException {
        var builder = new ProcessBuilder("/bin/sh", "-c", HostShell.COMMAND);
        builder.environment().clear();
        builder.environment().putAll(Map.of("HOME", temp.toString(), "USER", "root", "PATH", "/usr/bin:/bin"));
        var process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().write(request, 0, length);
        process.getOutputStream().flush();
        return process;
    }

    private byte[] launchRequest(StepWork work) {
        var sent = new byte[1][];
        var capturing = new AttemptFolders(
                address -> new ScriptedShell(request -> {
                    sent[0] = request.stdin();
                    return new HostShell.Answer.Unreachable("captured", false);
                }),
                AttemptRoots.everywhere(temp.resolve("steps")));
        var around = Environments.surroundings(Map.of(), work.values(), work.secrets());
        capturing.launch(
                work, (StepSpec.Run) work.spec(), around, UUID.randomUUID().toString(), () -> true);
        return sent[0];
    }
}
