package dev.capstan.sql;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Service;
import dev.capstan.sql.engine.Engines;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.step.Secret;
import dev.capstan.store.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The database of one of the five systems, on a real server of its kind, on a day when all is well. Where a system has
 * several, this is all of them.
 */
final class SystemDatabase implements AutoCloseable {
    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");

    private final Questions questions = new Questions(new ReadOnlyGate(), (service, environment) -> Optional.empty());
    private final Service system;
    private final Dialect dialect;
    private final Connection connection;
    private final Engines engines;

    private SystemDatabase(Service system, Dialect dialect, Connection connection, String url) throws SQLException {
        this.system = system;
        this.dialect = dialect;
        this.connection = connection;
        this.engines = new Engines(secret -> Optional.of(new Secret(url)), source -> Optional.empty());
        execute(Manual.schema(system.name(), dialect));
    }

    static SystemDatabase of(Service system) throws SQLException {
        return switch (Questions.databases(system).values().iterator().next().dialect()) {
            case POSTGRESQL -> of(system, PostgresServers.fresh(15));
            case MYSQL -> {
                var schema = MariaDbServer.fresh();
                yield new SystemDatabase(
                        system, Dialect.MYSQL, schema.open(), schema.root().url());
            }
        };
    }

    /** @param where an empty database of PostgreSQL */
    static SystemDatabase of(Service system, TestDatabase.Coordinates where) throws SQLException {
        var connection = DriverManager.getConnection(where.jdbc(), "postgres", "");
        return new SystemDatabase(system, Dialect.POSTGRESQL, connection, where.url());
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

    /** What the answer is worth. */
    Finding.Grade grade(Query query) {
        var question = question(query);
        var judge = new Judge(question.standard());
        var answered = answer(question, judge);
        if (!(answered instanceof Answered.Complete)) {
            throw new AssertionError(question.statement().sql() + ": " + answered);
        }
        return judge.finding().grade();
    }

    Answered answer(Query query) {
        var question = question(query);
        return answer(question, new Judge(question.standard()));
    }

    /** Asked as Slack's questions are. */
    private Answered answer(Questions.Ready question, Judge judge) {
        return engines.ask(question.asking(new InquiryId(UUID.randomUUID())), new RowSink() {
            @Override
            public void columns(List<Column> columns) {
                judge.columns(columns);
            }

            @Override
            public void row(List<Object> values) {
                judge.row(values);
            }
        });
    }

    private Questions.Ready question(Query query) {
        var values = Manual.of(system.name()).values().getOrDefault(query.name().value(), Map.of());
        var database = Questions.databases(system).get(query.database());
        var question = new Question.Named(query.name(), values);
        return switch (questions.understood(question, false, system, PRODUCTION, database)) {
            case Questions.Understood.Ready(var ready) -> ready;
            case Questions.Understood.Consults consults -> throw new AssertionError(consults);
            case Questions.Understood.LooksBack looksBack -> throw new AssertionError(looksBack);
            case Questions.Understood.Refused(var refusal) -> throw new AssertionError(refusal);
        };
    }

    @Override
    public void close() throws SQLException {
        engines.close();
        connection.close();
    }
}
