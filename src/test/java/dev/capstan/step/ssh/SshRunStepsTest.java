package dev.capstan.step.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import dev.capstan.StepRoom;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.RecordingWatcher;
import dev.capstan.step.RunStepsContract;
import dev.capstan.step.Secret;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.Works;
import dev.capstan.step.shell.AttemptRoots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same promises over SSH, and those that only a network can break. The server accepts no environment. */
@LongRunning
class SshRunStepsTest extends RunStepsContract {
    @TempDir
    static Path serverFolder;

    private static LocalSshd sshd;

    @BeforeAll
    static void start_a_server() {
        sshd = LocalSshd.start(serverFolder, "AcceptEnv none");
    }

    @AfterAll
    static void stop_the_server() {
        sshd.close();
    }

    @AfterEach
    void the_server_is_itself_again() {
        sshd.knowHost();
    }

    @Override
    protected StepRoom open(Path root) {
        return StepRoom.open(sshd.settings(), AttemptRoots.everywhere(root), Map.of(), Clock.systemUTC());
    }

    @Override
    protected HostAddress host() {
        return sshd.address();
    }

    @Test
    void a_target_that_comes_back_is_told_of_and_then_the_step_starts() {
        sshd.stop();
        var work = on().run("echo hello").work();
        var outcome = meanwhile(() -> start(work));
        RecordingWatcher.await("the news", () -> !watcher.events().isEmpty());
        assertFalse(Files.exists(folder(work)), "nothing was started");
        sshd.startAgain();
        assertEquals(SUCCEEDED, in_time(outcome));
        assertEquals(List.of("unreachable: connection refused", "reachable again"), watcher.events());
        assertEquals("hello\n", watcher.output());
    }

    @Test
    void a_connection_lost_while_the_step_runs_is_made_again_and_nothing_is_missed() {
        var work = on().run("echo one; while [ ! -e go ]; do sleep 0.05; done; echo two; exit 4")
                .in(temp)
                .work();
        var outcome = meanwhile(() -> start(work));
        watcher.awaitOutput("one");
        sshd.stop();
        RecordingWatcher.await("the news", () -> !watcher.events().isEmpty());
        touch(temp.resolve("go"));
        sshd.startAgain();
        assertEquals(new StepOutcome.Failed(new FailureReason.ExitCode(4)), in_time(outcome));
        assertEquals("one\ntwo\n", watcher.output());
        assertEquals("reachable again", watcher.events().getLast());
    }

    @Test
    void a_target_away_until_the_time_out_fails_the_step_and_nothing_was_started() {
        sshd.stop();
        try {
            var work = on().run("true").within(Duration.ofSeconds(1)).work();
            assertEquals(
                    new StepOutcome.Failed(new FailureReason.Unreachable(host(), "connection refused")), start(work));
            assertFalse(Files.exists(folder(work)));
            assertInstanceOf(StepOutcome.Unknown.class, room.executor().resume(work, new RecordingWatcher()));
        } finally {
            sshd.startAgain();
        }
    }

    @Test
    void waiting_for_an_unreachable_target_can_be_stopped_and_let_go() {
        sshd.stop();
        try {
            for (var wish : List.of(StepWatcher.Wish.STOP, StepWatcher.Wish.LET_GO)) {
                var listening = new RecordingWatcher();
                var outcome = meanwhile(() -> room.executor().start(on().work(), listening));
                RecordingWatcher.await("the news", () -> !listening.events().isEmpty());
                listening.wishes(wish);
                var expected = wish == StepWatcher.Wish.STOP ? new StepOutcome.Stopped() : new StepOutcome.LetGo();
                assertEquals(expected, in_time(outcome));
            }
        } finally {
            sshd.startAgain();
        }
    }

    @Test
    void an_unknown_host_is_refused_with_its_fingerprint() {
        sshd.write("known_hosts", "");
        var work = on().run("true").work();
        assertEquals(new StepOutcome.Failed(refused(false)), start(work));
        assertFalse(Files.exists(folder(work)));
    }

