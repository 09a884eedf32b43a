package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A system outside that sends to {@code /hooks/NAME} of the scene's first bot. */
record Sender(Scene scene, String receiver) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Shows that it knows the token. */
    void sends(String token, String body) {
        var answer = posts(body, "Authorization", "Bearer " + token);
        assertEquals(200, answer.statusCode(), answer.body());
    }

    HttpResponse<String> posts(String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + scene.port(0) + "/hooks/" + receiver))
                .headers(headers)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** By SHA-256, in hex. */
    static String hmac(String key, String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
