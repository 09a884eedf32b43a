package dev.capstan.slack.render;

import dev.capstan.alert.Digest;
import dev.capstan.alert.Signal;
import dev.capstan.alert.Where;

/** Alerts as plain text, for what is too long for a message. */
public final class AlertLines {
    private AlertLines() {}

    /** Every alert of a digest, with every signal in it. */
    public static String of(Digest digest) {
        var lines = new StringBuilder();
        for (var view : digest.alerts()) {
            var alert = view.alert();
            lines.append(alert.id())
                    .append(' ')
                    .append(alert.extent().severity().priority())
                    .append(' ')
                    .append(alert.origin().where().map(Where::toString).orElse("-"))
                    .append(' ')
                    .append(String.join(", ", alert.extent().names()))
                    .append('\n');
            view.signals().forEach(signal -> {
                lines.append("  ");
                signal(lines, signal);
            });
        }
        return lines.toString();
    }

    static void signal(StringBuilder lines, Signal signal) {
        lines.append(signal.firing() ? "firing " : "over   ")
                .append(signal.since())
                .append(' ')
                .append(Foreign.line(signal.name()));
        signal.summary().ifPresent(summary -> lines.append(" · ").append(Foreign.line(summary)));
        signal.value().ifPresent(value -> lines.append(" · ").append(Foreign.line(value)));
        lines.append(" · ").append(Foreign.line(signal.labels().toString())).append('\n');
    }
}
