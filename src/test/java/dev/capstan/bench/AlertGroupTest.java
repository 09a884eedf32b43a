package dev.capstan.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertGroupTest {
    private static final Instant SINCE = Instant.parse("2026-11-22T03:00:00Z");

    @Test
    void a_storm_has_each_alert_once_in_groups_as_a_cluster_has_them() throws IOException {
        var groups = AlertGroup.storm(10_000, 1_000, List.of("place-1", "place-2"), SINCE, new Random(1));
        var fingerprints = new ArrayList<Integer>();
        for (var group : groups) {
            var text = new String(group.request(), StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n\r\n") + 4;
            var body = new ObjectMapper().readTree(text.substring(end));
            assertTrue(text.contains("\r\nContent-Length: " + (text.length() - end) + "\r\n"), text.substring(0, end));
            assertEquals(group.alerts(), body.path("alerts").size());
            assertTrue(group.alerts() <= 100, "as many as an Alertmanager groups");
            for (var alert : body.path("alerts")) {
                int number = Integer.parseInt(alert.path("fingerprint").asText(), 16);
                assertEquals(
                        AlertGroup.node(number),
                        alert.path("labels").path("instance").asText());
                fingerprints.add(number);
            }
        }
        assertEquals(IntStream.range(10_000, 11_000).boxed().toList(), fingerprints);
    }
}
