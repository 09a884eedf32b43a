package dev.capstan.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.capstan.sql.Answered;
import dev.capstan.sql.Ask;
import dev.capstan.sql.MariaDbServer;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Reason;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.store.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With statements that the gate itself admitted. */
class ScruplesTest {
    private static Answered ask(Asking asking, Dialect dialect, String sql, Rows rows) {
        var admitted = assertInstanceOf(Verdict.Admitted.class, new ReadOnlyGate().judge(dialect, sql));
        return asking.engines.ask(
                new Ask(Asking.id(), Asking.source("MAIN_URL"), admitted, Map.of(), Asking.USUAL), rows);
    }

    @Test
    void a_function_behind_a_view_of_postgresql_is_not_called() throws SQLException {
        var where = TestDatabase.fresh();
        try (var admin = DriverManager.getConnection(where.jdbc(), "postgres", "postgres");
                var statement = admin.createStatement();
                var asking = Asking.of(where.url())) {
            statement.execute("create table people (name text)");
            statement.execute("create view harmless as select upper(name) as name from people");
            statement.execute("create view harmful as select name, pg_sleep(10)::text as slept from people");
            statement.execute("insert into people values ('x')");
            assertEquals(
                    new Answered.CallsHidden(new Reason.Hidden("pg_sleep", "view harmful")),
                    ask(asking, Dialect.POSTGRESQL, "SELECT name FROM harmful", new Rows()));
            for (int i = 0; i < 2; i++) {
                var rows = new Rows();
                assertInstanceOf(
                        Answered.Complete.class,
                        ask(asking, Dialect.POSTGRESQL, "SELECT name FROM harmless WHERE name ~ 'X|;'", rows));
                assertEquals("X", rows.only());
            }
        }
    }

    @Test
    void a_function_behind_a_view_of_mariadb_is_not_called() {
        var schema = MariaDbServer.fresh()
                .run(
                        "create table people (name text)",
                        "insert into people values ('x')",
                        "create view harmless as select upper(name) as name from people",
                        "create view harmful as select name, sleep(10) as slept from people");
        try (var asking = Asking.of(schema.root().url())) {
            assertEquals(
                    new Answered.CallsHidden(new Reason.Hidden("sleep", "view " + schema.name() + ".harmful")),
                    ask(asking, Dialect.MYSQL, "SELECT name FROM harmful", new Rows()));
            var rows = new Rows();
            assertInstanceOf(
                    Answered.Complete.class,
                    ask(asking, Dialect.MYSQL, "SELECT name FROM harmless WHERE name <> 'it''s \\\\'", rows));
            assertEquals("X", rows.only());
        }
    }
}
