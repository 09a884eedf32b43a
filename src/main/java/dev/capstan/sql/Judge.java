package dev.capstan.sql;

import dev.capstan.sql.Expectation.Condition;
import dev.capstan.sql.Finding.Grade;
import dev.capstan.sql.Finding.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds an answer against what was expected of it, row by row, and remembers of each column only its worst value. */
final class Judge {
    private final Optional<Standard> standard;
    private final List<Watched> watched = new ArrayList<>();
    private final List<Spelled> spelled = new ArrayList<>();
    private long rows;

    /** One condition, and the value in the answer that speaks most against it. */
    private static final class Watched {
        private final Condition condition;
        private int at = -1;
        private boolean hasNull;
        private Optional<BigDecimal> worst = Optional.empty();

        Watched(Condition condition) {
            this.condition = condition;
        }

        void take(Object value) {
            var number = Magnitude.of(value, condition.unit());
            if (number.isEmpty()) {
                hasNull = true;
            } else if (worst.isEmpty() || isWorse(number.get(), worst.get())) {
                worst = number;
            }
        }

        private boolean isWorse(BigDecimal value, BigDecimal than) {
            return switch (condition.comparison()) {
                case AT_MOST, LESS -> value.compareTo(than) > 0;
                case AT_LEAST, MORE -> value.compareTo(than) < 0;
                case EQUAL -> than.compareTo(condition.bound()) == 0;
            };
        }

        boolean fails() {
            return worst.isPresent() && !condition.comparison().holds(worst.get(), condition.bound());
        }

        Measure measure() {
            return new Measure(
                    condition.column(),
                    worst.map(value -> condition.unit().after(rounded(value))).orElse(""),
                    condition.comparison().sign() + " " + condition.wanted());
        }

        /** Two digits more than the bound has are enough to see on which side of it a value is. */
        private BigDecimal rounded(BigDecimal value) {
            int digits = Math.max(0, condition.bound().scale()) + 2;
            var shown = value.scale() > digits ? value.setScale(digits, RoundingMode.HALF_UP) : value;
            boolean tells = condition.comparison().holds(shown, condition.bound())
                    == condition.comparison().holds(value, condition.bound());
            return plain(tells ? shown : value);
        }

        private static BigDecimal plain(BigDecimal value) {
            var stripped = value.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    /** A text, and the first one in the answer that differs. */
    private static final class Spelled {
        private final Expectation.Reads wanted;
        private int at = -1;
        private boolean hasNull;
        private Optional<String> found = Optional.empty();

        Spelled(Expectation.Reads wanted) {
            this.wanted = wanted;
        }

        void take(Object value) {
            hasNull |= value == null;
            if (value != null && !differs()) {
                found = Optional.of(value.toString());
            }
        }

        boolean differs() {
            return found.filter(text -> !text.equalsIgnoreCase(wanted.text())).isPresent();
        }

        Finding finding(long rows) {
            var measures = List.of(new Measure(wanted.column(), found.orElse(""), "= " + wanted.text()));
            if (at < 0) {
                return new Finding(Grade.NO_COLUMN, measures);
            }
            if (differs()) {
                return new Finding(Grade.MISSED, measures);
            }
            return new Finding(rows > 0 && !hasNull ? Grade.MET : Grade.NO_DATA, measures);
        }
    }

    Judge(Optional<Standard> standard) {
        this.standard = standard;
        standard.ifPresent(known -> {
            watch(known.expect());
            known.warn().ifPresent(this::watch);
        });
    }

    private void watch(Expectation expectation) {
        if (expectation instanceof Expectation.Reads reads) {
            spelled.add(new Spelled(reads));
        }
        if (expectation instanceof Expectation.Columns(var conditions)) {
            conditions.stream()
                    .filter(condition -> watched.stream().noneMatch(each -> each.condition.equals(condition)))
                    .forEach(condition -> watched.add(new Watched(condition)));
        }
    }

    void columns(List<Column> columns) {
        watched.forEach(each -> each.at = placeOf(each.condition.column(), columns));
        spelled.forEach(each -> each.at = placeOf(each.wanted.column(), columns));
    }

    private static int placeOf(String name, List<Column> columns) {
        int at = 0;
        while (at < columns.size() && !columns.get(at).name().equalsIgnoreCase(name)) {
            at++;
        }
        return at < columns.size() ? at : -1;
    }

    void row(List<Object> values) {
        rows++;
        watched.stream().filter(each -> each.at >= 0).forEach(each -> each.take(values.get(each.at)));
        spelled.stream().filter(each -> each.at >= 0).forEach(each -> each.take(values.get(each.at)));
    }

    Finding finding() {
        if (standard.isEmpty()) {
            return Finding.UNJUDGED;
        }
        var expected = compared(standard.get().expect());
        if (expected.grade() != Grade.MISSED || standard.get().warn().isEmpty()) {
            return expected;
        }
        var wider = compared(standard.get().warn().get());
        return new Finding(wider.grade() == Grade.MET ? Grade.WARNED : Grade.MISSED, expected.measures());
    }

    private Finding compared(Expectation expectation) {
        return switch (expectation) {
            case Expectation.NoRows none ->
                new Finding(rows == 0 ? Grade.MET : Grade.MISSED, List.of(new Measure("rows", "" + rows, "= 0")));
            case Expectation.Rows(var comparison, var bound) ->
                new Finding(
                        comparison.holds(BigDecimal.valueOf(rows), BigDecimal.valueOf(bound))
                                ? Grade.MET
                                : Grade.MISSED,
                        List.of(new Measure("rows", "" + rows, comparison.sign() + " " + bound)));
            case Expectation.Columns(var conditions) -> compared(conditions);
            case Expectation.Reads reads ->
                spelled.stream()
                        .filter(each -> each.wanted.equals(reads))
                        .findFirst()
                        .orElseThrow()
                        .finding(rows);
        };
    }

    /** What is certainly wrong counts before what is missing. */
    private Finding compared(List<Condition> conditions) {
        var own = watched.stream()
                .filter(each -> conditions.contains(each.condition))
                .toList();
        var lacking =
                own.stream().filter(each -> each.at < 0).map(Watched::measure).toList();
        if (!lacking.isEmpty()) {
            return new Finding(Grade.NO_COLUMN, lacking);
        }
        var failing = own.stream().filter(Watched::fails).map(Watched::measure).toList();
        if (!failing.isEmpty()) {
            return new Finding(Grade.MISSED, failing);
        }
        boolean complete = rows > 0 && own.stream().noneMatch(each -> each.hasNull);
        return new Finding(
                complete ? Grade.MET : Grade.NO_DATA,
                own.stream().map(Watched::measure).toList());
    }
}
