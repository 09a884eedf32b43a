package dev.capstan.sql.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.sql.gate.Verdict.Admitted;
import dev.capstan.sql.gate.Verdict.Form;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real server with content that could be harmed, and traps that would harm it. */
public interface Shop extends AutoCloseable {
    Dialect dialect();

    /** As the writer's secret has it. */
    String url();

    Connection writer();

    /** What the corpora call {@code shop}. */
    String schema();

    /** Of the server. */
    int major();

    default List<Corpus.Entry> read(String corpus) {
        return Corpus.read(corpus).stream()
                .filter(entry -> entry.since() <= major())
                .map(entry ->
                        new Corpus.Entry(own(entry.expected()), entry.since(), own(entry.statement()), entry.values()))
                .toList();
    }

    private String own(String text) {
        return text.replace("shop.", schema() + ".").replace("`shop`", "`" + schema() + "`");
    }

    /** A transaction that only reads, on the writer's connection. */
    void begin() throws SQLException;

    /** All that a statement could leave behind. */
    List<String> content() throws SQLException;

    /** As an engine does it: judged, asked about, run in a transaction that only reads, rolled back. */
    default Outcome ask(String typed, Map<String, String> values) throws SQLException {
        var verdict = new ReadOnlyGate().judge(dialect(), typed);
        if (!(verdict instanceof Admitted admitted)) {
            return new Outcome(Reasons.shown(verdict), List.of(), "");
        }
        writer().setAutoCommit(false);
        begin();
        try {
            var hidden = HiddenCalls.in(dialect(), admitted, this::witness);
            if (hidden.isPresent()) {
                return new Outcome("refused " + Reasons.shown(hidden.get()), List.of(), "");
            }
            return run(admitted, values);
        } finally {
            writer().rollback();
            writer().setAutoCommit(true);
        }
    }

    /**
     * Whatever gets through runs, and must leave nothing behind.
     *
     * @return what was judged otherwise than the corpus says
     */
    default String misjudged(String corpus) throws SQLException {
        var misjudged = new ArrayList<String>();
        var before = content();
        for (var entry : read(corpus)) {
            var outcome = ask(entry.statement(), entry.values());
            var expected = entry.expected();
            if (!outcome.verdict().startsWith(expected)) {
                misjudged.add(expected + " | " + outcome.verdict() + " | " + entry);
            }
            if (outcome.ran() || expected.startsWith("refused Hidden")) {
                assertEquals("", Rows.changes(before, content()), entry.toString());
            }
        }
        assertEquals("", Rows.changes(before, content()));
        return String.join("\n", misjudged);
    }

    /** @return the reads of a corpus that are refused, fail, or give other rows than the typed text */
    default String misread(String corpus) throws SQLException {
        var misread = new ArrayList<String>();
        for (var entry : read(corpus)) {
            var outcome = ask(entry.statement(), entry.values());
            if (!outcome.ran() || !outcome.failure().isEmpty()) {
                misread.add(outcome.verdict() + " " + outcome.failure() + " | " + entry);
            } else {
                var typed = typed(entry);
                if (!typed.equals(outcome.rows())) {
                    misread.add(typed + " became " + outcome.rows() + " | " + entry);
                }
            }
        }
        return String.join("\n", misread);
    }

    private List<List<String>> typed(Corpus.Entry entry) throws SQLException {
        var text = entry.statement();
        for (var value : entry.values().entrySet()) {
            text = text.replaceAll(
                    "(?<![:'\" ] ?):" + value.getKey() + "\\b|(?<=[(= -]) ?:" + value.getKey() + "\\b",
                    " '" + value.getValue() + "'");
        }
        try (var statement = writer().createStatement();
                var rows = statement.executeQuery(text)) {
            return Rows.all(rows);
        } catch (SQLException failure) {
            throw new SQLException(text, failure);
        }
    }

    private Outcome run(Admitted admitted, Map<String, String> values) throws SQLException {
        var cursor = dialect() == Dialect.POSTGRESQL && admitted.form() == Form.QUERY;
        var jdbc = cursor ? "declare capstan no scroll cursor for " + admitted.jdbc() : admitted.jdbc();
        try (var statement = writer().prepareStatement(jdbc)) {
            bind(statement, admitted, values);
            if (!cursor) {
                try (var rows = statement.executeQuery()) {
                    return new Outcome("admitted", Rows.all(rows), "");
                }
            }
            statement.execute();
            try (var fetch = writer().createStatement();
                    var rows = fetch.executeQuery("fetch 10000 from capstan")) {
                return new Outcome("admitted", Rows.all(rows), "");
            }
        } catch (SQLException failure) {
            return new Outcome("admitted", List.of(), failure.getSQLState() + " " + failure.getMessage());
        }
    }

    private void bind(PreparedStatement statement, Admitted admitted, Map<String, String> values) throws SQLException {
        for (var i = 0; i < admitted.parameters().size(); i++) {
            var value = values.get(admitted.parameters().get(i));
            if (dialect() == Dialect.POSTGRESQL) {
                // Of a type that the server finds out
                statement.setObject(i + 1, value, Types.OTHER);
            } else {
                statement.setString(i + 1, value);
            }
        }
    }

    private List<List<String>> witness(String jdbc, List<String> values) throws SQLException {
        try (var statement = writer().prepareStatement(jdbc)) {
            for (var i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            try (var rows = statement.executeQuery()) {
                return Rows.all(rows);
            }
        }
    }

    @Override
    void close() throws SQLException, IOException;

    record Outcome(String verdict, List<List<String>> rows, String failure) {
        boolean ran() {
            return verdict.equals("admitted");
        }
    }
}
