package dev.capstan.step.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.StepRoom;
import dev.capstan.step.EnvRule;
import dev.capstan.step.EnvSource;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostProbe;
import dev.capstan.step.RecordingWatcher;
import dev.capstan.step.Secret;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.Works;
import dev.capstan.step.ssh.SshSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that look, wait or are offered by others, and probes. */
class LookingStepsTest {
    private static final List<EnvRule> RULES = List.of(
            new EnvRule.Required("DATABASE_URL"),
            new EnvRule.Equal("DATABASE_SSL", "true"),
            new EnvRule.AtLeast("JWT_SECRET", 32),
            new EnvRule.Not("PAYMENT_PROVIDER", "mock"));

    @TempDir
    Path temp;

    private StepRoom room;
    private final RecordingWatcher watcher = new RecordingWatcher();

    @BeforeEach
    void open() {
        room = StepRoom.open(
                new SshSettings(List.of(), Optional.empty(), List.of()),
                AttemptRoots.everywhere(temp.resolve("steps")),
                Map.of(
                        "greet",
                        (call, work, told) -> new StepOutcome.Succeeded(
                                "hello " + call.values().get("who"))),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        room.close();
    }

    private static Works local() {
        return Works.on(HostAddress.LOCAL);
    }

    private StepOutcome start(Works works) {
        return room.executor().start(works.work(), watcher);
    }

    private StepOutcome check(Works works, EnvSource source) {
        return start(works.doing(new StepSpec.CheckEnv(source, RULES)));
    }

    private static final StepOutcome TWO_BROKEN =
            new StepOutcome.Failed(new FailureReason.RulesBroken(List.of(RULES.get(1), RULES.get(2))));

    @Test
    void an_env_file_is_held_against_the_rules_and_only_broken_ones_are_named() throws IOException {
        var file = temp.resolve("env");
        Files.writeString(
                file, "DATABASE_URL=postgres://x\nDATABASE_SSL=false\nJWT_SECRET=short\nPAYMENT_PROVIDER=iiko\n");
        assertEquals(TWO_BROKEN, check(local().envFile(file), new EnvSource.EnvFile()));
        Files.writeString(
                file,
                """
                DATABASE_URL=postgres://x
                DATABASE_SSL="true" # must be
                JWT_SECRET='0123456789abcdef0123456789abcdef'
                PAYMENT_PROVIDER=iiko
                """);
        assertEquals(new StepOutcome.Succeeded(""), check(local().envFile("env").in(temp), new EnvSource.EnvFile()));
    }

    @Test
    void a_running_process_is_asked_what_it_was_started_with() throws IOException {
        var builder = new ProcessBuilder("sleep", "60");
        builder.environment().clear();
        builder.environment().putAll(Map.of("DATABASE_URL", "x", "JWT_SECRET", "short", "PAYMENT_PROVIDER", "iiko"));
        var process = builder.start();
        try {
            Files.writeString(temp.resolve("app.pid"), process.pid() + "\n");
            assertEquals(TWO_BROKEN, check(local().in(temp), new EnvSource.Process("app.pid")));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_missing_file_or_process_is_told() throws IOException {
        Files.writeString(temp.resolve("stale.pid"), "4194303");
        assertEquals(missing("no.pid"), check(local().in(temp), new EnvSource.Process("no.pid")));
        assertEquals(missing("the process of stale.pid"), check(local().in(temp), new EnvSource.Process("stale.pid")));
        assertEquals(missing("no.env"), check(local().in(temp).envFile("no.env"), new EnvSource.EnvFile()));
    }

    private static StepOutcome missing(String what) {
        return new StepOutcome.Failed(new FailureReason.NotFound(HostAddress.LOCAL, what));
    }

    @Test
    void pm2_is_asked_for_the_one_process_only() throws IOException {
        pm2Says(
                """
                >>>> In-memory PM2 is out-of-date [{x
                [{"name":"other","pm2_env":{"env":{"DATABASE_URL":"y"}}},
                 {"name":"app","pm2_env":{"status":"online","env":{"DATABASE_URL":"x","JWT_SECRET":"short",
                   "PAYMENT_PROVIDER":"iiko","nested":{"a":1}}}}]""");
        var works = local().value("PATH", temp + ":/usr/bin:/bin");
        assertEquals(TWO_BROKEN, check(works, new EnvSource.Pm2("app")));
        assertEquals(missing("the pm2 process none"), check(works, new EnvSource.Pm2("none")));
    }

    private void pm2Says(String text) throws IOException {
        Files.writeString(temp.resolve("said"), text);
        var pm2 = Files.writeString(temp.resolve("pm2"), "#!/bin/sh\n[ \"$1\" = jlist ] && cat '" + temp + "/said'\n");
        assertTrue(pm2.toFile().setExecutable(true));
    }

    @Test
    void a_wait_passes_can_be_stopped_and_keeps_to_the_time_out() throws Exception {
        assertEquals(new StepOutcome.Succeeded(""), start(local().doing(new StepSpec.Wait(Duration.ofMillis(50)))));
        assertInstanceOf(
                StepOutcome.Failed.class,
                start(local().within(Duration.ofMillis(50)).doing(new StepSpec.Wait(Duration.ofHours(1)))));
        var waiting = CompletableFuture.supplyAsync(
                () -> start(local().within(Duration.ofHours(2)).doing(new StepSpec.Wait(Duration.ofHours(1)))));
        watcher.wishes(StepWatcher.Wish.STOP);
        assertEquals(new StepOutcome.Stopped(), waiting.get(10, TimeUnit.SECONDS));
    }

    @Test
    void a_call_goes_to_the_room_that_offers_it_and_an_unknown_one_fails() {
        assertEquals(
                new StepOutcome.Succeeded("hello world"),
                start(local().doing(new StepSpec.Call("greet", Map.of("who", "world")))));
        assertEquals(
                new StepOutcome.Failed(new FailureReason.Unsupported(HostAddress.LOCAL, "call: sing")),
                start(local().doing(new StepSpec.Call("sing", Map.of()))));
    }

    private HostProbe.Answer probe(String script, Duration timeout) {
        return room.probe()
                .probe(new HostProbe.Question(
                        HostAddress.LOCAL,
                        script,
                        Optional.of(temp.toString()),
                        Optional.empty(),
                        Map.of("VALUE", "a $(touch pwned) 'b'\n"),
                        Map.of("TOKEN", new Secret("hidden-token")),
                        timeout));
    }

    @Test
    void a_probe_answers_with_output_errors_and_code_and_leaves_nothing() throws IOException {
        assertEquals(
                new HostProbe.Answer.Exited(3, "a $(touch pwned) 'b'\n\n" + temp.toRealPath() + "\n", "‹secret›\n"),
                probe("echo \"$VALUE\"; pwd; echo \"$TOKEN\" >&2; exit 3", Duration.ofSeconds(10)));
        try (var left = Files.list(temp)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void a_probe_sees_nothing_of_the_bots_environment() {
        var inherited = System.getenv().keySet().stream()
                .filter(name -> !List.of(
                                "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "PWD", "OLDPWD", "SHLVL", "_")
                        .contains(name))
                .findFirst()
                .orElseThrow();
        var answer = assertInstanceOf(HostProbe.Answer.Exited.class, probe("env", Duration.ofSeconds(10)));
        assertFalse(answer.output().contains(inherited + "="), inherited);
    }

    @Test
    void a_probe_that_takes_too_long_is_ended() {
        assertEquals(
                new HostProbe.Answer.Refused(new FailureReason.TimedOut(Duration.ofSeconds(1))),
                probe("sleep 60", Duration.ofSeconds(1)));
    }

    @Test
    void a_probes_output_is_cut_at_64_kib() {
        var answer = assertInstanceOf(
                HostProbe.Answer.Exited.class, probe("head -c 1000000 /dev/zero | tr '\\0' x", Duration.ofSeconds(10)));
        assertEquals(0, answer.code());
        assertTrue(answer.output().length() <= 64 * 1024 && answer.output().length() > 60_000);
    }
}
