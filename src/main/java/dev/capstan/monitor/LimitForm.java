package dev.capstan.monitor;

import dev.capstan.alert.Severity;
import dev.capstan.monitor.Limit.Comparison;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Node;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How limits are written: {@code "> 5%"}, {@code "< 95 %"}, {@code ">= 2s"}, {@code fails}. */
final class LimitForm {
    private static final String SAMPLE = "\"> 5%\"";
    private static final String UNITS = Unit.written().stream()
            .filter(unit -> unit != Unit.RATIO)
            .map(Unit::word)
            .collect(Collectors.joining("|"));
    private static final String COMPARED = "(>=?|<=?|≥|≤) *(-?[0-9]{1,15}(?:\\.[0-9]{1,9})?) *(" + UNITS + ")?";
    private static final Pattern PARTS = Pattern.compile(COMPARED);

    private LimitForm() {}

    /** As it was written, before it is known in what the monitor counts. */
    sealed interface Written {
        record Compared(Comparison comparison, double number, Unit unit) implements Written {}

        record Answer(String word) implements Written {}

        /** Absent where the monitor counts in something else. */
        default Optional<Limit> in(Unit unit) {
            return switch (this) {
                case Compared(var comparison, var number, var written)
                when unit != Unit.ANSWER -> unit.from(number, written).map(bound -> Limit.at(comparison, bound, unit));
                case Answer(var word) when unit == Unit.ANSWER -> Optional.of(Limit.ofAnswer(word));
                default -> Optional.empty();
            };
        }
    }

    static Form<String> words() {
        return Scalars.text(
                COMPARED + "|" + Limit.FAILS + "|" + Limit.WARNS,
                "is not a limit",
                SAMPLE + ", \"< 95%\", \">= 2s\" or " + Limit.FAILS);
    }

    static Form<Written> limit() {
        return words().map(written -> read(written).orElseThrow());
    }

    /** Absent for what has not the form of a limit. */
    static Optional<Written> read(String text) {
        if (text.equals(Limit.FAILS) || text.equals(Limit.WARNS)) {
            return Optional.of(new Written.Answer(text));
        }
        var parts = PARTS.matcher(text);
        return parts.matches()
                ? Optional.of(new Written.Compared(
                        Comparison.of(parts.group(1)).orElseThrow(),
                        Double.parseDouble(parts.group(2)),
                        Optional.ofNullable(parts.group(3)).flatMap(Unit::of).orElse(Unit.COUNT)))
                : Optional.empty();
    }

    /** By how bad it is, in any of the words for it; each once. */
    static Form<Map<Severity, Written>> limits() {
        return Shapes.mapOf(Severity.form(), limit()).refine(LimitForm::once);
    }

    private static Optional<Map<Severity, Written>> once(Map<Severity, Written> limits, Node node, Reading reading) {
        var seen = new HashSet<Severity>();
        boolean once = true;
        for (var entry : ((Node.Mapping) node).entries()) {
            var severity = Severity.of(entry.key());
            if (severity.isPresent() && !seen.add(severity.get())) {
                reading.problem(
                        entry.place(),
                        "\"" + entry.key() + "\" means what another key means already",
                        "keep one of them: " + severity.get().priority() + " is written once");
                once = false;
            }
        }
        return once ? Optional.of(limits) : Optional.empty();
    }
}
