package dev.capstan.slack.render;

import dev.capstan.catalog.Language;
import dev.capstan.sql.Cell;
import dev.capstan.sql.Remark;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the doctor's remarks and figures are written in one language. */
record CheckupWords(Language language, Phrases phrases) {
    private static final Pattern FIGURE = Pattern.compile("\\{(\\d)\\}");
    private static final int STATEMENT = 300;

    Mrkdwn remark(Remark remark) {
        return Mrkdwn.name(FIGURE.matcher(remark.words().in(language))
                .replaceAll(place ->
                        Matcher.quoteReplacement(inSentence(remark.figures().get(Integer.parseInt(place.group(1))))
                                .value())));
    }

    private Mrkdwn inSentence(Cell figure) {
        return switch (figure) {
            case Cell.Code(var code) -> Mrkdwn.code(code, STATEMENT);
            default -> Mrkdwn.text(inTable(figure));
        };
    }

    /** As plain text. */
    String inTable(Cell cell) {
        return switch (cell) {
            case Cell.Words(var words) -> words;
            case Cell.Told(var text) -> text.in(language);
            case Cell.Code(var code) -> code;
            case Cell.Count(var count) -> String.format(Locale.ROOT, "%,d", count);
            case Cell.Share(var percent) -> phrases.doctor().percent(Math.round(percent));
            case Cell.Size(var bytes) -> size(bytes);
            case Cell.Span(var length) -> span(length);
            case Cell.Mark(var health) -> Mark.of(health).sign();
            case Cell.Nothing() -> "–";
        };
    }

    private static String size(long bytes) {
        double amount = bytes;
        for (var unit : new String[] {"B", "kB", "MB", "GB"}) {
            if (Math.abs(amount) < 1_000) {
                return String.format(
                        Locale.ROOT, amount < 10 && !unit.equals("B") ? "%.1f %s" : "%.0f %s", amount, unit);
            }
            amount /= 1_024;
        }
        return String.format(Locale.ROOT, "%.1f TB", amount);
    }

    private String span(Duration length) {
        if (length.toDays() >= 2) {
            return phrases.doctor().days(length.toDays());
        }
        return length.compareTo(Duration.ofSeconds(1)) < 0 && !length.isZero()
                ? phrases.doctor().milliseconds(length.toMillis())
                : phrases.duration(length).value();
    }
}
