package dev.capstan.web;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Something that {@code /metrics} tells. Its value is read when it is asked for, and has to be cheap. */
public sealed interface Measure {
    String name();

    /** It only grows. */
    record Count(String name, String help, Map<String, String> labels, LongSupplier value) implements Measure {}

    /** It goes up and down; not a number while it isn't known. */
    record Level(String name, String help, Map<String, String> labels, DoubleSupplier value) implements Measure {}

    /** How long something took, in seconds, by the values of one label. */
    record Durations(String name, String help, String label, Map<String, Supplier<Spread>> values) implements Measure {}

    /**
     * @param upTo the buckets' upper bounds, growing
     * @param counts how many fell into each bucket alone; the last one, beyond all bounds, comes on top
     */
    record Spread(List<Double> upTo, List<Long> counts, double sum) {}
}
