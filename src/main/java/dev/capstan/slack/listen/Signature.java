package dev.capstan.slack.listen;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a request comes from Slack, judged on its bytes before anything reads them. Bolt's own verifier compares with
 * {@code equals}, takes times that lie ahead, and costs more than the rest of a command.
 */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private final SecretKeySpec key;
    private final Clock clock;

    Signature(String signingSecret, Clock clock) {
        this.key = new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    boolean fits(String timestamp, String signature, byte[] body) {
        if (timestamp == null || signature == null || !signature.startsWith("v0=") || !isRecent(timestamp)) {
            return false;
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            var expected = "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private boolean isRecent(String timestamp) {
        try {
            long apart = Math.abs(Math.subtractExact(clock.instant().getEpochSecond(), Long.parseLong(timestamp)));
            return apart <= OLDEST.toSeconds();
        } catch (NumberFormatException | ArithmeticException unreadable) {
            return false;
        }
    }
}
