package dev.capstan.slack.listen;

import dev.capstan.slack.listen.FrontTally.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a request comes from Slack, judged on its bytes before anything reads them. Bolt's own verifier compares with
 * {@code equals}, takes times that lie ahead, and costs more than the rest of a command.
 */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration OLDEST = Duration.ofMinutes(5);

    /** Never used itself: each request takes a copy, since looking for it and keying it costs more than using it. */
    private final Mac keyed;

    private final Clock clock;

    Signature(String signingSecret, Clock clock) {
        try {
            this.keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, missing);
        }
        this.clock = clock;
    }

    /** Why it can't be Slack's, or can't be any more; empty when it is. */
    Optional<Refusal> objection(String timestamp, String signature, byte[] body) {
        if (timestamp == null || signature == null || !signature.startsWith("v0=")) {
            return Optional.of(Refusal.BAD_SIGNATURE);
        }
        if (!isRecent(timestamp)) {
            return Optional.of(Refusal.STALE);
        }
        return fits(timestamp, signature, body) ? Optional.empty() : Optional.of(Refusal.BAD_SIGNATURE);
    }

    private boolean fits(String timestamp, String signature, byte[] body) {
        try {
            var mac = (Mac) keyed.clone();
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            var expected = "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's " + ALGORITHM + " can be copied", impossible);
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
