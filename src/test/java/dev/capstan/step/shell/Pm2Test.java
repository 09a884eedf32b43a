package dev.capstan.step.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.Needed;
import dev.capstan.NodeModules;
import dev.capstan.NodeProgram;
import dev.capstan.StepRoom;
import dev.capstan.step.EnvRule;
import dev.capstan.step.EnvSource;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.RecordingWatcher;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.Works;
import dev.capstan.step.ssh.SshSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;

/** A real pm2, and a service that runs under it. */
@ExtendWith(Pm2Test.Installed.class)
class Pm2Test {
    private static final NodeModules PM2 = NodeModules.of("pm2");
    private static final EnvRule SECURE = new EnvRule.Equal("DATABASE_SSL", "true");
    private static final EnvRule REAL = new EnvRule.Not("PAYMENT_PROVIDER", "mock");

    @TempDir
    Path temp;

    static final class Installed implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Needed.unless(PM2.lacking());
        }
    }

    @BeforeEach
    void the_service_runs() throws Exception {
        Files.writeString(temp.resolve("app.js"), "setInterval(() => {}, 1000)");
        pm2(Map.of("DATABASE_SSL", "true", "PAYMENT_PROVIDER", "mock"), "start", "app.js", "--name", "app", "-i", "2");
    }

    @AfterEach
    void it_ends() throws Exception {
        pm2(Map.of(), "kill");
    }

    @Test
    void what_the_service_was_started_with_is_held_against_the_rules_until_it_is_started_anew() throws Exception {
        assertEquals(new StepOutcome.Failed(new FailureReason.RulesBroken(List.of(REAL))), check("app"));
        assertEquals(
                new StepOutcome.Failed(new FailureReason.NotFound(HostAddress.LOCAL, "the pm2 process shop")),
                check("shop"));

        pm2(Map.of("PAYMENT_PROVIDER", "iiko"), "restart", "app", "--update-env");

        assertEquals(new StepOutcome.Succeeded(""), check("app"));
    }

    private StepOutcome check(String name) {
        var works = Works.on(HostAddress.LOCAL).value("PM2_HOME", home()).value("PATH", path());
        try (var room = StepRoom.open(
                new SshSettings(List.of(), Optional.empty(), List.of()),
                AttemptRoots.everywhere(temp.resolve("steps")),
                Map.of(),
                Clock.systemUTC())) {
            var checking = works.doing(new StepSpec.CheckEnv(new EnvSource.Pm2(name), List.of(SECURE, REAL)));
            return room.executor().start(checking.work(), new RecordingWatcher());
        }
    }

    private void pm2(Map<String, String> environment, String... words) throws Exception {
        var command = new ArrayList<>(
                List.of(PM2.folder().resolve(".bin/pm2").toAbsolutePath().toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PM2_HOME", home());
        builder.environment().put("PATH", path());
        builder.environment().put("HOME", temp.toString());
        var log = temp.resolve("pm2.log").toFile();
        var process = builder.directory(temp.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        assertEquals(0, process.waitFor(), () -> said(log));
    }

    private static String said(File log) {
        try {
            return Files.readString(log.toPath());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private String home() {
        return temp.resolve("pm2").toString();
    }

    private static String path() {
        var node = NodeProgram.find().orElseThrow().path().getParent();
        return PM2.folder().resolve(".bin").toAbsolutePath() + ":" + node + ":/usr/bin:/bin";
    }
}
