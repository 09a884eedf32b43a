package dev.capstan.sql.mask;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.Encounters;
import dev.capstan.sql.gate.Encounters.Encounter;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.sql.gate.WriteGate;
import dev.capstan.sql.gate.WriteVerdict;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Values that people type, where they meet masked columns: whoever is shown the question or the plan is not to see them
 * whole either. A column that is called like a masked one is taken for it wherever it stands: it may be a view's.
 */
public record MaskedValues(Masks masks, Dialect dialect) {
    /** @return how parameters are masked, by their names */
    public Map<String, Mask> parameters(Verdict.Admitted statement) {
        return met(statement, Encounter::parameter);
    }

    /** @return how values are masked that are written in the statement, by their texts */
    public Map<String, Mask> written(Verdict.Admitted statement) {
        var written = met(statement, each -> !each.parameter());
        Encounters.in(dialect, statement.sql()).stream()
                .filter(each -> !each.parameter())
                .forEach(
                        each -> look(statement, each.text()).ifPresent(mask -> written.putIfAbsent(each.text(), mask)));
        return written;
    }

    private Map<String, Mask> met(Verdict.Admitted statement, Predicate<Encounter> which) {
        return masks.isEmpty() ? new TreeMap<>() : met(statement.sql(), which, masks.named(dialect, statement));
    }

    /** What a value looks like, where it may meet a masked column under another name: in a view, say. */
    public Optional<Mask> look(Verdict.Admitted statement, String value) {
        boolean known = statement.tables().stream()
                .allMatch(table -> !masks.masked(table).isEmpty());
        return masks.columns().stream()
                .map(MaskedColumn::mask)
                .filter(mask -> !known && mask.looksLike(value))
                .reduce(Mask::and);
    }

    /** Of a fix that works on masked tables, also those parameters that meet no single column. */
    public Map<String, Mask> parameters(WriteVerdict.Admitted statement) {
        if (masks.isEmpty()) {
            return Map.of();
        }
        var met = met(statement.sql(), Encounter::parameter, masks.named());
        boolean touches = new WriteGate()
                .written(dialect, statement).sources().stream()
                        .flatMap(source -> source.table().stream())
                        .anyMatch(table -> !masks.masked(table).isEmpty());
        if (touches) {
            Encounters.in(dialect, statement.sql()).stream()
                    .filter(each -> each.parameter() && each.column().isEmpty())
                    .forEach(each -> met.merge(each.text(), Mask.WHOLE, Mask::and));
        }
        return met;
    }

    private Map<String, Mask> met(String sql, Predicate<Encounter> which, Map<String, Mask> names) {
        var met = new TreeMap<String, Mask>();
        Encounters.in(dialect, sql).stream().filter(which).forEach(each -> each.column()
                .map(Judgement::lower)
                .map(names::get)
                .ifPresent(mask -> met.merge(each.text(), mask, Mask::and)));
        return met;
    }
}
