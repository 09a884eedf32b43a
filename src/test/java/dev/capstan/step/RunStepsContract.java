package dev.capstan.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.StepRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run step promises, wherever it runs. */
public abstract class RunStepsContract {
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

    @Test
    void a_script_that_exits_with_zero_succeeds_and_its_output_is_told() {
        assertEquals(SUCCEEDED, start(on().run("echo to out; echo to err >&2").work()));
        assertEquals("to out\nto err\n", watcher.output());
    }

    @Test
    void the_exit_code_of_a_script_is_its_failure() {
        assertEquals(
                new StepOutcome.Failed(new FailureReason.ExitCode(7)),
                start(on().run("exit 7").work()));
    }

    @Test
    void a_failing_line_ends_the_script() {
        assertEquals(
                new StepOutcome.Failed(new FailureReason.ExitCode(1)),
                start(on().run("false\necho not reached").work()));
        assertEquals("", watcher.output());
    }

    @Test
    void no_value_is_ever_read_as_shell_text() {
        var nasty = List.of(
                "$(touch \"$HOME/capstan-pwned\") `id` ${HOME} $((1+1))",
                "'; exit 3; '",
                "a\nb\n\nc\n\n",
                "\\n \\\\ \\0101 %s %b",
                "* ? [a-z] ~ # ! & | ; < > ( ) { }",
                "  leading and trailing  ",
                "tab\tcr\rbell\u0007escape\u001b",
                "中文 Á 全 \u0081\u0088 ‹x› 😀",
                "-n",
                "");
        var work = on().run("i=0; while [ $i -lt " + nasty.size() + " ]; do eval \"printf '<%s>' \\\"\\$V$i\\\"\" "
                        + " >>got; i=$((i+1)); done")
                .in(temp);
        for (int i = 0; i < nasty.size(); i++) {
            work.value("V" + i, nasty.get(i));
        }
        assertEquals(SUCCEEDED, start(work.work()));
        var expected = new StringBuilder();
        nasty.forEach(value -> expected.append('<').append(value).append('>'));
        assertEquals(expected.toString(), text(temp.resolve("got")));
    }

    @Test
    void a_script_keeps_every_byte_it_was_written_with() {
        assertEquals(
                SUCCEEDED,
                start(on().run(
                                """
                cat <<'TEXT'
                $(id) `id` "quoted" 'single' back\\slash \\n 100%s 全部
                TEXT
                """)
                        .work()));
        assertEquals("$(id) `id` \"quoted\" 'single' back\\slash \\n 100%s 全部\n", watcher.output());
    }

    @Test
    void a_value_with_a_nul_byte_is_refused() {
        var thrown = assertThrows(
                IllegalArgumentException.class,
                () -> start(on().value("V", "a\0b").work()));
        assertTrue(thrown.getMessage().contains("NUL"));
    }

    @Test
    void the_environment_is_clean_but_for_the_login_and_what_is_declared() throws IOException {
        var envFile = Files.writeString(temp.resolve("env"), "FROM_FILE=file\nBOTH=file\nname=n\nvalue=v\nline=l\n");
        assertEquals(
                SUCCEEDED,
                start(on().run(
                                "env | cut -d= -f1 | sort | tr '\\n' ' '; echo; echo \"$BOTH $FROM_FILE $name $value $line\"")
                        .envFile(envFile)
                        .value("BOTH", "value")
                        .secret("HIDDEN", "a secret value")
                        .work()));
        var lines = watcher.output().lines().toList();
        assertEquals(
                "BOTH FROM_FILE HIDDEN HOME LANG LOGNAME PATH PWD SHELL USER line name value",
                lines.getFirst()
                        .replace("OLDPWD ", "")
                        .replace("SHLVL ", "")
                        .replace("_ ", "")
                        .strip());
        assertEquals("value file n v l", lines.get(1));
    }

    @Test
    void a_script_starts_in_its_folder_and_a_missing_one_is_told() throws IOException {
        var folder = Files.createDirectory(temp.resolve("a folder"));
        assertEquals(SUCCEEDED, start(on().run("pwd").in(folder).work()));
        assertEquals(folder.toRealPath() + "\n", watcher.output());
        var missing = temp.resolve("missing").toString();
        assertEquals(
                new StepOutcome.Failed(new FailureReason.NotFound(host(), missing)),
                start(on().run("echo no").in(missing).work()));
        assertFalse(watcher.output().contains("no\n"));
    }

    @Test
    void a_missing_environment_file_is_told_and_nothing_is_started() {
        var missing = temp.resolve("missing.env").toString();
        var work = on().run("true").envFile(missing).work();
        assertEquals(new StepOutcome.Failed(new FailureReason.NotFound(host(), missing)), start(work));
        assertFalse(Files.exists(folder(work)));
    }

    @Test
    void secrets_are_hidden_even_when_one_is_printed_in_two_parts() throws IOException {
        var envFile = Files.writeString(temp.resolve("env"), "DB_PASSWORD='hunter22'\nPLAIN=visible\n");
        assertEquals(
                SUCCEEDED,
                start(on().run(
                                """
                printf 'begin s3cr'; sleep 0.5; printf 'et-value end '
                echo "$DB_PASSWORD $PLAIN postgres://app:pa55word@db/x"
                """)
                        .envFile(envFile)
                        .secret("API", "s3cret-value")
                        .work()));
        assertEquals("begin ‹secret› end ‹secret› visible postgres://app:‹secret›@db/x\n", watcher.output());
    }

    @Test
    void secrets_are_neither_on_a_command_line_nor_left_in_the_folder() {
        var work = on().run("tr '\\0' ' ' <\"/proc/$$/cmdline\"; ps -ef 2>/dev/null | grep -c '[v]ery-hidden' || true")
                .secret("TOKEN", "very-hidden-token")
                .work();
        assertEquals(SUCCEEDED, start(work));
        assertEquals("0", watcher.output().lines().toList().getLast().replaceAll(".* ", ""));
        assertEquals("", command("grep", "-rl", "very-hidden", folder(work).toString()));
    }

    @Test
    void the_folders_of_an_attempt_are_for_its_owner_only() throws IOException {
        var work = on().run("true").work();
        start(work);
        for (var path : List.of(folder(work), folder(work).getParent(), root())) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        }
    }

    @Test
    void a_daemon_that_keeps_the_output_open_does_not_keep_the_step_open() throws IOException {
        var pid = temp.resolve("pid");
        long began = System.nanoTime();
        assertEquals(
                SUCCEEDED,
                start(on().run("(sleep 0.3; echo late; exec sleep 60) & echo $! >pid; echo done")
                        .in(temp)
                        .work()));
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 10);
        assertTrue(watcher.output().startsWith("done\n"));
        var daemon = Long.parseLong(Files.readString(pid).strip());
        assertTrue(ProcessHandle.of(daemon).orElseThrow().isAlive(), "it lives on");
        ProcessHandle.of(daemon).orElseThrow().destroyForcibly();
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
