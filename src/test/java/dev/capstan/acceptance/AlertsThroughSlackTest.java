package dev.capstan.acceptance;

import static dev.capstan.acceptance.AlertHook.TOKEN;
import static dev.capstan.acceptance.AlertHook.alert;
import static dev.capstan.acceptance.AlertHook.payload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.workspace.model.Message;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts from outside, from the webhook to the thread. */
@LongRunning
class AlertsThroughSlackTest {
    private static final String GROUP = "{}:{service=\\\"shop\\\"}";
    private static final String ALERTS =
            """
            alerts:
              payment-failures:
                title: { en: Payment failures, zh: 支付失败率过高 }
                matches: { alertname: HighPaymentFailureRate }
                severity: P0
                means: { en: Customers can't pay., zh: 顾客无法付款。 }
                next: [{ en: Look at the failed payments, zh: 查看支付失败订单 }]
                runbook: https://wiki.example.com/payments
                actions: { query: orders-by-status }
              shop-down: { title: The shop is down, severity: P0, hides: [slow-answers] }
              slow-answers: { title: Slow answers, severity: P1 }
            escalation:
              P0: { tell: [release-managers], then: { after: 15m, tell: release-managers, directly: true } }
            """;

    @TempDir
    Path root;

    private Scene scene() {
        return AlertHook.at(Scene.local(root, Transport.HTTP)).adds("shop/alerts.yaml", ALERTS);
    }

    private static HttpResponse<String> posts(Scene scene, String token, String body) {
        return AlertHook.post(scene.port(0), token, body);
    }

