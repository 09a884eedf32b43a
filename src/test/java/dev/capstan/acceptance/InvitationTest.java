package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.workspace.model.Message;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The channel of the service lacks the bot. */
class InvitationTest {
    private static final Duration SOONER_THAN_A_NEW_TRY = Duration.ofSeconds(20);

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "HTTP, engineer, Type `/invite @capstan` in it",
        "SOCKET_MODE, engineer, Type `/invite @capstan` in it",
        "HTTP, mei, 请在该频道输入 `/invite @capstan`"
    })
    void whoever_asks_is_told_privately_to_invite_it_and_then_the_plan_appears_by_itself(
            Transport transport, String person, String words) {
        try (var scene = Scene.local(root, transport).opens()) {
            var elsewhere = scene.slack.addChannel("elsewhere", person);
            scene.slack.removeFromChannel(scene.channel, bot(scene));
            var typed = scene.slack.as(person).in(elsewhere).types("/deploy shop v1.1.0");
            assertTrue(typed.acknowledged(), typed.toString());
            var told = invitation(scene, person);
            assertTrue(told.everything().contains(words), told::everything);
            assertTrue(told.everything().contains("<#" + scene.channel + ">"), told::everything);
            assertFalse(others(scene, elsewhere).contains("/invite"), "nobody else sees it");

            scene.toAdmins("not_in_channel", "/invite @capstan");
            scene.slack.addToChannel(scene.channel, bot(scene));
            scene.slack.awaitMessage(
                    message -> message.channel().equals(scene.channel)
                            && message.everything().contains("v1.1.0"),
                    SOONER_THAN_A_NEW_TRY);
            scene.decides("approver", "approve");
            scene.card("✅", "v1.1.0");
            assertEquals(1, scene.cards().size(), "it is told once");
        }
    }

    @Test
    void it_is_answered_in_a_channel_that_lacks_it_too() {
        try (var scene = Scene.local(root, Transport.HTTP).opens()) {
            var elsewhere = scene.slack.addChannel("elsewhere", "engineer");
            scene.slack.removeFromChannel(elsewhere, bot(scene));
            var typed = scene.slack.as("engineer").in(elsewhere).types("/deploy shop v1.1.0");
            assertTrue(typed.acknowledged(), typed.toString());
            scene.card("v1.1.0");
            assertTrue(
                    scene.slack.as("engineer").whispers().stream()
                            .noneMatch(whisper -> whisper.everything().contains("/invite")),
                    "the service's channel has the bot, so there is nothing to invite it to");
        }
    }

    @Test
    void a_private_channel_that_hides_from_it_is_named_too() {
        try (var scene = Scene.local(root, Transport.HTTP)) {
            var hidden = scene.slack.addPrivateChannel("war-room", "engineer", "approver");
            scene.edits("shop/service.yaml", "channel: " + scene.channel, "channel: " + hidden);
            scene.opens();
            scene.slack.removeFromChannel(hidden, bot(scene));
            scene.as("engineer").types("/deploy shop v1.1.0");
            var told = invitation(scene, "engineer");
            assertTrue(told.everything().contains("<#" + hidden + ">"), told::everything);
            scene.toAdmins("channel_not_found", "/invite @capstan");
            scene.slack.addToChannel(hidden, bot(scene));
            scene.slack.awaitMessage(
                    message -> message.channel().equals(hidden)
                            && message.everything().contains("v1.1.0"),
                    Scene.PATIENCE);
        }
    }

    private static Message invitation(Scene scene, String person) {
        return scene.slack.awaitWhisper(person, message -> message.everything().contains("/invite"), Scene.PATIENCE);
    }

    private static String others(Scene scene, String elsewhere) {
        return scene.slack.messages(scene.channel).toString()
                + scene.slack.messages(elsewhere)
                + scene.slack.as("approver").whispers();
    }

    private static String bot(Scene scene) {
        return scene.slack.app().botUserId();
    }
}
