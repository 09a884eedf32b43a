package dev.capstan.sql;

import dev.capstan.catalog.Service;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.store.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PGInterval;

/** The database of one of the five systems, on a real server of its kind, on a day when all is well. */
final class SystemDatabase implements AutoCloseable {
    private final Dialect dialect;
    private final Connection connection;

    private SystemDatabase(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    static SystemDatabase of(Service system) throws SQLException {
        var dialect = Questions.databases(system).values().iterator().next().dialect();
        var connection =
                switch (dialect) {
                    case POSTGRESQL ->
                        DriverManager.getConnection(TestDatabase.fresh().jdbc(), "postgres", "");
                    case MYSQL -> MariaDbServer.fresh().open();
                };
        var database = new SystemDatabase(dialect, connection);
        database.run(Manual.schema(system.name()));
        return database;
    }

    /** One statement or several. */
    void run(String script) throws SQLException {
        // pgjdbc takes several at once; no statement for MariaDB has a semicolon inside
        var statements =
                switch (dialect) {
                    case POSTGRESQL -> List.of(script);
                    case MYSQL -> List.of(script.strip().split(";\\s*(\n|$)"));
                };
        try (var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    /** What the expectation finds in the answer, with only the statement sent that the gate wrote. */
    Finding ask(Questions.Ready question) throws SQLException {
        try (var statement = connection.prepareStatement(question.statement().jdbc())) {
            bind(statement, question);
            try (var answer = statement.executeQuery()) {
                return judged(answer, question.standard());
            }
        }
    }

    private void bind(PreparedStatement statement, Questions.Ready question) throws SQLException {
        int at = 1;
        for (var name : question.statement().parameters()) {
            switch (question.values().get(name)) {
                case Duration length
                when dialect == Dialect.POSTGRESQL ->
                    statement.setObject(at++, new PGInterval(length.toSeconds() + " seconds"));
                case Duration length -> statement.setLong(at++, length.toSeconds());
                case Object value -> statement.setObject(at++, value);
            }
        }
    }

    private static Finding judged(ResultSet answer, Optional<Standard> standard) throws SQLException {
        var judge = new Judge(standard);
        var columns = new ArrayList<Column>();
        for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
            columns.add(new Column(answer.getMetaData().getColumnLabel(i), Column.Kind.OTHER, Optional.empty()));
        }
        judge.columns(columns);
        while (answer.next()) {
            var row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(answer.getObject(i));
            }
            judge.row(row);
        }
        return judge.finding();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
