package dev.capstan.sql.engine;

import dev.capstan.sql.Column;
import dev.capstan.sql.RowSink;
import dev.capstan.sql.mask.Judgement;
import dev.capstan.sql.mask.Judgement.Covered;
import dev.capstan.sql.mask.Judgement.Output;
import dev.capstan.sql.mask.Mask;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Covers masked values before anybody hears of them. */
final class CoveredRows implements RowSink {
    private final Covered covered;
    private final RowSink into;
    private List<Optional<Mask>> masks = List.of();

    private CoveredRows(Covered covered, RowSink into) {
        this.covered = covered;
        this.into = into;
    }

    /** @param judgement that what may be shown is shown */
    static RowSink by(Judgement judgement, RowSink into) {
        return switch (judgement) {
            case Covered covered -> new CoveredRows(covered, into);
            case Judgement.Harmless harmless -> into;
            case Judgement.Unprovable refused -> throw new IllegalArgumentException("it must not run: " + refused);
        };
    }

    @Override
    public void columns(List<Column> columns) {
        masks = columns.stream().map(column -> covered.mask(output(column))).toList();
        var shown = new ArrayList<Column>();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            shown.add(masks.get(i).isEmpty() ? column : new Column(column.name(), Column.Kind.TEXT, column.base()));
        }
        into.columns(shown);
    }

    private static Output output(Column column) {
        return column.base()
                .map(base -> new Output(column.name(), base.schema(), base.table(), base.column()))
                .orElseGet(() -> new Output(column.name(), "", "", ""));
    }

    @Override
    public void row(List<Object> values) {
        var shown = new ArrayList<Object>(values);
        for (int i = 0; i < shown.size(); i++) {
            var value = shown.get(i);
            if (value != null && masks.get(i).isPresent()) {
                shown.set(i, masks.get(i).get().cover(text(value)));
            }
        }
        into.row(shown);
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
