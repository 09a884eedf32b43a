package dev.capstan.page;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * JSON posted to a URL. With a secret, {@code X-Capstan-Signature} is {@code v1=} and the HMAC-SHA256, in hex, of
 * {@code v1:}, the value of {@code X-Capstan-Timestamp}, a colon and the body.
 */
final class Webhooks {
    private final JsonMapper json = new JsonMapper();
    private final HttpSending sending;
    private final Clock clock;

    Webhooks(HttpSending sending, Clock clock) {
        this.sending = sending;
        this.clock = clock;
    }

    Outcome send(Way.Webhook way, Page page, Vault vault) throws Vault.Missing {
        var body = body(page);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Capstan-Page", page.id().value());
        if (way.secret().isPresent()) {
            var timestamp = Long.toString(clock.instant().getEpochSecond());
            headers.put("X-Capstan-Timestamp", timestamp);
            headers.put("X-Capstan-Signature", signature(vault.read(way.secret().get()), timestamp, body));
        }
        return sending.send(vault.read(way.url()), headers, body);
    }

    private String body(Page page) {
        return json.createObjectNode()
                .put("id", page.id().value())
                .put("event", page.what().word())
                .put("subject", page.subject())
                .put("dedup_key", page.dedupKey())
                .put("summary", page.summary())
                .put("text", page.text())
                .put("severity", page.severity().word())
                .put("source", page.source())
                .put("link", page.link().orElse(null))
                .put("at", page.askedAt().toString())
                .toString();
    }

    static String signature(String secret, String timestamp, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signed = mac.doFinal(("v1:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8));
            return "v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
