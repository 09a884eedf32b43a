package dev.capstan.step.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostShell;
import dev.capstan.step.RecordingWatcher;
import dev.capstan.step.ScriptedShell;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Waiting;
import dev.capstan.step.Works;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptFoldersTest {
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

    private static CompletableFuture<StepOutcome> meanwhile(Supplier<StepOutcome> running) {
        return CompletableFuture.supplyAsync(running, task -> Thread.ofVirtual().start(task));
    }

    private static StepOutcome in_time(CompletableFuture<StepOutcome> outcome) throws Exception {
        return outcome.get(30, TimeUnit.SECONDS);
    }

    private static void signal(String name, String pid) throws Exception {
        assertEquals(
                0, new ProcessBuilder("kill", "-" + name, "--", pid).start().waitFor());
    }

    @Test
    void a_process_with_the_same_id_but_another_start_is_not_the_attempt() throws Exception {
        var work = Works.on(HostAddress.LOCAL).run("exec sleep 60").work();
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            claimed(work, claim -> stranger.pid() + " 1 " + claim[2] + " " + claim[3]);
            assertEquals(new AttemptState.Gone(false), state(work));
            watcher.wishes(StepWatcher.Wish.STOP);
            assertInstanceOf(StepOutcome.Unknown.class, executor().resume(work, watcher));
            assertTrue(stranger.isAlive(), "a stranger is never signalled");
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void an_attempt_from_before_a_reboot_is_gone_and_says_so() throws Exception {
        var work = Works.on(HostAddress.LOCAL).run("exec sleep 60").work();
        claimed(work, claim -> claim[0] + " " + claim[1] + " another-boot " + claim[3]);
        assertEquals(new AttemptState.Gone(true), state(work));
        assertInstanceOf(StepOutcome.Unknown.class, executor().resume(work, watcher));
    }

    /** Starts the work for real, ends it, and forges its claim. */
    private void claimed(StepWork work, Function<String[], String> forged) throws Exception {
        var running = meanwhile(() -> executor().start(work, new RecordingWatcher()));
        var file = folder(work).resolve("claim");
        RecordingWatcher.await("the claim", () -> Files.exists(file));
        var claim = Files.readString(file).strip().split(" ");
        assertEquals(new AttemptState.Alive(), state(work));
        signal("KILL", "-" + claim[0]);
        in_time(running);
        Files.writeString(file, forged.apply(claim) + "\n");
    }

    @Test
    void a_group_that_does_not_listen_is_ended_after_the_grace() throws Exception {
        var work = Works.on(HostAddress.LOCAL)
                .run("trap '' TERM; echo up; while :; do sleep 0.1; done")
                .work();
        var running = meanwhile(() -> executor().start(work, watcher));
        watcher.awaitOutput("up");
        watcher.wishes(StepWatcher.Wish.STOP);
        assertInstanceOf(StepOutcome.Stopped.class, in_time(running));
    }

    @Test
    void all_that_run_can_be_ended_at_once_and_how_they_ended_is_known() throws Exception {
        var hearing = Works.on(HostAddress.LOCAL).run("echo up; exec sleep 60").work();
        var deaf = Works.on(HostAddress.LOCAL)
                .run("trap '' TERM; echo up; while :; do sleep 0.1; done")
                .work();
        var over = Works.on(HostAddress.LOCAL).run("exit 3").work();
        executor().start(over, new RecordingWatcher());
        var others = new RecordingWatcher();
        var first = meanwhile(() -> executor().start(hearing, watcher));
        var second = meanwhile(() -> executor().start(deaf, others));
        watcher.awaitOutput("up");
        others.awaitOutput("up");

        assertEquals(new Told.Said<>(2), folders().endAll(HostAddress.LOCAL));

        in_time(first);
        in_time(second);
        assertEquals(
                "exited 143", Files.readString(folder(hearing).resolve("exit")).strip());
        assertEquals(new AttemptState.Gone(false), state(deaf));
        assertEquals(new Told.Said<>(0), folders().endAll(HostAddress.LOCAL));
    }

    @Test
    void output_beyond_the_bound_is_cut_in_the_middle_and_never_holds_up_the_script() throws Exception {
        var work = Works.on(HostAddress.LOCAL)
                .run("echo first; head -c 40000000 /dev/zero | tr '\\0' 'x' | fold -w 100; echo last")
                .work();
        var told = new long[2];
        var ends = new StringBuilder();
        Consumer<String> keep = text -> {
            told[0] += text.length();
            told[1] = Math.max(told[1], text.length());
            ends.append(text, Math.max(0, text.length() - 10), text.length());
        };
        var counting = new StepWatcher() {
            @Override
            public void output(long fromByte, String text) {
                keep.accept(text);
            }

            @Override
            public long outputKnownUpTo() {
                return 0;
            }

            @Override
            public void unreachable(HostAddress host, String why) {}

            @Override
            public void reachableAgain(HostAddress host) {}

            @Override
            public Wish wish() {
                return Wish.GO_ON;
            }
        };
        assertEquals(new StepOutcome.Succeeded(""), executor().start(work, counting));
        assertTrue(told[0] < 8 * 1024 * 1024 + 70 * 1024, "told " + told[0]);
        assertTrue(told[1] <= 2 * AttemptFolders.PIECE, "at most a piece at once: " + told[1]);
        assertTrue(ends.toString().endsWith("last\n"), "the end is there");
        assertTrue(Files.size(folder(work).resolve("output")) <= 8 * 1024 * 1024);
    }

    @Test
    void a_host_without_setsid_is_refused_and_nothing_is_started() throws Exception {
        var tools = Files.createDirectory(temp.resolve("tools"));
        for (var tool : new String[] {"sh", "mkdir", "cat", "mkfifo", "sync", "rm"}) {
            var wrapper = Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
            assertTrue(wrapper.toFile().setExecutable(true));
        }
        var bare = new ScriptedShell(request -> {
            var stdin = ("PATH=" + tools + "\\n" + new String(request.stdin())).getBytes();
            return shell.run(new HostShell.Request(stdin, request.within(), request.outputLimit(), request.wanted()));
        });
        var executor = new RunExecutor(
                address -> bare,
                new AttemptFolders(address -> bare, AttemptRoots.everywhere(temp.resolve("steps"))),
                new Waiting(Clock.systemUTC()));
        var work = Works.on(HostAddress.LOCAL).run("touch ran").in(temp).work();
        assertEquals(
                new StepOutcome.Failed(new FailureReason.Unsupported(HostAddress.LOCAL, "setsid")),
                executor.start(work, watcher));
        assertFalse(Files.exists(temp.resolve("steps")));
    }

    @Test
    void old_folders_are_pruned_and_living_ones_stay() throws Exception {
        var old = Works.on(HostAddress.LOCAL).run("true").work();
        var recent = Works.on(HostAddress.LOCAL).run("true").work();
        var alive = Works.on(HostAddress.LOCAL).run("echo up; exec sleep 60").work();
        executor().start(old, new RecordingWatcher());
        executor().start(recent, new RecordingWatcher());
        var running = meanwhile(() -> executor().start(alive, watcher));
        watcher.awaitOutput("up");
        for (var work : new StepWork[] {old, alive}) {
            Files.setLastModifiedTime(folder(work), FileTime.from(Instant.now().minus(Duration.ofDays(20))));
        }
        assertEquals(new Told.Said<>(1), folders().prune(HostAddress.LOCAL, Duration.ofDays(14)));
        assertFalse(Files.exists(folder(old).getParent().getParent()), "its empty parents go too");
        assertTrue(Files.exists(folder(recent)));
        assertEquals(new AttemptState.Alive(), state(alive));
        watcher.wishes(StepWatcher.Wish.STOP);
        in_time(running);
    }
}
