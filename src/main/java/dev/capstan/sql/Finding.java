package dev.capstan.sql;

import java.util.List;

/**
 * How an answer compares with what was expected.
 *
 * @param measures what decided, the first one first; empty where nothing was expected
 */
public record Finding(Grade grade, List<Measure> measures) {
    public static final Finding UNJUDGED = new Finding(Grade.NONE, List.of());

    public Finding {
        measures = List.copyOf(measures);
    }

    public enum Grade {
        /** Nothing was expected. */
        NONE,
        MET,
        /** Not as expected, but within the wider bounds. */
        WARNED,
        MISSED,
        /** There were no rows, or NULL where a number was expected: neither good nor bad. */
        NO_DATA,
        /** The answer has no such column. */
        NO_COLUMN
    }

    /**
     * @param what a column, or {@code rows}
     * @param value what came, with its unit; empty where nothing did
     * @param wanted {@code >= 95 %}
     */
    public record Measure(String what, String value, String wanted) {}
}
