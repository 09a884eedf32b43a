package dev.capstan.acceptance;

import static dev.capstan.acceptance.CrashTest.asksForTheCountedVersion;
import static dev.capstan.acceptance.CrashTest.isDeployedOnce;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import dev.capstan.acceptance.Scene.Transport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people decide on the way, and what becomes of the operation when they do, or don't. */
@LongRunning
class DecisionsThroughSlackTest {
    @TempDir
    Path root;

    @Test
    void a_branch_pushed_between_plan_and_approval_changes_nothing_the_planned_commit_runs() {
        try (var scene = Scene.local(root, Transport.HTTP).opens()) {
            var planned = scene.service.commit("main");
            scene.as("engineer").types("/deploy shop main");
            scene.card("main", "installs slowly");
            scene.service.pushToMain();
            scene.service.goesOn();
            scene.decides("approver", "approve");
            scene.card("✅", "main");
            assertEquals(planned, scene.service.head());
            assertEquals("v1.5.0", scene.service.live());
        }
    }

    @Test
    void a_tag_moved_between_plan_and_approval_changes_nothing_either() {
        try (var scene = Scene.local(root, Transport.HTTP).opens()) {
            var planned = scene.service.commit("v1.1.0");
            scene.as("engineer").types("/deploy shop v1.1.0");
            scene.card("v1.1.0", "waits for approval");
            scene.service.moveTag("v1.1.0", "v1.2.0");
            scene.decides("approver", "approve");
            scene.card("✅", "v1.1.0");
            assertEquals(planned, scene.service.head());
            assertEquals("v1.1.0", scene.service.live());
        }
    }

    @Test
    void a_plan_nobody_decides_about_is_reminded_of_and_expires() {
        try (var scene = Scene.local(root, Transport.HTTP)
                .edits("shop/runbooks.yaml", "within: 15m", "within: 8s")
                .opens()) {
            scene.as("engineer").types("/deploy shop v1.1.0");
            scene.inThread("<@U2APP>", "unless you decide");
            scene.card("expired, nothing was run");
            assertEquals("v1.0.0", scene.service.live());
        }
    }

    @Test
    void a_typed_confirmation_counts_only_when_the_word_is_right() {
        try (var scene = Scene.local(root, Transport.HTTP)
                .edits("shop/runbooks.yaml", "within: 15m", "typed: true")
                .opens()) {
            scene.as("engineer").types("/deploy shop v1.1.0");
            scene.decides("approver", "approve");
            var form = scene.as("approver").awaitModal(Scene.PATIENCE);
            var wrong = form.enters("form-word", "shpo").submits();
            assertTrue(wrong.body().contains("errors"), wrong.toString());
            form.enters("form-word", "shop").submits();
            scene.card("✅", "v1.1.0");
            assertEquals("v1.1.0", scene.service.live());
        }
    }

    @Test
    void an_operation_that_is_stopped_here_stays_as_its_last_step_left_it_and_its_processes_end() {
        try (var scene = Scene.local(root, Transport.HTTP).opens()) {
            stopsTheInstall(scene, "Stop here");
            scene.card("was stopped at", "Install");
            assertEquals(scene.service.commit("v1.5.0"), scene.service.head());
            assertEquals(List.of("install"), scene.service.runs());
        }
    }

    @Test
    void an_operation_that_is_stopped_and_rolled_back_puts_the_files_back() {
        try (var scene = Scene.local(root, Transport.HTTP).opens()) {
            var before = scene.service.pid();
            stopsTheInstall(scene, "Roll back");
            scene.card("⏪", "v1.5.0");
            assertEquals(scene.service.commit("v1.0.0"), scene.service.head());
            assertEquals(before, scene.service.pid());
        }
    }

    private static void stopsTheInstall(Scene scene, String how) {
        asksForTheCountedVersion(scene);
        scene.decides("approver", "approve");
        scene.inThread("installing slowly");
        scene.decides("engineer", "stop");
        scene.as("engineer").awaitModal(Scene.PATIENCE).enters("form-stop", how).submits();
        Until.holds("the script ends", () -> !isAlive(scene));
    }

    @Test
    void no_step_starts_while_everything_is_paused() {
        try (var scene = Scene.local(root, Transport.HTTP).opens()) {
            scene.service.goesOn();
            asksForTheCountedVersion(scene);
            var paused = scene.as("engineer").types("/ops pause");
            assertTrue(paused.body().contains("Paused"), paused.toString());
            scene.decides("approver", "approve");
            scene.card("Paused everywhere");
            assertEquals(List.of(), scene.service.runs());

            scene.as("engineer").types("/ops resume");
            isDeployedOnce(scene);
        }
    }

    @Test
    void a_step_that_vanished_asks_a_person_and_runs_again_when_told() {
        try (var scene = Scene.local(root, Transport.HTTP).opens()) {
            losesTheInstall(scene);
            scene.service.goesOn();
            scene.decides("engineer", "answer:run-again");
            scene.card("✅", "v1.5.0");
            assertEquals(List.of("install", "install", "migrate", "restart"), scene.service.runs());
        }
    }

    @Test
    void a_step_that_vanished_may_be_counted_as_done() {
        try (var scene = Scene.local(root, Transport.HTTP).opens()) {
            losesTheInstall(scene);
            scene.decides("engineer", "answer:count-as-done");
            isDeployedOnce(scene);
        }
    }

    @Test
    void a_step_that_vanished_may_be_rolled_back() {
        try (var scene = Scene.local(root, Transport.HTTP).opens()) {
            losesTheInstall(scene);
            scene.decides("engineer", "answer:roll-back");
            scene.card("⏪", "v1.5.0");
            assertEquals(scene.service.commit("v1.0.0"), scene.service.head());
            assertEquals(List.of("install"), scene.service.runs());
        }
    }

    /** The whole process group is killed from outside, as the kernel does for want of memory, and nobody writes down why. */
    private static void losesTheInstall(Scene scene) {
        asksForTheCountedVersion(scene);
        scene.decides("approver", "approve");
        scene.inThread("installing slowly");
        var group = Commands.run(scene.service.root, "ps", "-o", "pgid=", "-p", scene.service.read("install.pid"));
        Commands.run(scene.service.root, "kill", "-KILL", "--", "-" + group.strip());
        scene.card("needs a decision at", "Install");
        scene.inThread("gone without an exit code");
    }

    private static boolean isAlive(Scene scene) {
        return ProcessHandle.of(Long.parseLong(scene.service.read("install.pid")))
                .map(ProcessHandle::isAlive)
                .orElse(false);
    }
}
