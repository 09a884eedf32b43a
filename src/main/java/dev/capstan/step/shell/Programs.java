package dev.capstan.step.shell;

import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostShell;
import dev.capstan.step.HostShell.Answer;
import dev.capstan.step.Hosts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** Has a host run one of the programs and understands the first line of what it says. */
final class Programs {
    private final Hosts hosts;

    Programs(Hosts hosts) {
        this.hosts = hosts;
    }

    /** @param word the first line, by which programs answer */
    record Reply(int code, String word, byte[] rest, byte[] errors) {
        String text() {
            return new String(rest, StandardCharsets.UTF_8);
        }

        String firstLine() {
            return text().lines().findFirst().orElse("");
        }
    }

    Told<Reply> ask(HostAddress host, byte[] request, Duration within, int limit, BooleanSupplier wanted) {
        var answer = hosts.at(host).run(new HostShell.Request(request, within, limit, wanted));
        return switch (answer) {
            case Answer.Exited exited -> understood(host, exited);
            case Answer.Unreachable unreachable -> new Told.Silent<>(unreachable.why(), unreachable.mayHaveRun());
            case Answer.TooSlow slow -> new Told.Silent<>("no answer within " + within.toSeconds() + " s", true);
            case Answer.Refused refused -> new Told.Refused<>(refused.reason());
            case Answer.Unwanted unwanted -> new Told.Dropped<>();
        };
    }

    private static Told<Reply> understood(HostAddress host, Answer.Exited exited) {
        var output = exited.output();
        int end = 0;
        while (end < output.length && output[end] != '\n') {
            end++;
        }
        if (end == output.length) {
            // Every program says at least a line, so something else answered: a login that is not allowed, say.
            var errors = new String(exited.errors(), StandardCharsets.UTF_8).strip();
            var said = errors.isEmpty() ? new String(output, StandardCharsets.UTF_8) : errors;
            var first = said.lines().findFirst().orElse("exit code " + exited.code());
            return exited.code() == 70
                    ? new Told.Silent<>("the request was cut off", true)
                    : new Told.Refused<>(new FailureReason.Unsupported(
                            host, "/bin/sh (" + first.substring(0, Math.min(200, first.length())) + ")"));
        }
        var word = new String(output, 0, end, StandardCharsets.UTF_8);
        return new Told.Said<>(
                new Reply(exited.code(), word, Arrays.copyOfRange(output, end + 1, output.length), exited.errors()));
    }
}
