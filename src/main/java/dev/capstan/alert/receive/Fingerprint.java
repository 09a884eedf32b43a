package dev.capstan.alert.receive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Tells what is reported apart from all else. */
final class Fingerprint {
    private static final int LONGEST = 200;

    private Fingerprint() {}

    /** As its sender names it; a name without end is as good by its hash. */
    static String of(String name) {
        return name.length() <= LONGEST ? name : of(name, Map.of());
    }

    /** For senders that don't name what they report. */
    static String of(String name, Map<String, String> labels) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            new TreeMap<>(labels).forEach((label, value) -> {
                digest.update((byte) 0);
                digest.update(label.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(value.getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
