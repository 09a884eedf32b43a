package dev.capstan.page;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** PagerDuty's Events API v2. What comes twice under one key counts once. */
final class PagerDutyEvents {
    private static final int SUMMARY = 1024;
    private static final int SOURCE = 255;
    private static final int KEY = 255;
    /** An event may weigh 512 kB; a character of text weighs up to 6 bytes in JSON. */
    private static final int TEXT = 50_000;

    private final JsonMapper json = new JsonMapper();
    private final HttpSending sending;

    PagerDutyEvents(HttpSending sending) {
        this.sending = sending;
    }

    Outcome send(Way.PagerDuty way, Page page, Vault vault) throws Vault.Missing {
        var url = way.url().replaceAll("/+$", "") + "/v2/enqueue";
        return sending.send(url, Map.of("Content-Type", "application/json"), event(page, vault.read(way.routingKey())));
    }

    private String event(Page page, String routingKey) {
        var event = json.createObjectNode()
                .put("routing_key", routingKey)
                .put("event_action", page.what().word())
                .put("dedup_key", key(page.dedupKey()));
        if (page.what() == Page.What.TRIGGER) {
            var summary = Plain.line(page.summary(), SUMMARY);
            var source = Plain.line(page.source(), SOURCE);
            event.put("client", "Capstan");
            event.putObject("payload")
                    .put("summary", summary.isEmpty() ? "?" : summary)
                    .put("source", source.isEmpty() ? "capstan" : source)
                    .put("severity", page.severity().word())
                    .put("timestamp", page.askedAt().toString())
                    .putObject("custom_details")
                    .put("text", Plain.cut(page.text(), TEXT));
            page.link().ifPresent(link -> event.putArray("links")
                    .addObject()
                    .put("href", link)
                    .put("text", "Capstan"));
        }
        return event.toString();
    }

    /** A key that is too long is one of its own, always the same. */
    private static String key(String dedupKey) {
        if (dedupKey.length() <= KEY) {
            return dedupKey;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(dedupKey.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
