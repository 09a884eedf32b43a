package dev.capstan.sql.engine;

import com.zaxxer.hikari.HikariConfig;
import dev.capstan.sql.Ask;
import dev.capstan.sql.Fitness;
import dev.capstan.sql.Limits;
import dev.capstan.sql.gate.Verdict.Form;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.util.PSQLException;

/**
 * PostgreSQL. Cursor and first rows, and settings where they must, travel in one round trip: the driver sends the parts of a statement that
 * semicolons separate together. That the admitted part is one statement to the driver too is made sure of first.
 */
final class Postgres implements Make {
    static final String CURSOR = "capstan";
    private static final String DECLARE = "DECLARE " + CURSOR + " NO SCROLL CURSOR FOR ";

    /** Rows larger than this together are not waited for. */
    private static final String LARGEST_BATCH = "64M";

    /**
     * The driver gives every session the time zone of its own machine. Questions mean the server's, which is what was
     * set for the role or the database, and else the one that was chosen when the server was set up.
     */
    static final String TIME_ZONE =
            """
            select set_config('TimeZone', coalesce((
                select substr(setting, 10) from pg_db_role_setting, unnest(setconfig) setting
                where setting ilike 'timezone=%'
                  and setdatabase in (0, (select oid from pg_database where datname = current_database()))
                  and setrole in (0, (select oid from pg_roles where rolname = current_user))
                order by setrole <> 0 and setdatabase <> 0 desc, setrole <> 0 desc
                limit 1), current_setting('log_timezone')), false)
            """;

    private final Executor errands;
    private final PostgresWatches watches = new PostgresWatches();

    /** @param errands fetches rows while others are handed on */
    Postgres(Executor errands) {
        this.errands = errands;
    }

    @Override
    public void prepare(HikariConfig config, Duration patience) {
        config.setConnectionInitSql(TIME_ZONE);
        config.addDataSourceProperty("connectTimeout", Long.toString(patience.toSeconds()));
        config.addDataSourceProperty("loginTimeout", Long.toString(2 * patience.toSeconds()));
        config.addDataSourceProperty("cancelSignalTimeout", Long.toString(patience.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "capstan");
        // Whoever pools connections between here and the server knows no named statements
        config.addDataSourceProperty("prepareThreshold", "0");
        config.addDataSourceProperty("preferQueryMode", "extended");
        // What a parameter is, the server says by the place where it stands
        config.addDataSourceProperty("stringtype", "unspecified");
        config.addDataSourceProperty("binaryTransfer", "false");
        config.addDataSourceProperty("maxResultBuffer", LARGEST_BATCH);
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("readOnlyMode", "transaction");
    }

    @Override
    public void limit(Handle handle, Limits limits) {
        if (watches.isOwn(handle)) {
            watches.set(handle, limits);
        } else {
            handle.execute(PostgresWatches.forTransaction(limits));
        }
    }

    @Override
    public boolean answer(Handle handle, Ask ask, Intake intake) {
        var admitted = ask.statement();
        mustBeOne(admitted.jdbc(), admitted.parameters().size());
        boolean own = watches.isOwn(handle);
        if (own) {
            watches.set(handle, ask.limits());
        }
        boolean cursor = admitted.form() == Form.QUERY;
        int first = (int) Math.min(PostgresRows.FIRST, intake.wanted());
        var sent = (own ? "" : PostgresWatches.forTransaction(ask.limits()))
                + (cursor
                        ? DECLARE + admitted.jdbc() + ";FETCH FORWARD " + first + " FROM " + CURSOR
                        : admitted.jdbc());
        return Binding.of(handle, sent, ask, PostgresArgument::new).execute((executed, context) -> {
            var statement = executed.get();
            var rows = new PostgresRows(handle.getConnection(), intake, errands);
            return cursor ? rows.readOn(answer(statement), first) : rows.readAll(answer(statement));
        });
    }

    /** Behind the results of the settings, which have no rows. */
    private static ResultSet answer(PreparedStatement statement) throws SQLException {
        var rows = statement.getResultSet();
        while (rows == null) {
            if (!statement.getMoreResults() && statement.getUpdateCount() == -1) {
                throw new IllegalStateException("an admitted statement has no rows");
            }
            rows = statement.getResultSet();
        }
        return rows;
    }

    /** The driver splits statements by its own reading; where that differs from the gate's, nothing is sent. */
    private static void mustBeOne(String jdbc, int parameters) {
        List<NativeQuery> read;
        try {
            read = Parser.parseJdbcSql(jdbc, true, true, true, false, false);
        } catch (SQLException unread) {
            throw new IllegalArgumentException("the driver does not read what the gate wrote", unread);
        }
        if (read.size() != 1 || read.getFirst().bindPositions.length != parameters) {
            throw new IllegalArgumentException("the driver reads another statement than the gate");
        }
    }

    @Override
    public void end(Connection connection) throws SQLException {
        connection.unwrap(PGConnection.class).cancelQuery();
    }

    @Override
    public Trouble trouble(SQLException failure, Ask ask) {
        var state = failure.getSQLState() == null ? "XX000" : failure.getSQLState();
        var said = failure instanceof PSQLException ours ? ours.getServerErrorMessage() : null;
        if (said == null) {
            return ofTheDriver(failure, state);
        }
        var kind =
                switch (state) {
                    case "57014" -> Trouble.Kind.ENDED;
                    case "57P01", "57P02", "57P03", "57P05", "25P03", "25P04" -> Trouble.Kind.CONNECTION;
                    default -> state.startsWith("08") ? Trouble.Kind.CONNECTION : Trouble.Kind.STATEMENT;
                };
        var message = said.getMessage() == null ? state : said.getMessage();
        return new Trouble(kind, state, message, place(said.getPosition(), ask));
    }

    private static Trouble ofTheDriver(SQLException failure, String state) {
        if (isTooLarge(failure)) {
            return new Trouble(Trouble.Kind.TOO_LARGE, state, "rows too large", OptionalInt.empty());
        }
        return state.startsWith("08") || failure instanceof SQLTransientException
                ? new Trouble(Trouble.Kind.CONNECTION, state, "the connection broke", OptionalInt.empty())
                : new Trouble(Trouble.Kind.STATEMENT, state, failure.getMessage(), OptionalInt.empty());
    }

    private static boolean isTooLarge(SQLException failure) {
        return failure.getMessage() != null
                && failure.getMessage().toLowerCase(Locale.ROOT).contains("maxresultbuffer");
    }

    private static OptionalInt place(int position, Ask ask) {
        int prefix = ask.statement().form() == Form.QUERY ? DECLARE.length() : 0;
        return Places.inStatement(ask.statement(), position - prefix);
    }

    @Override
    public Fitness fitness(Connection connection, String role) throws SQLException {
        return new PostgresFitness(connection).judge();
    }
}
