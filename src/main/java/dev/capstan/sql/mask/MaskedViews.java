package dev.capstan.sql.mask;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.TableName;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.sql.gate.Verdict.Admitted;
import dev.capstan.sql.gate.Witness;
import dev.capstan.sql.mask.Judgement.Unprovable;
import dev.capstan.sql.mask.Judgement.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The masked columns of views, of tables that are parts of masked ones, and those that are generated of others: only the database knows them. A view is
 * judged by its definition, as a statement that reads what is behind it. To be asked in the transaction in which the
 * statement is to run, since what a name means depends on it.
 */
public final class MaskedViews {
    private static final int DEEPEST = 50;

    private final Masks masks;
    private final Dialect dialect;

    public MaskedViews(Masks masks, Dialect dialect) {
        this.masks = masks;
        this.dialect = dialect;
    }

    /** @return what is to be thought of the statement, with everything known that is behind its names */
    public <X extends Exception> Judgement judge(Admitted statement, Witness<X> witness) throws X {
        if (masks.isEmpty()) {
            return new Judgement.Harmless();
        }
        return switch (behind(statement.tables(), witness)) {
            case Seen.Masked(var all) -> all.judge(dialect, statement);
            case Seen.Unknown(var view) -> new Unprovable(view, Why.VIEW);
        };
    }

    /** What is behind names. */
    public sealed interface Seen {
        /** @param masks with the columns of what was asked for */
        record Masked(Masks masks) implements Seen {}

        /** @param view of which it can't be told what it shows */
        record Unknown(String view) implements Seen {}
    }

    public <X extends Exception> Seen behind(Set<TableName> tables, Witness<X> witness) throws X {
        return behind(tables, witness, 0);
    }

    private <X extends Exception> Seen behind(Set<TableName> tables, Witness<X> witness, int depth) throws X {
        if (masks.isEmpty() || tables.isEmpty()) {
            return new Seen.Masked(masks);
        }
        var relations =
                switch (dialect) {
                    case POSTGRESQL -> PostgresRelations.of(tables, witness);
                    case MYSQL -> MySqlRelations.of(tables, witness);
                };
        var found = new ArrayList<MaskedColumn>();
        for (var relation : relations) {
            relation.kin().stream()
                    .flatMap(kin -> masks.of(kin))
                    .map(column -> column.as(relation.name()))
                    .forEach(found::add);
            relation.made(masks).forEach(found::add);
            if (relation.definition().isPresent()) {
                var columns =
                        depth == DEEPEST ? Optional.<List<MaskedColumn>>empty() : columns(relation, witness, depth);
                if (columns.isEmpty()) {
                    return new Seen.Unknown(relation.name());
                }
                found.addAll(columns.get());
            }
        }
        return new Seen.Masked(masks.with(found));
    }

    /** @return empty where it is not known what the view shows */
    private <X extends Exception> Optional<List<MaskedColumn>> columns(Relation view, Witness<X> witness, int depth)
            throws X {
        var told = told(view, witness, depth);
        return told.isPresent() || readsMasked(view, witness) ? told : Optional.of(List.of());
    }

    /** By its definition. */
    private <X extends Exception> Optional<List<MaskedColumn>> told(Relation view, Witness<X> witness, int depth)
            throws X {
        return switch (new ReadOnlyGate().judge(dialect, view.definition().get())) {
            case Verdict.Refused refused -> Optional.empty();
            case Admitted definition ->
                switch (behind(definition.tables(), witness, depth + 1)) {
                    case Seen.Unknown unknown -> Optional.empty();
                    case Seen.Masked(var all) ->
                        all.columnsOf(dialect, definition).flatMap(view::masked);
                };
        };
    }

    private <X extends Exception> boolean readsMasked(Relation view, Witness<X> witness) throws X {
        return switch (dialect) {
            case POSTGRESQL ->
                ServerStatements.isToldBy(view.definition().get()) || PostgresRelations.reads(view, witness, masks);
            case MYSQL -> true;
        };
    }
}
