package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Token.Kind;
import dev.capstan.sql.gate.Verdict.Admitted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What PostgreSQL's catalogue says of the names in a statement: a quick question whether there can be anything, and only
 * then the slow one, what. They stand beside this class as {@code suspicion-postgresql.sql} and {@code hidden-postgresql.sql}.
 */
final class HiddenInPostgres {
    private static final String SUSPICION = read("suspicion-postgresql.sql");
    private static final String HIDDEN = read("hidden-postgresql.sql");
    /** Compiling the slow question takes longer than answering it. Ends with the transaction. */
    private static final String WITHOUT_COMPILER = "select pg_catalog.set_config('jit', 'off', true)";

    private HiddenInPostgres() {}

    static <X extends Exception> Optional<Reason.Hidden> in(Admitted statement, Witness<X> witness) throws X {
        var values = List.of(
                array(statement.tables().stream().map(HiddenInPostgres::quoted).collect(Collectors.toSet())),
                array(selected(statement)),
                array(Expressions.operators(Dialect.POSTGRESQL)));
        if (witness.ask(SUSPICION, values).isEmpty()) {
            return Optional.empty();
        }
        witness.ask(WITHOUT_COMPILER, List.of());
        for (var row : witness.ask(HIDDEN, values)) {
            var builtIn = Boolean.parseBoolean(row.get(0));
            if (!builtIn || !Functions.of(Dialect.POSTGRESQL).isRead(row.get(1))) {
                return Optional.of(new Reason.Hidden(row.get(1), row.get(2)));
            }
        }
        return Optional.empty();
    }

    /** What stands after a dot, and may be a function of what stands before it. */
    private static Set<String> selected(Admitted statement) {
        var tokens = Lexer.cut(Dialect.POSTGRESQL, statement.sql());
        var names = new LinkedHashSet<String>();
        for (var i = 1; i < tokens.size(); i++) {
            if (tokens.get(i - 1).isMark(".") && tokens.get(i).kind() == Kind.NAME) {
                names.add(tokens.get(i).text());
            }
        }
        return names;
    }

    private static String quoted(TableName table) {
        var name = quoted(table.name());
        return table.schema().map(schema -> quoted(schema) + "." + name).orElse(name);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** As PostgreSQL writes an array of texts. */
    private static String array(Set<String> texts) {
        var elements = new ArrayList<String>();
        for (var text : texts) {
            elements.add("\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        }
        return "{" + String.join(",", elements) + "}";
    }

    private static String read(String name) {
        try (var question = HiddenInPostgres.class.getResourceAsStream(name)) {
            return new String(question.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
