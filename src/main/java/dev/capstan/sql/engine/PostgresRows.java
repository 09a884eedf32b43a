package dev.capstan.sql.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.postgresql.PGConnection;

/**
 * Reads a cursor to its end. While the rows of one batch are handed on, the server makes the next; a batch holds about
 * a megabyte, whatever the size of a row.
 */
final class PostgresRows {
    static final int FIRST = 200;
    private static final int MOST = 4_000;
    private static final long WANTED_BYTES = 1_000_000;

    private final Connection connection;
    private final Intake intake;
    private final Executor ahead;

    /** @param ahead fetches the next rows while others are handed on */
    PostgresRows(Connection connection, Intake intake, Executor ahead) {
        this.connection = connection;
        this.intake = intake;
        this.ahead = ahead;
    }

    /** What came with the statement itself, and all of it where there is no cursor. */
    boolean readAll(ResultSet rows) throws SQLException {
        handOn(rows, describe(rows));
        return true;
    }

    /**
     * @param size how many rows were asked for; fewer mean that there are no more
     * @return whether the connection is at rest
     */
    boolean readOn(ResultSet first, int size) throws SQLException {
        var cells = describe(first);
        if (!handOn(first, cells) || intake.rows() < size) {
            return true;
        }
        int asked = nextSize();
        var batch = fetch(asked);
        while (true) {
            boolean more = count(batch) == asked;
            int next = more ? nextSize() : 0;
            var coming = more ? CompletableFuture.supplyAsync(() -> fetched(next), ahead) : null;
            boolean goOn = false;
            try {
                goOn = handOn(batch, cells);
            } finally {
                if (!goOn && coming != null) {
                    forget(coming);
                }
            }
            batch.getStatement().close();
            if (!goOn || !more) {
                return coming == null;
            }
            batch = joined(coming);
            asked = next;
        }
    }

    private List<PostgresCell> describe(ResultSet rows) throws SQLException {
        var cells = PostgresCell.of(rows.getMetaData());
        intake.columns(cells.stream().map(PostgresCell::column).toList());
        return cells;
    }

    private boolean handOn(ResultSet batch, List<PostgresCell> cells) throws SQLException {
        while (batch.next()) {
            if (!intake.row(values(cells, batch))) {
                return false;
            }
        }
        return true;
    }

    private static List<Object> values(List<PostgresCell> cells, ResultSet row) throws SQLException {
        var values = new Object[cells.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells.get(i).value(row, i + 1);
        }
        return Arrays.asList(values);
    }

    private int nextSize() {
        long row = Math.max(1, intake.bytes() / Math.max(1, intake.rows()));
        return (int) Math.min(intake.wanted(), Math.clamp(WANTED_BYTES / row, 10, MOST));
    }

    /** All rows of a batch are here already, so going through them costs no round trip. */
    private static int count(ResultSet batch) throws SQLException {
        int count = batch.last() ? batch.getRow() : 0;
        batch.beforeFirst();
        return count;
    }

    private ResultSet fetch(int size) throws SQLException {
        var statement = connection.prepareStatement(
                "FETCH FORWARD " + size + " FROM " + Postgres.CURSOR,
                ResultSet.TYPE_SCROLL_INSENSITIVE,
                ResultSet.CONCUR_READ_ONLY);
        return statement.executeQuery();
    }

    private ResultSet fetched(int size) {
        try {
            return fetch(size);
        } catch (SQLException failure) {
            throw new CompletionException(failure);
        }
    }

    private static ResultSet joined(CompletableFuture<ResultSet> coming) throws SQLException {
        try {
            return coming.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof SQLException said) {
                throw said;
            }
            throw failure;
        }
    }

    /** Nobody wants these rows. They may be long in coming, and the connection is not free before they have. */
    private void forget(CompletableFuture<ResultSet> coming) throws SQLException {
        connection.unwrap(PGConnection.class).cancelQuery();
        try {
            coming.join();
        } catch (CompletionException | CancellationException ended) {
            // As was wanted
        }
    }
}
