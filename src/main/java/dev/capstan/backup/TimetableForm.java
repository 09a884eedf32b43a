package dev.capstan.backup;

import dev.capstan.backup.Timetable.Rhythm;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Node;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Scalars.Objection;
import dev.capstan.yaml.Shapes;
import dev.capstan.yaml.Suggestion;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When something recurs: {@code "0 2 * * *"}, or {@code { cron: …, zone: …, grace: … }}, or {@code { every: 15m }}. */
final class TimetableForm {
    private static final String SAMPLE = "\"0 2 * * *\"";
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final Map<String, String> NICKNAMES = Map.of(
            "@yearly", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    /** A field, what it is called, and what may stand there. */
    private record Field(String name, String range) {}

    private static final List<Field> FIELDS = List.of(
            new Field("minute", "0 to 59"),
            new Field("hour", "0 to 23"),
            new Field("day of the month", "1 to 31"),
            new Field("month", "1 to 12"),
            new Field("day of the week", "0 (Sunday) to 6"));

    private TimetableForm() {}

    static Form<Timetable> form() {
        return Shapes.valueOrKeys(
                cron().map(rhythm -> new Timetable(rhythm, ZoneOffset.UTC, Timetable.USUAL_GRACE)), keys());
    }

    private static Form<Timetable> keys() {
        var keys = Fields.of("a schedule");
        var cron = keys.optional(
                "cron", cron(), "By the clock on the wall: minute, hour, day of the month, month, day of the week.");
        var every = keys.optional("every", every(), "So often, whatever the clock says.");
        var zone = keys.optional("zone", zone(), "Where that clock hangs, such as Asia/Shanghai; UTC when left out.");
        var grace = keys.optional(
                "grace",
                Scalars.duration("1h"),
                "How long after its time it has to be done, before somebody is told; 1h when left out, with every as"
                        + " long as that.");
        keys.exactlyOne(cron, every).onlyWith(zone, cron);
        return keys.whole(found -> {
            var rhythm = found.get(cron).or(() -> found.get(every)).orElseThrow();
            return new Timetable(
                    rhythm,
                    found.get(zone).orElse(ZoneOffset.UTC),
                    found.get(grace).orElse(usualGrace(rhythm)));
        });
    }

    private static Duration usualGrace(Rhythm rhythm) {
        return rhythm instanceof Rhythm.Every(var length) && length.compareTo(Timetable.USUAL_GRACE) < 0
                ? length
                : Timetable.USUAL_GRACE;
    }

    private static Form<Rhythm> every() {
        return Scalars.duration("15m")
                .refine((length, node, reading) -> length.compareTo(SHORTEST) >= 0
                        ? Optional.of(new Rhythm.Every(length))
                        : refuse(node, reading, "is too often", "write 1m or more"));
    }

    private static Form<Rhythm> cron() {
        return Scalars.text("\\S+(?: +\\S+){4}", SAMPLE, TimetableForm::notFiveFields)
                .refine((text, node, reading) -> meaningful(text, node, reading));
    }

    private static Objection notFiveFields(String typed) {
        var nickname = NICKNAMES.get(typed.strip());
        if (nickname != null) {
            return new Objection("is a nickname", "write \"" + nickname + "\"");
        }
        var words = typed.strip().split("\\s+");
        return words.length == 6
                ? new Objection(
                        "has six fields, and seconds are not among them",
                        "write \"" + String.join(" ", List.of(words).subList(1, 6)) + "\"")
                : new Objection(
                        "has no five fields",
                        "write minute, hour, day of the month, month and day of the week, such as " + SAMPLE);
    }

    private static Optional<Rhythm> meaningful(String text, Node node, Reading reading) {
        if (hasMeaning(text)) {
            return Optional.of(new Rhythm.Cron(String.join(" ", text.split(" +"))));
        }
        var fields = text.split(" +");
        for (int i = 0; i < FIELDS.size(); i++) {
            var alone = new String[] {"*", "*", "*", "*", "*"};
            alone[i] = fields[i];
            if (!hasMeaning(String.join(" ", alone))) {
                var field = FIELDS.get(i);
                return refuse(
                        node,
                        reading,
                        "\"" + text + "\" has no meaning: \"" + fields[i] + "\" is no " + field.name(),
                        "write " + field.range() + ", a list such as 1,3, a range such as 1-3, * or */2");
            }
        }
        return refuse(
                node, reading, "\"" + text + "\" never comes", "write a day that is there, such as \"0 2 1 * *\"");
    }

    private static boolean hasMeaning(String expression) {
        try {
            new CronMoments(expression);
            return true;
        } catch (IllegalArgumentException meaningless) {
            return false;
        }
    }

    private static Form<ZoneId> zone() {
        return Scalars.text("Asia/Shanghai").refine((text, node, reading) -> {
            try {
                return Optional.of(ZoneId.of(text));
            } catch (DateTimeException unknown) {
                return refuse(
                        node,
                        reading,
                        "\"" + text + "\" is no time zone",
                        Suggestion.nearest(text, ZoneId.getAvailableZoneIds())
                                .map(near -> "did you mean " + near + "?")
                                .orElse("write one such as Asia/Shanghai, Europe/Berlin or +08:00"));
            }
        });
    }

    private static <T> Optional<T> refuse(Node node, Reading reading, String what, String instead) {
        reading.problem(node.place(), node.label() + " " + what, instead);
        return Optional.empty();
    }
}
