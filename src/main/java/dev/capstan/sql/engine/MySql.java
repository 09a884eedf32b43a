package dev.capstan.sql.engine;

import com.zaxxer.hikari.HikariConfig;
import dev.capstan.sql.Ask;
import dev.capstan.sql.Fitness;
import dev.capstan.sql.Limits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.WeakHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;

/**
 * MySQL and MariaDB. A session can only read from its first statement on, and reads quotes and backslashes as the gate
 * wrote them, whatever the server's own settings. Rows are taken from the wire a few hundred at a time.
 */
final class MySql implements Make {
    /** As PostgreSQL says it, and the standard. */
    private static final String NOT_ALLOWED = "42501";

    /** Neither ANSI_QUOTES, NO_BACKSLASH_ESCAPES nor PIPES_AS_CONCAT: the gate writes for their absence. */
    private static final String SESSION =
            "sql_mode='STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',"
                    + "lock_wait_timeout=5,innodb_lock_wait_timeout=5";

    private static final Map<String, String> DRIVER = Map.ofEntries(
            Map.entry("tcpKeepAlive", "true"),
            Map.entry("connectionCollation", "utf8mb4_general_ci"),
            Map.entry("sessionVariables", SESSION),
            // Parameters travel beside the statement instead of being written into it
            Map.entry("useServerPrepStmts", "true"),
            Map.entry("allowMultiQueries", "false"),
            Map.entry("allowLocalInfile", "false"),
            Map.entry("dumpQueriesOnException", "false"),
            Map.entry("tinyInt1isBit", "false"),
            Map.entry("transformedBitIsBoolean", "false"),
            Map.entry("yearIsDateType", "false"),
            Map.entry("connectionAttributes", "program_name:capstan"));

    private static final int READ_AHEAD = 500;

    /** Which time-out a connection was given last. */
    private final Map<Connection, Duration> timeouts = new WeakHashMap<>();

    @Override
    public void prepare(HikariConfig config, Duration patience) {
        config.setConnectionInitSql("SET SESSION TRANSACTION READ ONLY");
        config.addDataSourceProperty("connectTimeout", Long.toString(patience.toMillis()));
        DRIVER.forEach(config::addDataSourceProperty);
    }

    @Override
    public boolean answer(Handle handle, Ask ask, Intake intake) {
        limit(handle, ask.limits());
        return Binding.of(handle, ask.statement().jdbc(), ask, value -> argument(handle, value))
                .setFetchSize(READ_AHEAD)
                .execute((executed, context) -> {
                    var rows = executed.get().getResultSet();
                    boolean whole = handOn(rows, intake);
                    if (whole) {
                        rows.close();
                    } else {
                        drop(rows, handle.getConnection());
                    }
                    return whole;
                });
    }

    /** Closing reads all that is left, so the server is told first that nobody wants it. */
    private void drop(ResultSet rows, Connection connection) throws SQLException {
        end(connection);
        try {
            rows.close();
        } catch (SQLException ended) {
            // As was wanted
        }
    }

    /** @return whether all rows were wanted */
    private static boolean handOn(ResultSet rows, Intake intake) throws SQLException {
        var cells = MySqlCell.of(rows.getMetaData());
        intake.columns(cells.stream().map(MySqlCell::column).toList());
        while (rows.next()) {
            if (!intake.row(values(cells, rows))) {
                return false;
            }
        }
        return true;
    }

    private static List<Object> values(List<MySqlCell> cells, ResultSet row) throws SQLException {
        var values = new Object[cells.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells.get(i).value(row, i + 1);
        }
        return Arrays.asList(values);
    }

    /** It costs a round trip only when it changes. */
    @Override
    public void limit(Handle handle, Limits limits) {
        var timeout = limits.timeout();
        try {
            var connection = handle.getConnection().unwrap(org.mariadb.jdbc.Connection.class);
            if (timeout.equals(lastTimeout(connection))) {
                return;
            }
            boolean isMaria = connection.getMetaData().getDatabaseProductName().equals("MariaDB");
            handle.execute(
                    isMaria
                            ? "SET SESSION max_statement_time=" + timeout.toMillis() / 1000.0
                            : "SET SESSION max_execution_time=" + timeout.toMillis());
            synchronized (timeouts) {
                timeouts.put(connection, timeout);
            }
        } catch (SQLException failure) {
            throw new org.jdbi.v3.core.ConnectionException(failure);
        }
    }

    private Duration lastTimeout(Connection connection) {
        synchronized (timeouts) {
            return timeouts.get(connection);
        }
    }

    /** An instant is told as the session's own clock shows it: the server alone knows its time zone. */
    private static Argument argument(Handle handle, Object value) {
        return new MySqlArgument(
                value instanceof Instant instant
                        ? handle.createQuery("SELECT CAST(FROM_UNIXTIME(:seconds) AS CHAR)")
                                .bind("seconds", MySqlArgument.seconds(instant))
                                .mapTo(String.class)
                                .one()
                        : value);
    }

    @Override
    public void end(Connection connection) throws SQLException {
        connection.unwrap(org.mariadb.jdbc.Connection.class).cancelCurrentQuery();
    }

    @Override
    public Trouble trouble(SQLException failure, Ask ask) {
        var state = state(failure);
        var kind =
                switch (failure.getErrorCode()) {
                    case 1969, 3024 -> Trouble.Kind.TIME_OVER;
                    case 1317 -> Trouble.Kind.ENDED;
                    // Shutting down, killed, gone, lost
                    case 1053, 1927, 2006, 2013, 4031 -> Trouble.Kind.CONNECTION;
                    default -> state.startsWith("08") ? Trouble.Kind.CONNECTION : Trouble.Kind.STATEMENT;
                };
        return new Trouble(
                kind,
                state,
                kind == Trouble.Kind.CONNECTION ? "the connection broke" : message(failure),
                OptionalInt.empty());
    }

    /** 42000 stands for a statement that is not understood as well as for one that is not allowed: the number tells. */
    private static String state(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 1044, 1142, 1143, 1227, 1370 -> NOT_ALLOWED;
            default -> failure.getSQLState() == null ? "HY000" : failure.getSQLState();
        };
    }

    /** The driver puts the number of its connection before the server's sentence. */
    private static String message(SQLException failure) {
        var text = failure.getMessage() == null ? "" : failure.getMessage();
        return text.startsWith("(conn=") ? text.substring(text.indexOf(')') + 1).strip() : text;
    }

    @Override
    public Fitness fitness(Connection connection, String role) throws SQLException {
        return new MySqlFitness(connection).judge();
    }
}
