package dev.capstan.step;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A short look at a host, attached and without a trace: for planning, never for work. */
public interface HostProbe {

    Answer probe(Question question);

    /**
     * Environment and folder are made exactly as for a {@code run} step.
     *
     * @param outputLimit bytes of output, and as many of errors, beyond which they are cut
     */
    record Question(
            HostAddress host,
            String script,
            Optional<String> folder,
            Optional<String> envFile,
            Map<String, String> values,
            Map<String, Secret> secrets,
            Duration timeout,
            int outputLimit) {
        private static final int USUAL_LIMIT = 64 * 1024;

        public Question(
                HostAddress host,
                String script,
                Optional<String> folder,
                Optional<String> envFile,
                Map<String, String> values,
                Map<String, Secret> secrets,
                Duration timeout) {
            this(host, script, folder, envFile, values, secrets, timeout, USUAL_LIMIT);
        }
    }

    sealed interface Answer {
        /** Output and errors are cut and stripped of secrets. */
        record Exited(int code, String output, String errors) implements Answer {}

        record Refused(FailureReason reason) implements Answer {}
    }
}
