package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Token.Kind;
import dev.capstan.sql.gate.Verdict.Admitted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What MySQL's catalogue says of the names in a statement. A view's definition is a statement too, and is judged as one:
 * the server writes every name in it with its schema, so that a stored function shows.
 */
final class HiddenInMysql {
    /** Made with the server; what they call is its own. */
    private static final Set<String> OWN_SCHEMAS = Set.of("information_schema", "performance_schema", "mysql", "sys");
    /** Storage engines that fetch rows from other servers or programs. */
    private static final Set<String> DISTANT = Set.of("FEDERATED", "CONNECT", "SPIDER", "SPHINX", "S3");

    private HiddenInMysql() {}

    static <X extends Exception> Optional<Reason.Hidden> in(Admitted statement, Witness<X> witness) throws X {
        var stored = storedFunction(statement, witness);
        return stored.isPresent() ? stored : behind(statement.tables(), witness);
    }

    /** The server prefers its own function of a name, but it may have none where another version has. */
    private static <X extends Exception> Optional<Reason.Hidden> storedFunction(Admitted statement, Witness<X> witness)
            throws X {
        var tokens = Lexer.cut(Dialect.MYSQL, statement.sql());
        var names = new LinkedHashSet<String>();
        for (var i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).isMark("(") && tokens.get(i - 1).kind() == Kind.WORD) {
                names.add(tokens.get(i - 1).text().toLowerCase(Locale.ROOT));
            }
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var found = witness.ask(
                """
                select concat(routine_schema, '.', routine_name) from information_schema.routines
                where routine_schema = database() and routine_type = 'FUNCTION' and lower(routine_name) in (%s)
                """
                        .formatted(marks(names)),
                List.copyOf(names));
        return found.stream()
                .findFirst()
                .map(row -> new Reason.Hidden(row.getFirst(), "its name, which is also a built-in function's"));
    }

    private static <X extends Exception> Optional<Reason.Hidden> behind(Set<TableName> named, Witness<X> witness)
            throws X {
        var seen = new HashSet<TableName>();
        var open = strangers(named, seen);
        while (!open.isEmpty()) {
            var deeper = new HashSet<TableName>();
            for (var row : describe(open, witness)) {
                var table = row.get(0) + "." + row.get(1);
                if (row.get(2) != null && DISTANT.contains(row.get(2).toUpperCase(Locale.ROOT))) {
                    return Optional.of(new Reason.Hidden(row.get(2), "table " + table));
                }
                if (row.get(3) != null) {
                    switch (new ReadOnlyGate().judge(Dialect.MYSQL, row.get(3))) {
                        case Verdict.Admitted definition -> deeper.addAll(strangers(definition.tables(), seen));
                        case Verdict.Refused(Reason.Function function) -> {
                            return Optional.of(new Reason.Hidden(function.function(), "view " + table));
                        }
                        // Empty without the privilege SHOW VIEW
                        case Verdict.Refused refused -> {
                            return Optional.of(new Reason.Hidden("what cannot be read", "view " + table));
                        }
                    }
                }
            }
            open = deeper;
        }
        return Optional.empty();
    }

    private static Set<TableName> strangers(Set<TableName> tables, Set<TableName> seen) {
        var strangers = new HashSet<>(tables);
        strangers.removeIf(table -> table.schema()
                .map(schema -> OWN_SCHEMAS.contains(schema.toLowerCase(Locale.ROOT)))
                .orElse(false));
        strangers.removeIf(table -> !seen.add(table));
        return strangers;
    }

    private static <X extends Exception> List<List<String>> describe(Set<TableName> tables, Witness<X> witness)
            throws X {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (var table : tables) {
            conditions.add("t.table_schema = coalesce(?, database()) and t.table_name = ?");
            values.add(table.schema().orElse(null));
            values.add(table.name());
        }
        return witness.ask(
                """
                select t.table_schema, t.table_name, t.engine, v.view_definition
                from information_schema.tables t
                left join information_schema.views v on v.table_schema = t.table_schema and v.table_name = t.table_name
                where %s
                """
                        .formatted(String.join(" or ", conditions)),
                values);
    }

    private static String marks(Collection<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }
}
