package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.workspace.model.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears of an alert as time goes by: the three levels of the runbooks, from the webhook to the people. */
class EscalationThroughSlackTest {
    private static final Pattern ID = Pattern.compile("al-[A-Z0-9]{6}");

    @TempDir
    Path root;

    /** On call is the approver; the escalation is the usual one but for what is given. */
    private Scene scene(String house, String escalation) {
        return Scene.local(root, Transport.SOCKET_MODE)
                .knows("HOOK_TOKEN", "let-me-in")
                .knows("PAGER", "R".repeat(32))
                .adds("shop/alerts.yaml", escalation)
                .edits("shop/service.yaml", "service: shop\n", "service: shop\ncontacts: { on-call: U2APP }\n")
                .edits(
                        "capstan.yaml",
                        "language: en",
                        "language: en\nalerts: { receivers: { am: { kind: alertmanager, token: \"${secret:HOOK_TOKEN}\" } } }\n"
                                + house)
                .opens();
    }

    private static void sends(Scene scene, String name, String severity, String status) {
        new Sender(scene, "am")
                .sends(
                        "let-me-in",
                        """
                        {"version": "4", "groupKey": "%1$s", "status": "%3$s", "alerts": [{"status": "%3$s",
                         "labels": {"alertname": "%1$s", "service": "shop", "severity": "%2$s"}, "annotations": {},
                         "fingerprint": "%1$s", "startsAt": "%4$s"}]}
                        """
                                .formatted(name, severity, status, Instant.EPOCH.plusSeconds(1_700_000_000)));
    }

    private static void lists(Scene scene, String words) {
        Until.holds(words, () -> scene.as("engineer").types("/alerts").body().contains(words));
    }

    private static String id(Message card) {
        var matcher = ID.matcher(card.everything());
        assertTrue(matcher.find(), card.everything());
        return matcher.group();
    }

    private static long replies(Scene scene, String words) {
        return scene.slack.messages(scene.channel).stream()
                .filter(Message::isReply)
                .filter(message -> message.everything().contains(words))
                .count();
    }

    @Test
    void level_1_is_recorded_and_told_only_if_it_has_not_gone_by_itself_in_5_minutes() {
        try (var scene = scene("", "escalation: { P0: { tell: on-call } }")) {
            sends(scene, "Passing", "level 1", "firing");
            lists(scene, "1 alert is open");
            sends(scene, "Passing", "level 1", "resolved");
            lists(scene, "No alert is open");

            sends(scene, "Staying", "warning", "firing");
            lists(scene, "1 alert is open");
            scene.clock.pass(Duration.ofMinutes(5));
            var card = scene.card("⚠️", "P2 Staying");
            assertFalse(card.everything().contains("<@"), "nobody is called");
            scene.inThread("It has not gone by itself in 5 m");
            assertTrue(
                    scene.cards().stream().noneMatch(each -> each.everything().contains("Passing")));
        }
    }

    @Test
    void level_2_wants_an_answer_in_15_minutes_and_whoever_answered_and_forgot_is_reminded() {
        try (var scene = scene("", "escalation: { P0: { tell: on-call } }")) {
            sends(scene, "Slow", "level 2", "firing");
            var card = scene.card("P1 Slow", "<@U2APP>");
            scene.clock.pass(Duration.ofMinutes(15));
            scene.inThread("Nobody has answered for 15 m", "<@U2APP>");
            var alone = scene.slack.awaitMessage(
                    message -> !message.channel().equals(scene.channel)
                            && message.everything().contains("P1 Slow")
                            && message.everything().contains("waits for your answer in <#" + scene.channel + ">"),
                    Scene.PATIENCE);

            scene.slack.as("approver").in(alone.channel()).clicks(alone, "alert-acknowledge");
            scene.inThread("👀 <@U2APP> is on it");
            scene.card("👀", "Slow");
            scene.clock.pass(Duration.ofMinutes(16));
            scene.clock.pass(Duration.ofHours(2));
            scene.inThread("<@U2APP> you have been on it for 2 h", "still so?");
            assertEquals(1, replies(scene, "Nobody has answered"), "the step at 30 minutes was not taken");

            sends(scene, "Slow", "level 2", "resolved");
            scene.card("✅", "Slow", "is over after");
            assertTrue(card.everything().contains("alert-escalate"));
        }
    }

    @Test
    void level_3_calls_everyone_at_once_opens_an_incident_and_tells_what_became_of_each_page() {
        try (var systems = new PagedSystems();
                var scene = scene(
                        systems.declared(),
                        """
                        escalation:
                          P0:
                            tell: [on-call, engineers, release-managers]
                            reach: [mail, pager, broken]
                            then: { after: 5m, tell: release-managers, directly: true, reach: hook }
                            incident: true
                        """)) {
            sends(scene, "Down", "level 3", "firing");
            var card = scene.card("P0 Down", "<@U1ENG>", "<@U5ZH>", "<@U2APP>");
            scene.card("opened by an alert", "nobody is in command");
            scene.inThread("Sent by `mail`");
            scene.inThread("Sent by `pager`");
            scene.inThread("⚠️", "Nobody was reached by `broken`", "403");
            Until.holds("the mail is there", () -> systems.subjects().stream()
                    .anyMatch(subject -> subject.contains("P0 Down · shop production · " + id(card))));
            assertTrue(systems.got("/v2/enqueue", "\"event_action\":\"trigger\"", "\"dedup_key\":\"" + id(card)));

            scene.as("engineer").clicks(card, "alert-acknowledge");
            Until.holds("the pager knows", () -> systems.got("/v2/enqueue", "\"event_action\":\"acknowledge\""));
            scene.clock.pass(Duration.ofMinutes(6));
            sends(scene, "Down", "level 3", "resolved");
            Until.holds("the pager is calm", () -> systems.got("/v2/enqueue", "\"event_action\":\"resolve\""));
            assertEquals(0, replies(scene, "Nobody has answered"));
            assertFalse(systems.got("/hook"), "steps stop the moment someone acknowledges");
        }
    }

    @Test
    void whoever_asks_for_more_hands_calls_the_next_at_once() {
        try (var systems = new PagedSystems();
                var scene = scene(
                        systems.declared(),
                        "escalation: { P1: { then: { after: 1h, tell: release-managers, reach: hook } } }")) {
            sends(scene, "Slow", "level 2", "firing");
            var card = scene.card("P1 Slow");
            scene.as("engineer").clicks(card, "alert-escalate");
            scene.inThread("<@U1ENG> asks for more hands <@U1ENG> <@U2APP>", "also by `hook`");
            scene.inThread("Sent by `hook`");
            assertTrue(systems.got("/hook", "\"event\":\"trigger\""));
            scene.as("engineer").types("/alerts " + id(card) + " escalate");
            scene.slack.awaitWhisper(
                    "engineer",
                    each -> each.everything().contains("Everyone whom the escalation names has been called"),
                    Scene.PATIENCE);
        }
    }
}
