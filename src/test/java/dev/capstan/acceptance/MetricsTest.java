package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.workspace.api.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    private static final Pattern RULES_METRIC = Pattern.compile("\\b(?:capstan_[a-z_]+|up)\\b");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path root;

    @Test
    void it_tells_what_happened_and_how_things_stand() throws Exception {
        try (var scene = Scene.local(root, Transport.HTTP).opens()) {
            scene.slack.faults().next("chat.postMessage", new Fault.RateLimited(Duration.ofSeconds(1)));
            scene.as("engineer").types("/deploy shop v1.1.0");
            scene.card("v1.1.0");
            var typed = "{kind=\"command\"}";
            Until.holds("what was typed, posted and stands is counted", () -> {
                var now = scraped(scene);
                return at(now, "capstan_slack_acknowledgement_seconds_count" + typed) == 1
                        && at(now, "capstan_slack_acknowledgement_seconds_bucket{kind=\"command\",le=\"3.0\"}") == 1
                        && at(now, "capstan_slack_calls_total{ending=\"limited\",method=\"chat.postMessage\"}") == 1
                        && at(now, "capstan_slack_calls_total{ending=\"answered\",method=\"chat.postMessage\"}") >= 1
                        && at(now, "capstan_operations{state=\"awaiting-approval\"}") == 1
                        && at(now, "capstan_outbox_waiting") == 0
                        && at(now, "capstan_alert_reports{state=\"aside\"}") == 0
                        && at(now, "capstan_teller{replica=\"replica 0\"}") == 1
                        && at(now, "capstan_ready") == 1;
            });

            System.gc(); // what is counted must not be held by this test's luck alone
            assertEquals(401, post(scene, "v0=00", Instant.now()));
            assertEquals(401, post(scene, "v0=00", Instant.now().minusSeconds(600)));
            scene.edits("capstan.yaml", "admin-channel", "admin-chanel");
            Until.holds("refusals are counted by reason", () -> {
                var now = scraped(scene);
                return at(now, "capstan_slack_refused_total{reason=\"bad-signature\"}") == 1
                        && at(now, "capstan_slack_refused_total{reason=\"stale\"}") == 1
                        && at(now, "capstan_slack_refused_total{reason=\"other-team\"}") == 0
                        && at(now, "capstan_catalogue_readings_total{outcome=\"refused\"}") >= 1;
            });
            assertTrue(at(scraped(scene), "jvm_memory_used_bytes{area=\"heap\"") > 0);
        }
    }

    @Test
    void sockets_are_timed_too() throws Exception {
        try (var scene = Scene.local(root, Transport.SOCKET_MODE).opens()) {
            scene.as("engineer").types("/ops list");
            Until.holds(
                    "the command is counted",
                    () -> at(scraped(scene), "capstan_slack_acknowledgement_seconds_count{kind=\"command\"}") == 1);
        }
    }

    @Test
    void while_the_database_is_away_the_rest_is_told_quickly() throws Exception {
        try (var wire = new Wire();
                var scene = Scene.local(root, wire.here()).opens()) {
            wire.cut();
            Until.holds("what isn't known is no number", () -> {
                var now = scraped(scene);
                return Double.isNaN(at(now, "capstan_outbox_waiting")) && at(now, "capstan_ready") == 0;
            });
        }
    }

    @Test
    void each_metric_that_a_rule_names_is_told() throws Exception {
        var rules = Files.readString(Path.of("docker/prometheus/capstan.rules.yml"));
        var named = RULES_METRIC
                .matcher(rules.lines()
                        .filter(line -> !line.contains("job:") && !line.contains("- name:"))
                        .reduce("", (all, line) -> all + "\n" + line))
                .results()
                .map(found -> found.group())
                .filter(name -> name.startsWith("capstan_"))
                .distinct()
                .toList();
        assertTrue(named.size() >= 3, named::toString);
        try (var scene = Scene.local(root, Transport.HTTP).opens()) {
            var told = scraped(scene).keySet();
            named.forEach(name ->
                    assertTrue(told.stream().anyMatch(each -> each.equals(name) || each.startsWith(name + "{")), name));
        }
    }

    /** The first whose name and labels begin so, not a number where there is none. */
    private static double at(Map<String, Double> told, String metric) {
        return told.entrySet().stream()
                .filter(each -> each.getKey().startsWith(metric))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(-1.0);
    }

    private Map<String, Double> scraped(Scene scene) {
        try {
            var page = http.send(HttpRequest.newBuilder(at(scene, "/metrics")).build(), BodyHandlers.ofString());
            assertEquals(200, page.statusCode(), page::body);
            var told = new HashMap<String, Double>();
            for (var line :
                    page.body().lines().filter(each -> !each.startsWith("#")).toList()) {
                int gap = line.lastIndexOf(' ');
                told.put(line.substring(0, gap), number(line.substring(gap + 1)));
            }
            return told;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private int post(Scene scene, String signature, Instant at) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at(scene, "/slack/events"))
                .header("X-Slack-Request-Timestamp", Long.toString(at.getEpochSecond()))
                .header("X-Slack-Signature", signature)
                .POST(BodyPublishers.ofString("command=%2Fops"))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static URI at(Scene scene, String path) {
        return URI.create("http://127.0.0.1:" + scene.port(0) + path);
    }
}
