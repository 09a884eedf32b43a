package dev.capstan.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;

/** Why a step failed, as data, so that every reader is told in their own language. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "why")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FailureReason.ExitCode.class, name = "exit-code"),
    @JsonSubTypes.Type(value = FailureReason.TimedOut.class, name = "timed-out"),
    @JsonSubTypes.Type(value = FailureReason.CheckUnmet.class, name = "check-unmet"),
    @JsonSubTypes.Type(value = FailureReason.RulesBroken.class, name = "rules-broken"),
    @JsonSubTypes.Type(value = FailureReason.Unreachable.class, name = "unreachable"),
    @JsonSubTypes.Type(value = FailureReason.HostKeyRefused.class, name = "host-key-refused"),
    @JsonSubTypes.Type(value = FailureReason.SecretMissing.class, name = "secret-missing"),
    @JsonSubTypes.Type(value = FailureReason.NotFound.class, name = "not-found"),
    @JsonSubTypes.Type(value = FailureReason.Unsupported.class, name = "unsupported"),
    @JsonSubTypes.Type(value = FailureReason.Declined.class, name = "declined"),
})
public sealed interface FailureReason {

    record ExitCode(int code) implements FailureReason {}

    /** The step's own time-out; its process group was ended. */
    record TimedOut(Duration after) implements FailureReason {}

    /**
     * @param asked what was asked: {@code GET http://localhost:3000/api/health}
     * @param answered what came back, cut short, as data from outside
     * @param lasted how long it stayed so
     */
    record CheckUnmet(String check, String asked, String answered, Duration lasted) implements FailureReason {}

    record RulesBroken(List<EnvRule> rules) implements FailureReason {}

    record Unreachable(HostAddress host, String why) implements FailureReason {}

    /** @param known whether another key is known for this host (changed) or none (unknown) */
    record HostKeyRefused(HostAddress host, String fingerprint, boolean known, String knownHostsFile)
            implements FailureReason {}

    record SecretMissing(String name) implements FailureReason {}

    /** A folder, file or process that the step names isn't there, or may not be read. */
    record NotFound(HostAddress host, String what) implements FailureReason {}

    /** The target lacks something that a step needs, such as {@code setsid}. */
    record Unsupported(HostAddress host, String what) implements FailureReason {}

    /** A step of another room could not or would not do it, and says so itself. */
    record Declined(Told what, Told next) implements FailureReason {}
}
