package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.acceptance.Tables.Moment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bot is a process of its own here, and SIGKILL takes it at the worst of moments. */
@LongRunning
class CrashTest {
    static final Duration TAKEOVER = Duration.ofSeconds(30);
    static final List<String> EACH_ONCE = List.of("install", "migrate", "restart");
    private static final int FIRST_STEP = 1;

    @TempDir
    Path root;

    @Test
    void a_step_outlives_the_bot_that_started_it_and_the_next_bot_tells_how_it_went_on() {
        try (var scene = Scene.local(root, Transport.HTTP)) {
            var first = scene.spawns();
            asksForTheCountedVersion(scene);
            scene.decides("approver", "approve");
            scene.inThread("installing slowly");
            first.dies();

            long killed = System.nanoTime();
            scene.service.says("said while no bot was there");
            scene.spawns();
            scene.inThread("said while no bot was there");
            var took = Duration.ofNanos(System.nanoTime() - killed);
            assertTrue(took.compareTo(TAKEOVER) < 0, "taken over after " + took);

            scene.service.goesOn();
            isDeployedOnce(scene);
        }
    }

    @Test
    void a_command_that_was_acknowledged_is_carried_out_by_the_next_bot() {
        try (var scene = Scene.local(root, Transport.HTTP)) {
            var first = scene.spawns();
            asksForTheCountedVersion(scene);
            first.dies();

            scene.service.goesOn();
            scene.spawns();
            scene.decides("approver", "approve");
            isDeployedOnce(scene);
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void a_bot_killed_between_approval_and_first_step_leaves_an_operation_that_runs_once(Moment moment) {
        try (var scene = Scene.local(root, Transport.HTTP)) {
            var first = scene.spawns();
            asksForTheCountedVersion(scene);
            scene.service.goesOn();
            var tables = new Tables(scene.database);
            tables.holdBeginOf(FIRST_STEP, moment);
            scene.decides("approver", "approve");
            tables.awaitHeld();
            first.dies();

            scene.spawns();
            isDeployedOnce(scene);
        }
    }

    static void asksForTheCountedVersion(Scene scene) {
        var typed = scene.as("engineer").types("/deploy shop v1.5.0");
        assertTrue(typed.acknowledged(), typed.toString());
    }

    static void isDeployedOnce(Scene scene) {
        scene.card("✅", "v1.5.0");
        assertEquals("v1.5.0", scene.service.live());
        assertEquals(EACH_ONCE, scene.service.runs());
        assertEquals(1, new Tables(scene.database).operations());
        assertEquals(1, scene.cards().size(), "one message a operation: " + scene.cards());
    }
}
