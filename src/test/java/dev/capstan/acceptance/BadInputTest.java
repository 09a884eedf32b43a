package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.workspace.act.Postmark;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever reaches the bot that should not: it is refused with a reason, and nothing is recorded or run. */
class BadInputTest {
    @TempDir
    static Path root;

    private static Scene scene;
    private static Tables tables;

    @BeforeAll
    static void opens() {
        scene = Scene.local(root, Transport.HTTP, "/note", "/frobnicate")
                .edits("shop/service.yaml", "may: { deploy", "may: { note: [engineers], deploy")
                .edits(
                        "shop/runbooks.yaml",
                        "runbooks:\n",
                        """
                        runbooks:
                          note:
                            title: { en: Note, zh: 记事 }
                            parameters:
                              text: { type: text }
                              level: { type: text, default: low, pattern: "[a-z]{1,8}" }
                              count: { type: number, default: "1" }
                              age: { type: duration, default: 1h }
                              ref: { type: git-ref, default: main }
                            guard: none
                            steps:
                              - run: printf '%s' "$text" > ../noting && mv ../noting ../noted
                                name: Note
                        """)
                .opens();
        tables = new Tables(scene.database);
    }

    @AfterAll
    static void closes() {
        scene.close();
    }

    @Test
    void a_request_that_is_signed_wrongly_or_is_over_five_minutes_old_is_refused() {
        long before = tables.operations();
        for (var mark : new Postmark[] {Postmark.wronglySigned(), Postmark.aged(Duration.ofSeconds(301))}) {
            var delivery = scene.as("engineer").sending(mark).types("/deploy shop v1.1.0");
            assertEquals(401, delivery.status(), mark.toString());
        }
        assertEquals(before, tables.operations());
    }

    @Test
    void a_request_from_another_workspace_is_refused_in_words() {
        long before = tables.operations();
        scene.as("engineer").sending(Postmark.fromTeam("TOTHER")).types("/deploy shop v1.1.0");
        whispers("another Slack workspace");
        assertEquals(before, tables.operations());
    }

    static Stream<List<String>> mistypes() {
        return Stream.of(
                List.of("/frobnicate shop", "There is no command", "frobnicate"),
                List.of("/ops deplyo shop", "There is no command", "Did you mean", "deploy"),
                List.of("/deploy shpo v1.1.0", "There is no service", "Did you mean", "shop"),
                List.of("/deploy shop v1.1.0 again", "Nothing is expected at"),
                List.of("/deploy shop colour=red", "There is no parameter"),
                List.of("/note shop", "text", "is missing"),
                List.of("/note shop text=x level=HIGH", "level", "has to match", "[a-z]{1,8}"),
                List.of("/note shop text=x level=$(touch-x)", "level", "has to match"),
                List.of("/note shop text=x count=1;touch", "count", "has to match"),
                List.of("/note shop text=x age=`touch`", "age", "has to match"),
                List.of("/note shop text=x ref=--upload-pack=touch", "ref", "has to match"),
                List.of("/deploy shop $(touch${IFS}x)", "version", "has to match"),
                List.of("/rollback shop copy=../../etc", "copy", "has to match"),
                List.of("/note shop text=" + "x".repeat(501), "text", "has to match"),
                List.of("/note shop " + "x".repeat(3001), "longer than"));
    }

    @ParameterizedTest
    @MethodSource("mistypes")
    void what_is_mistyped_is_answered_with_what_to_write_instead(List<String> typedAndSaid) {
        long before = tables.operations();
        var typed = scene.as("engineer").types(typedAndSaid.getFirst());
        assertTrue(typed.acknowledged(), typed.toString());
        for (var words : typedAndSaid.subList(1, typedAndSaid.size())) {
            assertTrue(typed.body().contains(words), words + " in " + typed.body());
        }
        assertEquals(before, tables.operations());
    }

    @Test
    void an_unknown_version_is_told_with_the_tags_that_come_near() {
        scene.as("engineer").types("/deploy shop v1.1.9");
        scene.card("v1.1.9", "no tag, branch or commit", "v1.1.0");
        assertEquals("v1.0.0", scene.service.live());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(touch x)",
                "; touch x",
                "`touch x`",
                "'; touch x; '",
                "a && touch x || touch x | tee x > x",
                "$HOME ${PATH} $0 %s %n \\n \\0101 \\",
                "*",
                "-n",
                "a=b --plan -- c",
            })
    void shell_metacharacters_reach_the_script_as_data_only(String text) {
        isNoted("text=\"" + text + "\"", text);
    }

    @Test
    void double_quotes_reach_the_script_as_data_only() {
        isNoted("text='\"; touch x; \"'", "\"; touch x; \"");
    }

    @Test
    void a_new_line_ends_no_command() {
        isNoted("text=\"one\ntouch x\"", "one touch x");
    }

    @Test
    void curly_quotes_and_long_dashes_are_read_as_they_were_meant() {
        isNoted("text=“with blanks” level=high — it’s “urgent”", "with blanks");
        scene.card("it's", "urgent", "Note");
    }

    private static void isNoted(String typed, String expected) {
        scene.service.write("noted", "");
        var delivery = scene.as("engineer").types("/note shop " + typed);
        assertTrue(delivery.body().contains("is taken"), delivery.toString());
        Until.holds("it is noted: " + expected, () -> scene.service.raw("noted").equals(expected));
        assertFalse(Files.exists(scene.service.folder.resolve("x")));
        assertFalse(Files.exists(scene.service.root.resolve("x")));
    }

    @Test
    void oversized_and_malformed_payloads_are_refused_and_the_next_command_is_taken() throws Exception {
        assertEquals(413, posts("text=" + "x".repeat(2 << 20)));
        for (var payload : new String[] {
            "",
            "%",
            "payload=",
            "payload={",
            "payload=" + encoded("[]"),
            "payload=" + encoded("{\"type\":\"block_actions\"}"),
            "payload=" + encoded("{\"type\":\"view_submission\",\"view\":{}}"),
            "payload=" + encoded("{\"type\":\"block_actions\",\"user\":null,\"actions\":[]}"),
            "payload=" + encoded("[".repeat(100_000)),
            "command=/deploy",
            "{\"type\":\"event_callback\"}",
        }) {
            int status = posts(payload);
            assertTrue(status < 500, payload.substring(0, Math.min(60, payload.length())) + " is answered " + status);
        }
        isNoted("text=still-there", "still-there");
    }

    private static int posts(String body) throws IOException, InterruptedException {
        long now = Instant.now().getEpochSecond();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + scene.port(0) + "/slack/events"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Slack-Request-Timestamp", Long.toString(now))
                .header("X-Slack-Signature", scene.slack.signature().of(now, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static String encoded(String json) {
        return URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    private static void whispers(String words) {
        scene.slack.awaitWhisper("engineer", message -> message.everything().contains(words), Scene.PATIENCE);
    }
}
