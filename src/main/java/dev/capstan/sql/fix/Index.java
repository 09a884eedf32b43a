package dev.capstan.sql.fix;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The index that a fix makes in PostgreSQL, as it stands. */
record Index(Optional<String> name, State state) {
    enum State {
        ABSENT,
        /** Left behind by a failure, or still being built. */
        INVALID,
        VALID
    }

    private static final Index NONE = new Index(Optional.empty(), State.ABSENT);

    static Index of(Connection connection, FixOrder order) throws SQLException {
        if (order.source().database().dialect() != Dialect.POSTGRESQL) {
            return NONE;
        }
        var index = ((Deed.Ddl) order.deed()).change().index();
        return index.isEmpty() ? NONE : of(connection, quoted(index.get()));
    }

    private static Index of(Connection connection, String quoted) throws SQLException {
        try (var select =
                connection.prepareStatement("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(?)")) {
            select.setString(1, quoted);
            var found = Rowset.column(select);
            return new Index(
                    Optional.of(quoted),
                    found.isEmpty() ? State.ABSENT : found.getFirst().equals("t") ? State.VALID : State.INVALID);
        }
    }

    /** As the server would write it. */
    String definition(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT pg_get_indexdef(to_regclass(?))")) {
            select.setString(1, name.orElseThrow());
            return Rowset.column(select).getFirst();
        }
    }

    /** How far a build of it has come, as PostgreSQL tells; absent when nobody builds it. */
    Optional<String> progress(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                """
                SELECT phase || CASE WHEN blocks_total > 0 THEN ' ' || 100 * blocks_done / blocks_total || ' %' ELSE '' END
                  FROM pg_stat_progress_create_index WHERE index_relid = to_regclass(?)
                """)) {
            select.setString(1, name.orElseThrow());
            return Rowset.column(select).stream().findFirst();
        }
    }

    void drop(Connection connection) throws SQLException {
        try (var drop = connection.createStatement()) {
            drop.execute("DROP INDEX CONCURRENTLY IF EXISTS " + name.orElseThrow());
        }
    }

    private static String quoted(TableName index) {
        return index.schema().map(schema -> quoted(schema) + ".").orElse("") + quoted(index.name());
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
