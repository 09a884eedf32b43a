package dev.capstan.sql.mask;

import dev.capstan.sql.gate.TableName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the masks say of a statement, before it runs. */
public sealed interface Judgement {
    /** Nothing that is masked can be in the answer. */
    record Harmless() implements Judgement {}

    /**
     * The answer may be shown through {@link #covers}, and not otherwise.
     *
     * @param labels names that a masked value may have in the answer
     * @param trusted tables of which the driver can be believed that an unmasked column of theirs stands there
     */
    record Covered(Masks masks, Map<String, Mask> labels, Set<TableName> trusted) implements Judgement {
        public Covered {
            labels = Map.copyOf(labels);
            trusted = Set.copyOf(trusted);
        }

        /** @return what the column's values must be covered with before anybody sees them */
        public Optional<Mask> mask(Output column) {
            var own = masks.of(column);
            var elsewhere = own.isEmpty()
                    && trusted.stream().anyMatch(table -> table.name().equals(column.table()));
            return own.isPresent() || elsewhere ? own : Optional.ofNullable(labels.get(lower(column.label())));
        }
    }

    /** It must not run. */
    record Unprovable(String name, Why why) implements Judgement {}

    enum Why {
        /** A masked column is part of an expression, a comparison other than with a written value, or a set operation. */
        IN_AN_EXPRESSION,
        /** A whole row of a masked table is used as one value. */
        WHOLE_ROW,
        /** Columns are renamed by a list, or tables joined by columns that are not named. */
        UNNAMED_COLUMNS,
        /** A view reads a masked column, and which of its columns show it is not known. */
        VIEW,
        /** The server's statistics keep samples of values. */
        STATISTICS,
        /** It tells what others ask, with the values in it. */
        STATEMENTS_OF_OTHERS
    }

    /**
     * A column of an answer as the driver tells of it.
     *
     * @param schema empty where the driver does not say
     * @param table the table that the value comes from unchanged, or empty
     */
    record Output(String label, String schema, String table, String column) {}

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
