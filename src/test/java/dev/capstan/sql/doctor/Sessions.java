package dev.capstan.sql.doctor;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Other people at work on a database, until they go home. */
final class Sessions {
    private final String url;
    private final String user;
    private final String password;
    private final List<Connection> open = new ArrayList<>();
    private final List<Thread> busy = new ArrayList<>();

    Sessions(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    Connection open() throws SQLException {
        var connection = DriverManager.getConnection(url, user, password);
        open.add(connection);
        return connection;
    }

    /** In a transaction that stays open. */
    Connection began(String... statements) throws SQLException {
        var connection = open();
        connection.setAutoCommit(false);
        for (var each : statements) {
            execute(connection, each);
        }
        return connection;
    }

    /** Somebody for whom it takes long. */
    void waits(Connection connection, String statement) {
        busy.add(Thread.ofVirtual().start(() -> {
            try {
                execute(connection, statement);
            } catch (SQLException goneHome) {
                // The test is over
            }
        }));
    }

    static void execute(Connection connection, String statement) throws SQLException {
        try (var plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }

    long number(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    void run(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password)) {
            for (var each : statements) {
                execute(connection, each);
            }
        }
    }

    /** MariaDB tells the same about locks again to whoever asks more often than every tenth of a second. */
    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it never came true");
            }
            LockSupport.parkNanos(120_000_000);
        }
    }

    /** Until a query counts at least so many. */
    void await(long least, String query) {
        await(() -> {
            try {
                return number(query) >= least;
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    void goHome() throws SQLException, InterruptedException {
        for (var connection : open) {
            connection.abort(Runnable::run);
        }
        for (var thread : busy) {
            thread.join();
        }
    }
}
