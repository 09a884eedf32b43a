package dev.capstan.sql.mask;

import dev.capstan.sql.gate.TableName;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A column whose values are shown only in part, wherever they turn up.
 *
 * @param schema empty when any table of that name is meant; for MySQL it is what it calls a database
 */
public record MaskedColumn(Optional<String> schema, String table, String column, Mask mask) {
    /** {@code crm.users.phone:phone} */
    static MaskedColumn read(String written) {
        var end = written.lastIndexOf(':');
        var path = written.substring(0, end).split("\\.");
        return new MaskedColumn(
                path.length == 3 ? Optional.of(path[0]) : Optional.empty(),
                path[path.length - 2],
                path[path.length - 1],
                Mask.valueOf(written.substring(end + 1).toUpperCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return schema.map(each -> each + ".").orElse("") + table + "." + column + ":"
                + mask.name().toLowerCase(Locale.ROOT);
    }

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

    /** Whether an expression has its name in it. */
    boolean isIn(String expression) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(column) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
                .matcher(expression)
                .find();
    }

    boolean is(String name) {
        return same(column, name);
    }

    private static boolean same(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
