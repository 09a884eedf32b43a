package dev.capstan.sql;

import dev.capstan.catalog.Service;
import dev.capstan.sql.engine.Engines;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.step.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The database of one of the five systems, on a real server of its kind, on a day when all is well. Where a system has
 * several, this is all of them.
 */
final class SystemDatabase implements AutoCloseable {
    private final Dialect dialect;
    private final Connection connection;
    private final Engines engines;

    private SystemDatabase(Dialect dialect, Connection connection, String url) {
        this.dialect = dialect;
        this.connection = connection;
        this.engines = new Engines(secret -> Optional.of(new Secret(url)), source -> Optional.empty());
    }

    static SystemDatabase of(Service system) throws SQLException {
        var dialect = Questions.databases(system).values().iterator().next().dialect();
        var database =
                switch (dialect) {
                    case POSTGRESQL -> {
                        var where = PostgresServers.fresh(15);
                        yield new SystemDatabase(
                                dialect, DriverManager.getConnection(where.jdbc(), "postgres", ""), where.url());
                    }
                    case MYSQL -> {
                        var schema = MariaDbServer.fresh();
                        yield new SystemDatabase(
                                dialect, schema.open(), schema.root().url());
                    }
                };
        database.execute(Manual.schema(system.name(), dialect));
        return database;
    }

    /** One statement or several. */
    void run(String script) throws SQLException {
        execute(Manual.statements(script, dialect));
    }

    private void execute(String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    /** What the answer is worth, asked as Slack's questions are. */
    Finding ask(Questions.Ready question) {
        var judge = new Judge(question.standard());
        var answered = engines.ask(question.asking(new InquiryId(UUID.randomUUID())), new RowSink() {
            @Override
            public void columns(List<Column> columns) {
                judge.columns(columns);
            }

            @Override
            public void row(List<Object> values) {
                judge.row(values);
            }
        });
        if (!(answered instanceof Answered.Complete)) {
            throw new AssertionError(question.statement().sql() + ": " + answered);
        }
        return judge.finding();
    }

    @Override
    public void close() throws SQLException {
        engines.close();
        connection.close();
    }
}
