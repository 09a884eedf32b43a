package dev.capstan.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a run step promises, wherever it runs: its surroundings, and that it outlives whoever watches it. */
public abstract class RunStepsContract extends ScriptContract {
    @Test
    void a_daemon_that_keeps_the_output_open_does_not_keep_the_step_open() throws IOException {
        var pid = temp.resolve("pid");
        var work = on().run("(sleep 0.3; echo late; exec sleep 60) & echo $! >pid; echo done")
                .in(temp)
                .work();
        long began = System.nanoTime();
        assertEquals(SUCCEEDED, start(work));
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 10);
        assertTrue(watcher.output().startsWith("done\n"));
        var daemon = Long.parseLong(Files.readString(pid).strip());
        assertTrue(ProcessHandle.of(daemon).orElseThrow().isAlive(), "it lives on");
        ProcessHandle.of(daemon).orElseThrow().destroyForcibly();
        RecordingWatcher.await(
                "its output to end", () -> Files.exists(folder(work).resolve("drained")));
    }

    @Test
    void starting_twice_at_once_runs_the_script_once() {
        var work = on().run("echo ran >>ran; sleep 0.5").in(temp).work();
        var first = meanwhile(() -> room.executor().start(work, new RecordingWatcher()));
        var second = meanwhile(() -> room.executor().start(work, new RecordingWatcher()));
        assertEquals(SUCCEEDED, in_time(first));
        assertEquals(SUCCEEDED, in_time(second));
        assertEquals("ran\n", text(temp.resolve("ran")));
    }

    @Test
    void a_step_goes_on_without_its_watcher_and_is_found_again() {
        var work = on().run("echo one; while [ ! -e go ]; do sleep 0.05; done; echo two")
                .in(temp)
                .work();
        var first = meanwhile(() -> start(work));
        watcher.awaitOutput("one");
        watcher.wishes(StepWatcher.Wish.LET_GO);
        assertInstanceOf(StepOutcome.LetGo.class, in_time(first));
        assertTrue(watcher.toldUpTo() > 0);
        var successor = new RecordingWatcher();
        successor.knows(watcher.toldUpTo());
        var second = meanwhile(() -> room.executor().resume(work, successor));
        touch(temp.resolve("go"));
        assertEquals(SUCCEEDED, in_time(second));
        assertEquals("two\n", successor.output(), "what was told need not be told again");
        assertEquals(SUCCEEDED, room.executor().resume(work, new RecordingWatcher()), "and again after its end");
    }

    @Test
    void an_attempt_that_never_started_is_abandoned_for_good() {
        var work = on().run("touch ran").in(temp).work();
        assertInstanceOf(StepOutcome.NeverStarted.class, room.executor().resume(work, watcher));
        assertInstanceOf(StepOutcome.NeverStarted.class, start(work));
        assertInstanceOf(StepOutcome.NeverStarted.class, room.executor().resume(work, watcher));
        assertFalse(Files.exists(temp.resolve("ran")));
    }

    @Test
    void a_killed_step_is_unknown() {
        var work = on().run("echo $$; exec sleep 60").work();
        var outcome = meanwhile(() -> start(work));
        watcher.awaitOutput("\n");
        command("kill", "-KILL", "--", "-" + claim(work)[0]);
        assertInstanceOf(StepOutcome.Unknown.class, in_time(outcome));
        assertInstanceOf(StepOutcome.Unknown.class, room.executor().resume(work, watcher));
    }

    @Test
    void a_stop_ends_the_whole_group_and_nothing_else_decides() {
        var work = on().run("sleep 61 & sh -c 'sleep 62 & echo up; sleep 63' & wait")
                .work();
        var outcome = meanwhile(() -> start(work));
        watcher.awaitOutput("up");
        var group = claim(work)[0];
        watcher.wishes(StepWatcher.Wish.STOP);
        assertInstanceOf(StepOutcome.Stopped.class, in_time(outcome));
        RecordingWatcher.await("the group to end", () -> groupMembers(group).isEmpty());
        assertInstanceOf(StepOutcome.Stopped.class, room.executor().resume(work, new RecordingWatcher()));
    }

    @Test
    void the_time_out_ends_grandchildren_too() {
        var work = on().run("sh -c 'sleep 63 & sleep 64'")
                .within(Duration.ofMillis(1500))
                .work();
        var outcome = meanwhile(() -> start(work));
        RecordingWatcher.await("the claim", () -> Files.exists(folder(work).resolve("claim")));
        var group = claim(work)[0];
        assertEquals(new StepOutcome.Failed(new FailureReason.TimedOut(Duration.ofMillis(1500))), in_time(outcome));
        RecordingWatcher.await("the group to end", () -> groupMembers(group).isEmpty());
    }

    @Test
    void a_script_may_tidy_up_when_it_is_stopped() {
        var work = on().run("trap 'echo tidied; exit 0' TERM; echo up; while :; do sleep 0.1; done")
                .work();
        var outcome = meanwhile(() -> start(work));
        watcher.awaitOutput("up");
        watcher.wishes(StepWatcher.Wish.STOP);
        assertInstanceOf(StepOutcome.Stopped.class, in_time(outcome));
        assertTrue(watcher.output().contains("tidied"));
    }
}
