package dev.capstan.sql.mask;

import dev.capstan.sql.gate.TableName;
import java.util.Locale;
import java.util.Optional;

/**
 * A column whose values are shown only in part, wherever they turn up.
 *
 * @param schema empty when any table of that name is meant; for MySQL it is what it calls a database
 */
public record MaskedColumn(Optional<String> schema, String table, String column, Mask mask) {
    boolean isIn(TableName other) {
        return isIn(other.schema().orElse(""), other.name());
    }

    /** @param otherSchema empty when it is not known: then it may be this one's */
    boolean isIn(String otherSchema, String otherTable) {
        return same(table, otherTable)
                && (otherSchema.isEmpty() || schema.isEmpty() || same(schema.get(), otherSchema));
    }

    /** The same column of another table. */
    MaskedColumn as(String other) {
        return new MaskedColumn(Optional.empty(), other, column, mask);
    }

    boolean is(String name) {
        return same(column, name);
    }

    private static boolean same(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
