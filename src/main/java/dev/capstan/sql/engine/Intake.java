package dev.capstan.sql.engine;

import dev.capstan.sql.Answered.Limit;
import dev.capstan.sql.Column;
import dev.capstan.sql.Limits;
import dev.capstan.sql.RowSink;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Hands rows on until a limit is reached or somebody has had enough. */
final class Intake {
    /** What a value that isn't text weighs, about. */
    private static final int SMALL = 12;

    private final Limits limits;
    private final BooleanSupplier ended;
    private long rows;
    private long bytes;
    private Limit reached;
    private RowSink into;

    Intake(Limits limits, BooleanSupplier ended) {
        this.limits = limits;
        this.ended = ended;
    }

    /** To be said before there are rows. */
    void handOnTo(RowSink sink) {
        this.into = sink;
    }

    void columns(List<Column> columns) {
        into.columns(columns);
    }

    /** @return whether the next row is wanted */
    boolean row(List<Object> values) {
        if (rows == limits.rows()) {
            reached = Limit.ROWS;
            return false;
        }
        for (var value : values) {
            bytes += value instanceof String text ? text.length() : SMALL;
        }
        if (bytes > limits.bytes()) {
            reached = Limit.BYTES;
            return false;
        }
        rows++;
        into.row(values);
        return !ended.getAsBoolean();
    }

    void tooLarge() {
        reached = Limit.BYTES;
    }

    /** The limit that was reached, and had to be: there is at least one row more. */
    Optional<Limit> reached() {
        return Optional.ofNullable(reached);
    }

    /** How many rows are worth asking for: one more than may come, so that an end is told from a cut. */
    long wanted() {
        return limits.rows() - rows + 1;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }
}
