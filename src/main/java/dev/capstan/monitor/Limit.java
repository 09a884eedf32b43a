package dev.capstan.monitor;

import dev.capstan.yaml.Form;
import java.util.Arrays;
import java.util.Optional;

/**
 * From where on a reading is too much, or too little.
 *
 * @param bound in the monitor's unit
 * @param text as people read it: {@code > 5 %}
 */
public record Limit(Comparison comparison, double bound, String text) {
    /** What a question that is answered by yes or no counts as. */
    public static final double HOLDS = 0;

    /** It holds within its wider bounds only. */
    public static final double WARNED = 1;

    public static final double FAILED = 2;

    /** Written in the place of a comparison. */
    static final String WARNS = "warns";

    static final String FAILS = "fails";

    public enum Comparison {
        MORE(">"),
        AT_LEAST(">="),
        LESS("<"),
        AT_MOST("<=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        static Optional<Comparison> of(String sign) {
            var plain = sign.replace("≥", ">=").replace("≤", "<=");
            return Arrays.stream(values())
                    .filter(each -> each.sign.equals(plain))
                    .findFirst();
        }

        boolean isUpward() {
            return this == MORE || this == AT_LEAST;
        }

        Comparison opposite() {
            return switch (this) {
                case MORE -> AT_MOST;
                case AT_LEAST -> LESS;
                case LESS -> AT_LEAST;
                case AT_MOST -> MORE;
            };
        }
    }

    /** How a limit is written, for {@link #read}. */
    public static Form<String> form() {
        return LimitForm.words();
    }

    /** As it is written in a catalogue; absent where it is no limit, or not in that unit. */
    public static Optional<Limit> read(String written, Unit unit) {
        return LimitForm.read(written).flatMap(known -> known.in(unit));
    }

    static Limit at(Comparison comparison, double bound, Unit unit) {
        return new Limit(comparison, bound, comparison.sign() + " " + unit.text(bound));
    }

    /** Of a question that is answered by yes or no. */
    static Limit ofAnswer(String word) {
        return new Limit(Comparison.AT_LEAST, word.equals(WARNS) ? WARNED : FAILED, word);
    }

    /** Whether the value is on its far side. */
    public boolean isPassed(double value) {
        return switch (comparison) {
            case MORE -> value > bound;
            case AT_LEAST -> value >= bound;
            case LESS -> value < bound;
            case AT_MOST -> value <= bound;
        };
    }

    public boolean isUpward() {
        return comparison.isUpward();
    }

    /** Whether it comes after the other one on the way to the worse. */
    boolean isBeyond(Limit other) {
        return isUpward() ? bound > other.bound : bound < other.bound;
    }

    /**
     * Where a value that passed it is well again, if nobody says otherwise: a twentieth of the bound on its near side. A
     * lower limit of a share leaves little room to 100 %, of which a tenth is enough.
     */
    Limit recovery(Unit unit) {
        double margin = !isUpward() && unit.isShare() ? (100 - bound) / 10 : Math.abs(bound) / 20;
        double back = unit == Unit.ANSWER ? bound : isUpward() ? bound - margin : bound + margin;
        return Limit.at(comparison.opposite(), back, unit);
    }
}
