package dev.capstan.sql.fix;

import dev.capstan.sql.Database;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.sql.gate.WriteGate;
import dev.capstan.sql.gate.WriteVerdict;
import dev.capstan.sql.mask.Judgement.Covered;
import dev.capstan.sql.mask.Judgement.Harmless;
import dev.capstan.sql.mask.Judgement.Output;
import dev.capstan.sql.mask.Judgement.Unprovable;
import dev.capstan.sql.mask.Mask;
import dev.capstan.sql.mask.MaskedViews;
import dev.capstan.sql.mask.MaskedViews.Seen;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is laid over values before people see them. The rows themselves stay whole: they are for the database.
 *
 * @param copies whether what is written may be made of masked values, in whichever column
 */
record Veil(Function<String, Optional<Mask>> masks, boolean copies) {
    private static final Veil NONE = new Veil(column -> Optional.empty(), false);
    private static final Veil ALL = new Veil(column -> Optional.of(Mask.WHOLE), true);

    /** Over the rows that it changes, whose table may be a part of a masked one. */
    static Veil over(WriteVerdict.Admitted statement, Database database, Connection connection) throws SQLException {
        var masks = database.masks();
        if (masks.isEmpty()) {
            return NONE;
        }
        var behind = new MaskedViews(masks, database.dialect())
                .behind(Set.of(statement.table()), (jdbc, values) -> rows(connection, jdbc, values));
        return switch (behind) {
            case Seen.Masked(var all) -> {
                var masked = all.masked(statement.table());
                var written = new WriteGate().written(database.dialect(), statement);
                yield new Veil(
                        column -> Optional.ofNullable(masked.get(column.toLowerCase(Locale.ROOT))),
                        all.mayBeIn(database.dialect(), written));
            }
            case Seen.Unknown unknown -> ALL;
        };
    }

    /** Over what a question answers. */
    static Veil over(Verdict.Admitted question, Database database) {
        return switch (database.masks().judge(database.dialect(), question)) {
            case Harmless harmless -> NONE;
            case Covered covered -> new Veil(column -> covered.mask(new Output(column, "", "", "")), false);
            case Unprovable unprovable -> ALL;
        };
    }

    String cell(String column, String value) {
        return value == null
                ? "NULL"
                : masks.apply(column).map(mask -> mask.cover(value)).orElse(value);
    }

    /** A value that was written. */
    String written(String column, String value) {
        var shown = cell(column, value);
        return copies && shown.equals(value) ? Mask.WHOLE.cover(value) : shown;
    }

    private static List<List<String>> rows(Connection connection, String jdbc, List<String> values)
            throws SQLException {
        try (var select = connection.prepareStatement(jdbc)) {
            for (int i = 0; i < values.size(); i++) {
                select.setString(i + 1, values.get(i));
            }
            return Rowset.of(select, Integer.MAX_VALUE - 1);
        }
    }
}
