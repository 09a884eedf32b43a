package dev.capstan.alert.receive;

import dev.capstan.alert.Receiver;
import dev.capstan.alert.Receiver.Proof;
import dev.capstan.step.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Lets in who proves to be a declared receiver. */
final class Doorkeeper {
    static final String SIGNATURE = "x-capstan-signature";
    static final String TIMESTAMP = "x-capstan-timestamp";

    /** Grafana's: over the body, and the time before it where Grafana was told {@link #TIMESTAMP} for that. */
    private static final String GRAFANA = "x-grafana-alerting-signature";

    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final Secrets secrets;
    private final Clock clock;

    Doorkeeper(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @param headers by lower-case names */
    boolean admits(Receiver receiver, Map<String, String> headers, byte[] body) {
        var secret = secrets.read(receiver.proof().secret());
        if (secret.isEmpty() || secret.get().reveal().isBlank()) {
            return false;
        }
        var key = secret.get().reveal().getBytes(StandardCharsets.UTF_8);
        return switch (receiver.proof()) {
            case Proof.Token token -> holds(key, headers.get("authorization"));
            case Proof.Signature signature -> signed(receiver, key, headers, body);
        };
    }

    private static boolean holds(byte[] token, String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                && MessageDigest.isEqual(
                        token, authorization.substring(7).strip().getBytes(StandardCharsets.UTF_8));
    }

    private boolean signed(Receiver receiver, byte[] key, Map<String, String> headers, byte[] body) {
        var time = Optional.ofNullable(headers.get(TIMESTAMP)).map(String::strip);
        if (time.isPresent() && !isNow(time.get())) {
            return false;
        }
        if (receiver.kind() == Receiver.Kind.GRAFANA) {
            return matches(hmac(key, time.map(seconds -> seconds + ":").orElse(""), body), headers.get(GRAFANA));
        }
        return time.isPresent() && matches("v1=" + hmac(key, "v1:" + time.get() + ":", body), headers.get(SIGNATURE));
    }

    private static boolean matches(String expected, String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII),
                        given.strip().getBytes(StandardCharsets.UTF_8));
    }

    private boolean isNow(String seconds) {
        try {
            var told = Instant.ofEpochSecond(Long.parseLong(seconds));
            return Duration.between(told, clock.instant()).abs().compareTo(CLOCKS_APART) <= 0;
        } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException none) {
            return false;
        }
    }

    static String hmac(byte[] key, String head, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has HmacSHA256", impossible);
        }
    }
}
