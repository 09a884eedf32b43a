package dev.capstan.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One delivery as it came, not yet verified.
 *
 * @param query without the question mark; empty if there was none
 * @param headers under their names in lower case
 * @param body byte for byte, since the signature covers it
 */
public record SlackRequest(
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        byte[] body,
        String remoteAddress) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** A payload holds what people typed, and headers hold signatures. */
    @Override
    public String toString() {
        return "%s %s, %d bytes from %s".formatted(method, path, body.length, remoteAddress);
    }
}
