package dev.capstan.monitor;

import dev.capstan.alert.Severity;
import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Text;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Fields.Found;
import dev.capstan.yaml.Fields.Key;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How one monitor is written. */
final class MonitorForm {
    /** No reading may take longer. */
    static final Duration LONGEST_TAKING = Duration.ofSeconds(30);

    private static final Duration MOST_OFTEN = Duration.ofSeconds(5);
    private static final Duration USUALLY = Duration.ofMinutes(1);
    private static final int READINGS = 3;

    private final Key<Text> title;
    private final Key<List<EnvironmentName>> environments;
    private final SourceKeys source;
    private final Key<Unit> unit;
    private final Key<Map<Severity, LimitForm.Written>> limits;
    private final Key<LimitForm.Written> recovers;
    private final Key<Duration> lasting;
    private final Key<Duration> every;
    private final Key<Optional<Severity>> noData;
    private final Fields keys = Fields.of("a monitor");

    private MonitorForm() {
        title = keys.optional("title", CatalogueForms.text(), "What people see.");
        environments = keys.optional(
                "environments",
                Shapes.oneOrMore(CatalogueForms.environment()),
                "Where it is read; in all environments when left out.");
        source = SourceKeys.declaredIn(keys);
        unit = keys.optional(
                "unit",
                Scalars.oneOf(Unit.written(), Unit::word),
                "In what the source counts; ratio is a part of 1, shown as %. Left out it is count; for cpu, memory and disk %, for how long a check takes ms.");
        limits = keys.required(
                "limits",
                LimitForm.limits(),
                "How bad it is from where on: critical, error, warning, P0 to P2 or level 1 to 3, each with a limit such as"
                        + " \"> 5%\"; fails for what is not as expected, warns for what is within its wider bounds only.");
        recovers = keys.optional(
                "recovers",
                LimitForm.limit(),
                "Where it is well again; left out, a twentieth of the mildest limit on its near side, and for a lower"
                        + " limit in % a tenth of what is missing to 100 %.");
        lasting = keys.optional(
                "for",
                Scalars.duration("2m"),
                "For how long a limit has to be passed; left out, one reading is enough.");
        every = keys.optional(
                "every",
                Scalars.duration("20s"),
                "How often it is read: at most a third of for. Left out it is that third, but at least 5s and at most 1m.");
        noData = keys.optional(
                "no-data",
                noData(),
                "What it means that nothing can be read for that long: ignore (when left out), or how bad it is.");
    }

    static Form<Function<MonitorName, Monitor>> form() {
        var form = new MonitorForm();
        return form.keys.whole(form::monitor);
    }

    private static Form<Optional<Severity>> noData() {
        var ignore = "ignore";
        return Scalars.oneOf(ignore, "critical", "error", "warning", "P0", "P1", "P2", "level 1", "level 2", "level 3")
                .map(word -> word.equals(ignore) ? Optional.empty() : Severity.of(word));
    }

    private Function<MonitorName, Monitor> monitor(Found found) {
        var from = source.source(found);
        var counting = unit(found, from);
        var known = known(found, counting);
        var recoveries = recoveries(found, counting, known);
        var length = found.get(lasting).orElse(Duration.ZERO);
        var often = found.get(every).orElseGet(() -> usually(length));
        checkRhythm(found, length, often);
        return name -> new Monitor(
                name,
                found.get(title).orElse(Text.same(name.value())),
                found.get(environments).orElse(List.of()),
                from,
                counting,
                known,
                recoveries,
                length,
                often,
                found.get(noData).flatMap(Function.identity()));
    }

    private Unit unit(Found found, Source from) {
        boolean answers =
                found.need(limits).values().stream().anyMatch(each -> each instanceof LimitForm.Written.Answer);
        boolean mayAnswer = from instanceof Source.Asked
                || from instanceof Source.Health
                || from instanceof Source.Query asked && asked.column().isEmpty();
        if (answers && mayAnswer) {
            if (found.wrote(unit)) {
                found.problem(unit, "what fails or doesn't has no unit", "leave unit out");
            }
            return Unit.ANSWER;
        }
        return switch (from) {
            case Source.Query asked when asked.column().isEmpty() -> Unit.ANSWER;
            case Source.Asked asked -> Unit.MILLISECONDS;
            case Source.Health asked -> Unit.MILLISECONDS;
            case Source.Host(var gauge) -> gauge == Source.Host.Gauge.LOAD ? Unit.COUNT : Unit.PERCENT;
            case Source.Disk disk -> Unit.PERCENT;
            case Source.Prometheus asked -> found.get(unit).orElse(Unit.COUNT);
            case Source.Query asked -> found.get(unit).orElse(Unit.COUNT);
            case Source.Script script -> found.get(unit).orElse(Unit.COUNT);
        };
    }

