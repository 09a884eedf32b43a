package dev.capstan.sql;

import java.math.BigDecimal;
import java.util.List;

/** What a good answer looks like. */
public sealed interface Expectation {

    record NoRows() implements Expectation {
        @Override
        public String toString() {
            return "no rows";
        }
    }

    record Rows(Comparison comparison, long bound) implements Expectation {
        @Override
        public String toString() {
            return "rows " + comparison.sign() + " " + bound;
        }
    }

    /** All of them hold in every row. */
    record Columns(List<Condition> conditions) implements Expectation {
        public Columns {
            conditions = List.copyOf(conditions);
        }

        @Override
        public String toString() {
            return String.join(
                    " and ", conditions.stream().map(Condition::toString).toList());
        }
    }

    /** The column says exactly this in every row, whatever the case of its letters. */
    record Reads(String column, String text) implements Expectation {
        @Override
        public String toString() {
            return column + " = " + text;
        }
    }

    /** @param bound in the unit that was written; a plain number in the column counts in that unit too */
    record Condition(String column, Comparison comparison, BigDecimal bound, Unit unit) {
        @Override
        public String toString() {
            return column + " " + comparison.sign() + " " + wanted();
        }

        String wanted() {
            return unit.after(bound);
        }
    }

    enum Comparison {
        AT_MOST("<="),
        AT_LEAST(">="),
        LESS("<"),
        MORE(">"),
        EQUAL("=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean holds(BigDecimal value, BigDecimal bound) {
            int order = value.compareTo(bound);
            return switch (this) {
                case AT_MOST -> order <= 0;
                case AT_LEAST -> order >= 0;
                case LESS -> order < 0;
                case MORE -> order > 0;
                case EQUAL -> order == 0;
            };
        }
    }

    enum Unit {
        NONE("", 0),
        PERCENT("%", 0),
        MILLISECONDS("ms", 0.001),
        SECONDS("s", 1),
        MINUTES("m", 60),
        HOURS("h", 3_600),
        DAYS("d", 86_400);

        private final String sign;
        private final double seconds;

        Unit(String sign, double seconds) {
            this.sign = sign;
            this.seconds = seconds;
        }

        String sign() {
            return sign;
        }

        /** {@code 95 %} */
        String after(BigDecimal number) {
            return number.toPlainString() + (sign.isEmpty() ? "" : " " + sign);
        }

        boolean isTime() {
            return seconds > 0;
        }

        BigDecimal ofSeconds(double length) {
            return BigDecimal.valueOf(length / seconds);
        }
    }
}