    private static void sends(Scene scene, String... alerts) {
        var answer = posts(scene, TOKEN, payload(GROUP, alerts));
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private static void reads(Scene scene, String person, String typed, String... words) {
        var answer = scene.as(person).types(typed).body();
        for (var word : words) {
            assertTrue(answer.contains(word), answer);
        }
    }

    private static final Pattern ID = Pattern.compile("al-[A-Z0-9]{6}");

    private static String id(Message card) {
        var matcher = ID.matcher(card.everything());
        assertTrue(matcher.find(), card.everything());
        return matcher.group();
    }

    @Test
    void an_alert_arrives_once_is_acknowledged_acted_upon_and_resolved() {
        try (var scene = scene().opens()) {
            var since = Instant.now().minusSeconds(130);
            assertEquals(401, posts(scene, "let-me-out", payload(GROUP)).statusCode());
            assertEquals(
                    400, posts(scene, TOKEN, payload(GROUP).substring(0, 60)).statusCode());
            var newer = posts(scene, TOKEN, payload(GROUP).replace("\"4\"", "\"5\""));
            assertEquals(400, newer.statusCode());
            assertTrue(newer.body().contains("version 4 is understood"), newer.body());
            assertEquals(413, posts(scene, TOKEN, " ".repeat(10_000_000)).statusCode());

            var failing = alert("HighPaymentFailureRate", "a", "firing", since, "7.2 % fail <!channel> *now*");
            sends(scene, failing);
            var card = scene.card("P0 Payment failures", "shop production");
            var text = card.everything();
            assertTrue(text.contains("Customers can't pay."), text);
            assertTrue(text.contains("1. Look at the failed payments"), text);
            assertTrue(text.contains("<https://wiki.example.com/payments|Runbook>"), text);
            assertTrue(text.contains("<@U1ENG> <@U2APP>"), text);
            assertFalse(text.contains("<!channel>"), text);
            assertFalse(text.contains("*now*"), text);

            sends(scene, failing);
            scene.as("outsider").clicks(card, "alert-acknowledge");
            Until.holds("the outsider is refused", () -> scene.as("outsider").whispers().stream()
                    .anyMatch(whisper -> whisper.everything().contains("You can't")));
            scene.as("engineer").clicks(card, "alert-acknowledge");
            scene.inThread("👀 <@U1ENG> is on it");
            scene.card("👀", "Payment failures", "<@U1ENG> is on it since");
            reads(scene, "approver", "/alerts " + id(card) + " ack", "is on it already");
            reads(scene, "mei", "/alerts", "当前有 1 个告警", "支付失败率过高");
            reads(scene, "mei", "/alerts mine", "当前没有告警");

            sends(scene, alert("HighPaymentFailureRate", "a", "resolved", since, "7.2 % fail"));
            scene.card("✅", "Payment failures", "is over after");
            scene.inThread("✅ Over after");
            assertEquals(
                    1,
                    scene.cards().stream()
                            .filter(message -> message.everything().contains("Payment failures") && !message.isReply())
                            .count());
            reads(scene, "engineer", "/alerts " + id(card) + " ack", "is over; there is nothing left to do");
        }
    }

    @Test
    void right_after_a_deploy_its_rollback_comes_first_and_what_is_pressed_is_noted() {
        try (var scene = scene().opens()) {
            scene.as("engineer").types("/deploy shop v1.1.0");
            scene.decides("approver", "approve");
            scene.card("✅", "v1.1.0");
            sends(scene, alert("HighPaymentFailureRate", "a", "firing", Instant.now(), "9 % fail"));
            var card = scene.card("P0 Payment failures", "changed lately: Deploy", "Roll back v1.1.0");
            assertTrue(
                    card.blocks().toString().indexOf("say:alert-roll-back")
                            < card.blocks().toString().indexOf("alert-acknowledge"),
                    "what helps most comes first");
            scene.as("engineer").clicks(card, "say:alert-roll-back");
            scene.card("Roll back shop", id(card));
            scene.inThread("<@U1ENG> · `/rollback shop production -- " + id(card) + "`");
        }
    }

    @Test
    void what_explains_others_hides_them_until_it_is_over() {
        try (var scene = scene().opens()) {
            var since = Instant.now();
            sends(scene, alert("shop-down", "a", "firing", since, "no answer"));
            var down = scene.card("P0 The shop is down");
            var slow = alert("slow-answers", "a", "firing", since, "9 s");
            var answer = posts(scene, TOKEN, payload("slow", slow));
            assertEquals(200, answer.statusCode());
            Until.holds(
                    "it is recorded",
                    () -> scene.as("engineer").types("/alerts").body().contains("2 alerts are open"));
            assertTrue(scene.cards().stream()
                    .noneMatch(message -> message.everything().contains("Slow answers")));
            assertTrue(down.everything().contains("al-"));
        }
    }

    @Test
    void a_silence_is_chosen_from_the_card_or_until_a_moment() {
        try (var scene = scene().opens()) {
            sends(scene, alert("shop-down", "a", "firing", Instant.now(), "no answer"));
            var card = scene.card("P0 The shop is down");
            scene.as("engineer").selects(card, "alert-silence", "4h " + id(card));
            scene.card("🔕", "The shop is down", "silenced by <@U1ENG>");
            scene.as("engineer").selects(card, "alert-silence", "until " + id(card));
            var form = scene.as("engineer").awaitModal(Scene.PATIENCE);
            form.enters(
                            "form-until",
                            Long.toString(Instant.now().minusSeconds(60).getEpochSecond()))
                    .submits();
            var again = scene.as("engineer").awaitModal(Scene.PATIENCE);
            again.enters(
                            "form-until",
                            Long.toString(Instant.now().plusSeconds(7_200).getEpochSecond()))
                    .submits();
            Until.holds(
                    "both are in the thread",
                    () -> scene.slack.messages(scene.channel).stream()
                                    .filter(Message::isReply)
                                    .filter(message -> message.everything().contains("Silenced by <@U1ENG>"))
                                    .count()
                            == 2);
        }
    }

    @Test
    void too_many_in_a_minute_stand_in_a_digest_whose_file_lists_each() {
        try (var scene = scene()) {
            scene.edits("capstan.yaml", "receivers:", "storm: 2\n  receivers:");
            scene.opens();
            for (int each = 0; each < 5; each++) {
                var alert = alert("Trouble" + each, "node-" + each, "firing", Instant.now(), "no. " + each);
                assertEquals(
                        200, posts(scene, TOKEN, payload("g" + each, alert)).statusCode());
            }
            scene.card("P0 Trouble1");
            Until.holds(
                    "all are recorded",
                    () -> scene.as("engineer").types("/alerts").body().contains("5 alerts are open"));
            scene.clock.pass(Duration.ofSeconds(20));
            var digest = scene.card("*3 more alerts*", "3 × P0", "all of them are in the file");
            Until.holds("the file lists each", () -> scene.slack.files().stream()
                    .anyMatch(file -> !file.shares().isEmpty()
                            && Stream.of("node-2", "node-3", "node-4").allMatch(file.text()::contains)));
            assertFalse(scene.cards().stream()
                    .anyMatch(card ->
                            !card.ts().equals(digest.ts()) && card.everything().contains("Trouble2")));

            var over = alert("Trouble3", "node-3", "resolved", Instant.now(), "no. 3");
            assertEquals(200, posts(scene, TOKEN, payload("g3", over)).statusCode());
            scene.card("*3 more alerts*", "1 over");

            var more = IntStream.range(40, 47)
                    .mapToObj(node -> alert("Trouble4", "node-" + node, "firing", Instant.now(), "no. " + node))
                    .toArray(String[]::new);
            assertEquals(200, posts(scene, TOKEN, payload("g4", more)).statusCode());
            Until.holds("another file has those who joined", () -> scene.slack.files().stream()
                    .anyMatch(file -> !file.shares().isEmpty()
                            && IntStream.range(40, 47)
                                    .allMatch(node -> file.text().contains("node-" + node))));

            scene.clock.pass(Duration.ofMinutes(16));
            Until.holds(
                    "nobody answers, which is said once for all of them",
                    () -> scene.slack.replies(digest).stream()
                                    .filter(reply -> reply.everything().contains("Nobody has answered for"))
                                    .filter(reply -> reply.everything().contains("P0 · shop production"))
                                    .count()
                            == 1);
            Until.holds("and to each of those who are called alone", () -> scene.slack.messages("@engineer").stream()
                    .anyMatch(message -> message.everything().contains("Trouble2")));
            Until.holds("all is told", new Tables(scene.database)::nothingWaits);
            assertEquals(
                    1,
                    scene.slack.replies(digest).stream()
                            .filter(reply -> reply.everything().contains("Nobody has answered"))
                            .count());
        }
    }

    @Test
    void what_comes_and_goes_is_told_so_and_then_rests_until_it_is_calm() {
        try (var scene = scene().opens()) {
            for (int turn = 1; turn <= 3; turn++) {
                turns(scene, "firing");
                if (turn > 1) {
                    repliesSay(scene, turn - 1, "It is back");
                }
                turns(scene, "resolved");
                repliesSay(scene, turn, "✅ Over after");
            }
            turns(scene, "firing");
            scene.inThread("It comes and goes: 7 turns within");
            scene.card("it comes and goes; its turns are told no more");
            turns(scene, "resolved");
            turns(scene, "firing");
            turns(scene, "resolved");
            Until.holds("all turns are heard", new Tables(scene.database)::nothingWaits);
            scene.clock.pass(Duration.ofMinutes(16));
            repliesSay(scene, 4, "✅ Over after");
            repliesSay(scene, 3, "It is back");
            scene.card("✅", "The shop is down", "is over after");
        }
    }

    @Test
    void what_comes_from_outside_calls_nobody_wherever_it_is_shown() {
        try (var scene = scene()) {
            scene.edits("capstan.yaml", "receivers:", "storm: 1\n  receivers:");
            scene.opens();
            for (int each = 0; each < 3; each++) {
                sendsCalls(scene, "g" + each, each);
            }
            sendsCalls(scene, "g0", 9);
            Until.holds(
                    "all are recorded",
                    () -> scene.as("engineer").types("/alerts").body().contains("3 alerts are open"));
            scene.clock.pass(Duration.ofSeconds(20));
            scene.card("*2 more alerts*");
            Until.holds("all is told", new Tables(scene.database)::nothingWaits);
            var said = scene.slack.messages(scene.channel).stream()
                    .map(Message::everything)
                    .collect(Collectors.joining(
                            "\n", scene.as("engineer").types("/alerts").body(), ""));
            assertTrue(said.contains("Boom"), said);
            for (var call : List.of("<!channel", "<!here", "<@U9OUT", "<#C", "*Boom*", "<http://evil")) {
                assertFalse(said.contains(call), call + " stands in " + said);
            }
        }
    }

    @Test
    void whoever_joins_an_alert_later_is_named_in_its_thread_or_in_another_file() {
        try (var scene = scene().opens()) {
            sends(scene, nodes(0, 2));
            scene.card("P0 The shop is down");
            sends(scene, nodes(0, 20));
            Until.holds("a file has all of them", () -> isFiled(scene, 20));
            sends(scene, nodes(0, 30));
            Until.holds("another one has those who joined", () -> isFiled(scene, 30));
            Until.holds("all is told", new Tables(scene.database)::nothingWaits);
            assertEquals(2, scene.slack.files().size());
        }
    }

    private static String[] nodes(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(node -> alert("shop-down", "node-" + node + ".", "firing", Instant.now(), "no answer"))
                .toArray(String[]::new);
    }

    private static boolean isFiled(Scene scene, int nodes) {
        return scene.slack.files().stream()
                .anyMatch(file -> !file.shares().isEmpty()
                        && IntStream.range(0, nodes)
                                .allMatch(node -> file.text().contains("node-" + node + ".")));
    }

    private static void sendsCalls(Scene scene, String group, int number) {
        var alert = alert(
                "<!channel> *Boom* " + number,
                "<@U9OUT> <#C0> <!here|x>",
                "firing",
                Instant.now(),
                "<http://evil|x> @channel");
        assertEquals(200, posts(scene, TOKEN, payload(group, alert)).statusCode());
    }

    private static void turns(Scene scene, String status) {
        scene.clock.pass(Duration.ofSeconds(61));
        sends(scene, alert("shop-down", "a", status, scene.clock.instant().minusSeconds(1), "no answer"));
    }

    private static void repliesSay(Scene scene, long times, String words) {
        Until.holds(
                times + " × " + words,
                () -> scene.slack.messages(scene.channel).stream()
                                .filter(message -> message.isReply()
                                        && message.everything().contains(words))
                                .count()
                        == times);
    }
}
