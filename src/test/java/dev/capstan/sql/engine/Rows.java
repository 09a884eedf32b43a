package dev.capstan.sql.engine;

import dev.capstan.sql.Column;
import dev.capstan.sql.RowSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what came, and lets a test look on. */
final class Rows implements RowSink {
    private final Consumer<List<Object>> watching;
    final List<List<Object>> all = Collections.synchronizedList(new ArrayList<>());
    volatile List<Column> columns = List.of();

    Rows() {
        this(row -> {});
    }

    Rows(Consumer<List<Object>> watching) {
        this.watching = watching;
    }

    @Override
    public void columns(List<Column> columns) {
        this.columns = columns;
    }

    @Override
    public void row(List<Object> values) {
        all.add(values);
        watching.accept(values);
    }

    Object only() {
        if (all.size() != 1 || all.getFirst().size() != 1) {
            throw new AssertionError("not one value: " + all);
        }
        return all.getFirst().getFirst();
    }
}
