package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CI server asks for a deploy; a person agrees. */
class CiThroughSlackTest {
    @TempDir
    Path root;

    private static HttpResponse<String> asks(Scene scene, String key, String body) {
        var seconds = Long.toString(scene.clock.instant().getEpochSecond());
        var signature = "v1=" + Sender.hmac(key, "v1:" + seconds + ":" + body);
        return new Sender(scene, "ci").posts(body, "X-Capstan-Timestamp", seconds, "X-Capstan-Signature", signature);
    }

    @Test
    void a_signed_build_is_deployed_once_somebody_agreed() {
        try (var scene = Scene.local(root, Transport.HTTP)) {
            scene.knows("CI", "sh4red")
                    .edits(
                            "capstan.yaml",
                            "language: en",
                            """
                            language: en
                            alerts:
                              receivers:
                                ci: { kind: deploys, signing-secret: "${secret:CI}", may: { shop: production } }
                            """)
                    .opens();
            var build =
                    """
                    {"service": "shop", "environment": "production", "version": "v1.1.0", "id": "build-4711",
                     "reason": "tests are green"}
                    """;
            assertEquals(401, asks(scene, "guess", build).statusCode());
            var elsewhere = asks(scene, "sh4red", build.replace("\"shop\"", "\"ledger\""));
            assertEquals(400, elsewhere.statusCode());
            assertTrue(elsewhere.body().contains("may not deploy ledger to production"), elsewhere.body());

            var asked = asks(scene, "sh4red", build);
            var operation = asked.body().strip();
            assertEquals(202, asked.statusCode(), asked.body());
            assertEquals(asked.body(), asks(scene, "sh4red", build).body(), "the same build asks once");
            scene.card("v1.1.0", "waits for approval", "tests are green", operation);
            scene.decides("approver", "approve");
            scene.card("✅", "v1.1.0", operation);
            assertEquals(
                    1,
                    scene.cards().stream()
                            .filter(card -> card.everything().contains("v1.1.0"))
                            .count());
        }
    }
}
