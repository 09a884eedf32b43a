package dev.capstan.acceptance;

import static dev.capstan.acceptance.CrashTest.asksForTheCountedVersion;
import static dev.capstan.acceptance.CrashTest.isDeployedOnce;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.workspace.act.Delivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bot leans on goes away for a while: it says so, loses nothing, and goes on. */
class OutageTest {
    @TempDir
    Path root;

    @Test
    void a_bot_started_before_its_database_says_that_it_waits_and_comes_up_with_it() {
        try (var wire = new Wire();
                var scene = Scene.local(root, wire.here())) {
            wire.cut();
            var bot = scene.launches();
            Until.holds("it says what it waits for", () -> bot.log().contains("does not answer yet"));
            assertFalse(bot.log().contains("postgres:postgres"), bot.log());
            wire.mend();
            bot.comesUp();
            bot.isAsked();
            taken(scene);
        }
    }

    @Test
    void a_command_that_cannot_be_recorded_is_answered_so_and_does_nothing_later() {
        try (var wire = new Wire();
                var scene = Scene.local(root, wire.here()).opens()) {
            wire.cut();
            // A connection that broke under the very command leaves it open whether it was recorded, and is said so
            Until.holds("nothing is recorded, and that is said", () -> {
                var typed = scene.as("engineer").types("/deploy shop v1.1.0");
                assertTrue(typed.acknowledged(), typed.toString());
                assertFalse(typed.body().contains("is taken"), typed.toString());
                return typed.body().contains("Not recorded, nothing will happen");
            });
            assertEquals(0, new Tables(wire.behind()).operations());

            wire.mend();
            Until.holds("the database is used again", () -> taken(scene));
            scene.decides("approver", "approve");
            scene.card("✅", "v1.1.0");
            assertEquals(1, new Tables(wire.behind()).operations());
        }
    }

    @Test
    void a_database_that_falls_silent_leaves_nobody_without_an_answer() {
        try (var wire = new Wire();
                var scene = Scene.local(root, wire.here()).opens()) {
            scene.as("engineer").types("/ops list");
            wire.swallow();
            var typed = scene.as("engineer").types("/deploy shop v1.1.0");
            assertTrue(typed.acknowledged(), typed.toString());
            assertTrue(
                    typed.body().contains("Not recorded") || typed.body().contains("Not known yet"), typed.toString());

            wire.mend();
            Until.holds("it is recorded, late or when it is asked again", () -> {
                taken(scene);
                return new Tables(wire.behind()).operations() == 1;
            });
            scene.decides("approver", "approve");
            scene.card("✅", "v1.1.0");
            assertEquals(1, new Tables(wire.behind()).operations());
        }
    }

    @Test
    void a_step_goes_on_while_the_database_is_away_and_is_told_when_it_is_back() {
        try (var wire = new Wire();
                var scene = Scene.local(root, wire.here()).opens()) {
            asksForTheCountedVersion(scene);
            scene.decides("approver", "approve");
            scene.inThread("installing slowly");
            wire.cut();
            scene.service.says("said in the dark");
            Until.holds("the step hears", () -> !Files.exists(scene.service.root.resolve("say")));
            scene.service.goesOn();
            Until.holds("the step ends", () -> Files.exists(scene.service.root.resolve("installed")));
            wire.mend();

            isDeployedOnce(scene);
            Until.holds("the log is in the thread", () -> scene.slack.files().stream()
                    .anyMatch(file -> !file.text().isEmpty()));
            var log = scene.slack.files().getFirst().text();
            assertTrue(log.contains("said in the dark\ninstalled at last"), log);
        }
    }

    @Test
    void what_happened_while_slack_was_down_is_told_afterwards_and_nothing_twice() {
        try (var scene = Scene.local(root, Transport.HTTP).opens()) {
            asksForTheCountedVersion(scene);
            scene.decides("approver", "approve");
            scene.inThread("installing slowly");
            scene.slack.faults().down();
            scene.service.goesOn();
            Until.holds("it is deployed unseen", () -> scene.service.live().equals("v1.5.0"));
            scene.slack.faults().clear();

            isDeployedOnce(scene);
            scene.inThread("✅", "Restart");
            Until.holds("the log is in the thread", () -> !scene.slack.files().isEmpty());
            var said = new HashSet<String>();
            for (var message : scene.slack.messages(scene.channel)) {
                assertTrue(said.add(message.everything()), "said twice: " + message.everything());
            }
        }
    }

    private static boolean taken(Scene scene) {
        Delivery typed = scene.as("engineer").types("/deploy shop v1.1.0");
        return typed.body().contains("is taken");
    }
}
