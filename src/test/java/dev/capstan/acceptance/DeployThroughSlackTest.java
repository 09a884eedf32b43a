package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import dev.capstan.acceptance.Scene.Transport;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@LongRunning
class DeployThroughSlackTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_good_version_is_planned_approved_deployed_and_told(Transport transport) {
        try (var scene = Scene.local(root, transport).opens()) {
            var typed = scene.as("engineer").types("/deploy shop v1.1.0 -- fixes coupon rounding");
            assertTrue(typed.acknowledged(), typed.toString());
            var plan = scene.card("v1.1.0", "fixes coupon rounding", "fix coupon rounding");
            assertTrue(plan.content().toString().contains("<@U2APP>"), "it mentions who may decide: " + plan.content());

            scene.decides("approver", "approve");
            scene.card("✅", "v1.1.0");
            assertEquals("v1.1.0", scene.service.live());
            assertEquals("0042", scene.service.database());
            assertEquals(scene.service.commit("v1.1.0"), scene.service.head());
            scene.inThread("✅", "Restart");
            Until.holds(
                    "the full log is in the thread", () -> !scene.slack.files().isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_version_that_answers_no_health_check_is_rolled_back_by_itself(Transport transport) {
        try (var scene = Scene.local(root, transport).opens()) {
            scene.as("engineer").types("/deploy shop v1.2.0");
            scene.decides("approver", "approve");
            scene.card("⏪", "v1.2.0");
            assertEquals("v1.0.0", scene.service.live());
            assertEquals("0042", scene.service.database());
            scene.inThread("check app failed", "0042");
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_failing_install_leaves_the_running_service_untouched(Transport transport) {
        try (var scene = Scene.local(root, transport).opens()) {
            var before = scene.service.pid();
            scene.as("engineer").types("/deploy shop v1.3.0");
            scene.decides("approver", "approve");
            scene.card("⏪", "v1.3.0");
            assertEquals(before, scene.service.pid());
            assertEquals("v1.0.0", scene.service.live());
            assertEquals(scene.service.commit("v1.0.0"), scene.service.head());
            assertEquals("0041", scene.service.database());
            scene.inThread("registry answers 500");
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_rollback_puts_the_version_before_back(Transport transport) {
        try (var scene = Scene.local(root, transport).opens()) {
            scene.as("engineer").types("/deploy shop v1.1.0");
            scene.decides("approver", "approve");
            scene.card("✅", "v1.1.0");
            scene.as("engineer").types("/rollback shop");
            scene.decides("engineer", "approve");
            Until.holds("v1.0.0 is back", () -> scene.service.live().equals("v1.0.0"));
            scene.card("✅", "Roll back");
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_denied_deploy_runs_nothing(Transport transport) {
        try (var scene = Scene.local(root, transport).opens()) {
            scene.as("engineer").types("/deploy shop v1.1.0");
            scene.decides("approver", "deny");
            var form = scene.as("approver").awaitModal(Scene.PATIENCE);
            form.enters("form-denial", "not on a Friday").submits();
            scene.card("not on a Friday");
            assertEquals("v1.0.0", scene.service.live());
        }
    }
}
