package dev.capstan.sql;

import java.util.List;

/**
 * Takes an answer as it comes, on the thread that asked. What it throws ends the statement and reaches whoever asked.
 */
public interface RowSink {
    /** Once, before any row, also where there are none. */
    void columns(List<Column> columns);

    /**
     * @param values one for each column: null, String, Long, BigDecimal, Double (where it isn't a number or has no
     *     end), Boolean, Instant, LocalDate, LocalTime, LocalDateTime; everything else as the server's text
     */
    void row(List<Object> values);
}
