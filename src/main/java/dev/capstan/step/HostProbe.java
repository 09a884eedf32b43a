package dev.capstan.step;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A short look at a host, attached and without a trace: for planning, never for work. */
public interface HostProbe {

    Answer probe(Question question);

    /** Environment and folder are made exactly as for a {@code run} step. */
    record Question(
            HostAddress host,
            String script,
            Optional<String> folder,
            Optional<String> envFile,
            Map<String, String> values,
            Map<String, Secret> secrets,
            Duration timeout) {}

    sealed interface Answer {
        /** Output and errors are cut at 64 KiB each and stripped of secrets. */
        record Exited(int code, String output, String errors) implements Answer {}

        record Refused(FailureReason reason) implements Answer {}
    }
}