    private Map<Severity, Limit> known(Found found, Unit counting) {
        Map<Severity, Limit> known = new EnumMap<>(Severity.class);
        found.need(limits).forEach((severity, written) -> written.in(counting)
                .ifPresentOrElse(
                        limit -> known.put(severity, limit),
                        () -> found.problem(
                                limits,
                                "the limit for " + word(severity) + " is not in " + described(counting),
                                instead(counting))));
        var mildestFirst = List.copyOf(known.entrySet());
        for (int each = 1; each < mildestFirst.size(); each++) {
            var milder = mildestFirst.get(each - 1);
            var worse = mildestFirst.get(each);
            if (milder.getValue().isUpward() != worse.getValue().isUpward()) {
                found.problem(
                        limits,
                        "the limits for " + word(milder.getKey()) + " and " + word(worse.getKey())
                                + " look into opposite directions",
                        "make two monitors of it");
            } else if (!worse.getValue().isBeyond(milder.getValue())) {
                found.problem(
                        limits,
                        word(worse.getKey()) + " (" + worse.getValue().text() + ") begins before "
                                + word(milder.getKey()) + " ("
                                + milder.getValue().text() + ")",
                        "put the worse one further out");
            }
        }
        return known;
    }

    private static String described(Unit counting) {
        return counting == Unit.ANSWER ? "what the source says: it is met or not" : "what the source counts in";
    }

    private static String instead(Unit counting) {
        return switch (counting) {
            case ANSWER -> "write fails or warns, or read a column";
            case COUNT -> "write a number, or add the unit in which the source counts: unit: ratio";
            default -> "write a number of " + counting.word() + ", or change unit";
        };
    }

    private Map<Severity, Limit> recoveries(Found found, Unit counting, Map<Severity, Limit> known) {
        Map<Severity, Limit> recoveries = new EnumMap<>(Severity.class);
        known.forEach((severity, limit) -> recoveries.put(severity, limit.recovery(counting)));
        if (found.get(recovers).isEmpty() || known.isEmpty()) {
            return recoveries;
        }
        var mildest = known.keySet().iterator().next();
        var limit = known.get(mildest);
        var back = found.need(recovers).in(counting);
        boolean opposite = back.filter(wanted -> wanted.isUpward() != limit.isUpward()
                        && !limit.isPassed(wanted.bound()) | wanted.bound() == limit.bound())
                .isPresent();
        if (opposite) {
            recoveries.put(mildest, back.get());
        } else {
            found.problem(
                    recovers,
                    "that is not on the near side of the limit " + limit.text(),
                    "write recovers: \"" + limit.recovery(counting).text() + "\"");
        }
        return recoveries;
    }

    private static Duration usually(Duration length) {
        var third = length.dividedBy(READINGS);
        if (length.isZero() || third.compareTo(USUALLY) > 0) {
            return USUALLY;
        }
        return third.compareTo(MOST_OFTEN) < 0 ? MOST_OFTEN : third;
    }

    private void checkRhythm(Found found, Duration length, Duration often) {
        if (often.compareTo(MOST_OFTEN) < 0) {
            found.problem(every, "nothing is read more often than every 5s", "write every: 5s");
        } else if (!length.isZero() && often.multipliedBy(READINGS).compareTo(length) > 0) {
            var third = length.dividedBy(READINGS);
            boolean fits = third.compareTo(MOST_OFTEN) >= 0;
            found.problem(
                    found.wrote(every) ? every : lasting,
                    "every " + text(often) + " is more than a third of for " + text(length)
                            + ": one bad reading would count as lasting",
                    fits
                            ? "write every: " + text(third) + ", or for: " + text(often.multipliedBy(READINGS))
                            : "write for: " + text(MOST_OFTEN.multipliedBy(READINGS)) + " or longer");
        }
    }

    static String text(Duration length) {
        long seconds = length.toSeconds();
        if (length.toMillisPart() != 0 || seconds == 0) {
            return length.toMillis() + "ms";
        }
        return seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    static String word(Severity severity) {
        return severity.name().toLowerCase(java.util.Locale.ROOT);
    }

    static Form<Map<MonitorName, Monitor>> all() {
        return Shapes.named(CatalogueForms.name("error-rate").map(MonitorName::new), form());
    }
}