    @Test
    void a_changed_host_key_is_refused_with_the_new_fingerprint() {
        sshd.stop();
        sshd.makeKey("host_key", "ecdsa");
        sshd.startAgain();
        assertEquals(
                new StepOutcome.Failed(refused(true)), start(on().run("true").work()));
        sshd.knowHost();
        assertEquals(SUCCEEDED, start(on().run("true").work()), "a corrected file needs no restart");
    }

    private FailureReason refused(boolean known) {
        var listed = sshd.run(List.of(
                "ssh-keygen", "-lf", serverFolder.resolve("host_key.pub").toString()));
        return new FailureReason.HostKeyRefused(
                (HostAddress.Ssh) host(),
                listed.split(" ")[1],
                known,
                sshd.knownHosts().toString());
    }

    @Test
    void a_hashed_entry_is_recognised() {
        sshd.run(List.of("ssh-keygen", "-q", "-H", "-f", sshd.knownHosts().toString()));
        assertTrue(sshd.read("known_hosts").startsWith("|1|"));
        assertEquals(SUCCEEDED, start(on().run("true").work()));
    }

    @Test
    void a_revoked_key_is_refused() {
        sshd.write("known_hosts", sshd.read("known_hosts") + "@revoked * " + sshd.read("host_key.pub"));
        assertEquals(
                new StepOutcome.Failed(refused(true)), start(on().run("true").work()));
    }

    @Test
    void a_key_that_is_not_accepted_is_told() {
        sshd.makeKey("stranger", "ecdsa");
        var stranger = new SshSettings(
                List.of(serverFolder.resolve("stranger")), Optional.empty(), List.of(sshd.knownHosts()));
        try (var other = StepRoom.open(stranger, AttemptRoots.everywhere(root()), Map.of(), Clock.systemUTC())) {
            var outcome = other.executor()
                    .start(on().run("true").within(Duration.ofMillis(500)).work(), watcher);
            assertEquals(
                    new StepOutcome.Failed(new FailureReason.Unreachable(host(), "it does not accept the key")),
                    outcome);
        }
    }

    @Test
    void a_key_with_a_passphrase_opens_with_it() {
        sshd.makeKey("locked", "rsa", "-N", "open sesame");
        sshd.write("authorized_keys", sshd.read("authorized_keys") + sshd.read("locked.pub"));
        var locked = new SshSettings(
                List.of(serverFolder.resolve("locked")),
                Optional.of(new Secret("open sesame")),
                List.of(sshd.knownHosts()));
        try (var other = StepRoom.open(locked, AttemptRoots.everywhere(root()), Map.of(), Clock.systemUTC())) {
            assertEquals(SUCCEEDED, other.executor().start(on().run("true").work(), watcher));
        }
    }

    @Test
    void many_steps_share_one_connection() {
        assertEquals(SUCCEEDED, start(on().run("true").work()));
        int before = accepted();
        var running = new ArrayList<CompletableFuture<StepOutcome>>();
        for (int i = 0; i < 12; i++) {
            var work = on().run("sleep 0.2; echo done").work();
            running.add(meanwhile(() -> room.executor().start(work, new RecordingWatcher())));
        }
        running.forEach(each -> assertEquals(SUCCEEDED, in_time(each)));
        assertEquals(before, accepted());
    }

    @Test
    void a_host_with_several_keys_is_recognised_by_the_one_that_is_known() throws Exception {
        try (var other = LocalSshd.start(temp.resolve("twokeys"), "HostKey " + temp.resolve("twokeys/second"))) {
            other.makeKey("second", "rsa");
            other.stop();
            other.startAgain();
            other.write("known_hosts", "[127.0.0.1]:" + other.port() + " " + other.read("second.pub"));
            try (var one =
                    StepRoom.open(other.settings(), AttemptRoots.everywhere(root()), Map.of(), Clock.systemUTC())) {
                assertEquals(
                        SUCCEEDED,
                        one.executor()
                                .start(Works.on(other.address()).run("true").work(), watcher));
            }
        }
    }

    private static int accepted() {
        return (int) sshd.log()
                .lines()
                .filter(line -> line.contains("Accepted publickey"))
                .count();
    }
}
