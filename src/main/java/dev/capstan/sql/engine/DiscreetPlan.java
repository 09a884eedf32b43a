package dev.capstan.sql.engine;

import dev.capstan.sql.Ask;
import dev.capstan.sql.Column;
import dev.capstan.sql.RowSink;
import dev.capstan.sql.gate.Verdict.Form;
import dev.capstan.sql.mask.Mask;
import dev.capstan.sql.mask.MaskedValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the server would come by an answer, without the typed values that it repeats and that meet masked columns. */
final class DiscreetPlan implements RowSink {
    private final Map<String, Mask> values;
    private final RowSink into;

    private DiscreetPlan(Map<String, Mask> values, RowSink into) {
        this.values = values;
        this.into = into;
    }

    static RowSink of(Ask ask, RowSink into) {
        var database = ask.source().database();
        if (database.masks().isEmpty() || ask.statement().form() != Form.EXPLAIN) {
            return into;
        }
        var typed = new MaskedValues(database.masks(), database.dialect());
        var values = new HashMap<>(typed.written(ask.statement()));
        var parameters = typed.parameters(ask.statement());
        ask.values().forEach((name, value) -> {
            var text = String.valueOf(value);
            var mask = parameters.containsKey(name)
                    ? Optional.of(parameters.get(name))
                    : typed.look(ask.statement(), text);
            mask.ifPresent(known -> values.put(text, known));
        });
        values.remove("");
        return values.isEmpty() ? into : new DiscreetPlan(values, into);
    }

    @Override
    public void columns(List<Column> columns) {
        into.columns(columns);
    }

    @Override
    public void row(List<Object> row) {
        var shown = new ArrayList<Object>(row);
        shown.replaceAll(value -> value instanceof String text ? covered(text) : value);
        into.row(shown);
    }

    private String covered(String text) {
        var shown = text;
        for (var each : values.entrySet()) {
            shown = shown.replace(each.getKey(), each.getValue().cover(each.getKey()));
        }
        return shown;
    }
}
