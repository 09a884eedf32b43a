package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Verdict.Admitted;
import dev.capstan.sql.gate.Verdict.Form;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;

/** A real server with content that could be harmed, and traps that would harm it. */
interface Shop extends AutoCloseable {
    Dialect dialect();

    Connection writer();

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

    private static void bind(PreparedStatement statement, Admitted admitted, Map<String, String> values)
            throws SQLException {
        for (var i = 0; i < admitted.parameters().size(); i++) {
            statement.setObject(i + 1, values.get(admitted.parameters().get(i)), Types.OTHER);
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
