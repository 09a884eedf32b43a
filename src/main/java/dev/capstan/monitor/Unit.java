package dev.capstan.monitor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** In what a monitor's numbers count. */
public enum Unit {
    COUNT("count", "", Kind.NUMBER, 1),
    PERCENT("%", "%", Kind.SHARE, 1),
    /** What is read is a part of 1; it is shown, and kept, as a part of 100. */
    RATIO("ratio", "%", Kind.SHARE, 1),
    MILLISECONDS("ms", "ms", Kind.TIME, 0.001),
    SECONDS("s", "s", Kind.TIME, 1),
    MINUTES("m", "min", Kind.TIME, 60),
    HOURS("h", "h", Kind.TIME, 3_600),
    DAYS("d", "d", Kind.TIME, 86_400),
    BYTES("B", "B", Kind.SIZE, 1),
    KIB("KiB", "KiB", Kind.SIZE, 1L << 10),
    MIB("MiB", "MiB", Kind.SIZE, 1L << 20),
    GIB("GiB", "GiB", Kind.SIZE, 1L << 30),
    KB("kB", "kB", Kind.SIZE, 1e3),
    MB("MB", "MB", Kind.SIZE, 1e6),
    GB("GB", "GB", Kind.SIZE, 1e9),
    /** Of what is met or is not; nobody writes it. */
    ANSWER("", "", Kind.ANSWER, 1);

    private enum Kind {
        NUMBER,
        SHARE,
        TIME,
        SIZE,
        ANSWER
    }

    private static final List<Unit> SIZES = List.of(GIB, MIB, KIB);

    private final String word;
    private final String sign;
    private final Kind kind;
    private final double size;

    Unit(String word, String sign, Kind kind, double size) {
        this.word = word;
        this.sign = sign;
        this.kind = kind;
        this.size = size;
    }

    /** As written in YAML. */
    String word() {
        return word;
    }

    /** All that can be written. */
    static List<Unit> written() {
        return Arrays.stream(values()).filter(unit -> unit != ANSWER).toList();
    }

    static Optional<Unit> of(String word) {
        return written().stream().filter(unit -> unit.word.equals(word)).findFirst();
    }

    boolean isShare() {
        return kind == Kind.SHARE;
    }

    public boolean isTime() {
        return kind == Kind.TIME;
    }

    /** A number as its source has it, as it is kept. */
    public double kept(double read) {
        return this == RATIO ? read * 100 : read;
    }

    /** A number that was written in another unit, in this one. A number without a unit is in any. */
    Optional<Double> from(double number, Unit written) {
        if (written == COUNT) {
            return Optional.of(kept(number));
        }
        return written.kind == kind ? Optional.of(number * (written.size / size)) : Optional.empty();
    }

    /** {@code 7.2 %}, {@code 1.5 GiB} */
    public String text(double value) {
        if (this == ANSWER) {
            return value >= Limit.FAILED ? Limit.FAILS : value >= Limit.WARNED ? Limit.WARNS : "ok";
        }
        if (this == BYTES) {
            for (var larger : SIZES) {
                if (Math.abs(value) >= larger.size) {
                    return larger.text(value / larger.size);
                }
            }
        }
        return number(value) + (sign.isEmpty() ? "" : " " + sign);
    }

    /** Three digits say enough, and a whole number is said whole. */
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        var exact = BigDecimal.valueOf(value);
        var rounded = Math.abs(value) >= 1_000
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(3, RoundingMode.HALF_UP));
        var plain = rounded.stripTrailingZeros();
        return plain.signum() == 0 ? "0" : plain.toPlainString();
    }
}
