package dev.capstan.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In what surroundings a script runs, and what is told of it. */
abstract class ScriptContract extends RunStepsHarness {
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
}
