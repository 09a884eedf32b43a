package dev.capstan.sql.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.MariaDbServer;
import dev.capstan.sql.fix.FixBench.Server;
import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.StepSpec;
import dev.capstan.store.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaskedFixesTest {
    private static final String MASKS = ", masks: { users.phone: phone, users.email: email }";

    @TempDir
    private Path temp;

    private String jdbc;
    private String user;
    private final FixRuns runs = new RememberedRuns();

    private void on(Server server, String... content) throws SQLException {
        switch (server) {
            case POSTGRESQL -> {
                jdbc = TestDatabase.fresh().jdbc();
                user = "postgres";
            }
            case MARIADB -> {
                jdbc = "jdbc:mariadb://127.0.0.1:" + MariaDbServer.port() + "/"
                        + MariaDbServer.fresh().name();
                user = "root";
                does("CREATE TABLE capstan_fixes (operation VARCHAR(40) PRIMARY KEY,"
                        + " at TIMESTAMP DEFAULT CURRENT_TIMESTAMP) ENGINE=InnoDB");
            }
        }
        does(
                "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20), phone VARCHAR(20) UNIQUE, email VARCHAR(40))",
                "INSERT INTO users VALUES (1, 'anna', '13812345678', 'anna@example.com'),"
                        + " (2, 'ben', '13887654321', 'ben@example.com')");
        does(content);
    }

    private void does(String... statements) throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(jdbc, user, "");
    }

    private CatalogueRead read(Server server, String fixes) {
        var kind = server == Server.POSTGRESQL ? "postgresql" : "mariadb";
        return FixBench.read(kind + MASKS, temp, fixes);
    }

    private String rows(Server server, String sql) {
        return """
               mend:
                 rows: { sql: "%s", key: id, at-most: 3%s }
                 may: { production: engineers }
               """
                .formatted(sql, server == Server.MARIADB ? ", marker: capstan_fixes" : "");
    }

    private Look looks(Server server, String fixes) {
        var given = new HashMap<>(Map.of("operation", "op-222222", "service", "shop", "environment", "production"));
        return new FixCall((source, patience) -> open(), runs, Clock.systemUTC()).look(call(server, fixes), given);
    }

    private StepSpec.Call call(Server server, String fixes) {
        var read = read(server, fixes);
        var loaded = assertInstanceOf(CatalogueRead.Loaded.class, read, read::toString);
        var runbook = loaded.catalogue()
                .services()
                .get(new ServiceName("shop"))
                .runbooks()
                .get(new RunbookName("mend"));
        return (StepSpec.Call) ((Action.Does) runbook.steps().getFirst().action()).spec();
    }

    private Preview sees(Server server, String fixes) {
        return assertInstanceOf(Look.Seen.class, looks(server, fixes)).preview();
    }

    @ParameterizedTest
    @EnumSource
    void a_look_ahead_shows_masked_columns_covered(Server server) throws SQLException {
        on(server);
        var preview = sees(server, rows(server, "UPDATE users SET phone = '13900001111', name = 'x' WHERE id = 1"));
        assertEquals(List.of("id", "name", "phone"), preview.columns());
        assertEquals(List.of(List.of("1", "anna → x", "138****5678 → 139****1111")), preview.rows());
        var deletes = sees(server, rows(server, "DELETE FROM users WHERE name = 'ben'"));
        assertEquals(List.of(List.of("2", "ben", "138****4321", "b****@example.com")), deletes.rows());
        assertFalse((preview.toString() + deletes).contains("12345678"), preview::toString);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_copied_from_a_masked_column_is_covered_too(Server server) throws SQLException {
        on(server, "CREATE TABLE notes (id INT PRIMARY KEY, note VARCHAR(80))");
        for (var sql : List.of(
                "UPDATE users SET name = phone WHERE id = 1",
                "UPDATE users SET name = CONCAT('T', phone) WHERE id = 1",
                "INSERT INTO notes (id, note) SELECT id, CONCAT('call ', phone) FROM users WHERE id = 1")) {
            var preview = sees(server, rows(server, sql));
            assertFalse(preview.toString().contains("12345678"), preview::toString);
            assertTrue(preview.rows().getFirst().toString().contains("****"), preview::toString);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_of_the_server_repeats_no_masked_value(Server server) throws SQLException {
        on(server);
        var refused =
                FixBench.declined(looks(server, rows(server, "UPDATE users SET phone = '13887654321' WHERE id = 1")));
        assertFalse(refused.contains("13887654321"), refused);
        assertTrue(refused.contains(server == Server.POSTGRESQL ? "users_phone_key" : "1062"), refused);
        var cast = FixBench.declined(
                looks(server, rows(server, "UPDATE users SET id = CAST(name AS DECIMAL) + 1 WHERE id = 1")));
        assertFalse(cast.contains("anna"), cast);
    }

    @Test
    void what_a_trigger_says_may_be_anything() throws SQLException {
        on(
                Server.POSTGRESQL,
                "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN RAISE EXCEPTION 'phone % stays', OLD.phone; END $$",
                "CREATE TRIGGER no BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION no()");
        var refused = FixBench.declined(
                looks(Server.POSTGRESQL, rows(Server.POSTGRESQL, "UPDATE users SET name = 'x' WHERE id = 1")));
        assertEquals("the database refused it: … (P0001)", refused);
    }

    @Test
    void a_part_of_a_masked_table_is_masked_as_well() throws SQLException {
        on(
                Server.POSTGRESQL,
                "DROP TABLE users",
                "CREATE TABLE users (id INT, phone TEXT, email TEXT) PARTITION BY LIST (id)",
                "CREATE TABLE users_1 PARTITION OF users FOR VALUES IN (1)",
                "ALTER TABLE users_1 ADD PRIMARY KEY (id)",
                "INSERT INTO users VALUES (1, '13812345678', 'anna@example.com')");
        var preview = sees(Server.POSTGRESQL, rows(Server.POSTGRESQL, "DELETE FROM users_1 WHERE id = 1"));
        assertEquals(List.of(List.of("1", "138****5678", "a****@example.com")), preview.rows());
    }

    @Test
    void what_sessions_ask_is_covered_before_they_are_ended() throws SQLException {
        on(Server.POSTGRESQL);
        try (var other = open();
                var statement = other.createStatement()) {
            statement.execute("SET application_name = 'victim'");
            statement.execute("SELECT '13812345678'");
            var preview = sees(
                    Server.POSTGRESQL,
                    """
                    mend:
                      signal:
                        victims: |
                          SELECT pid, backend_start, application_name, query FROM pg_stat_activity
                          WHERE application_name = 'victim'
                        at-most: 3
                      may: { production: engineers }
                    """);
            var row = preview.rows().getFirst();
            assertEquals(List.of("victim", "****"), row.subList(2, 4));
        }
    }

    @Test
    void a_plan_says_which_of_its_values_are_to_be_covered() {
        var fix = rows(Server.POSTGRESQL, "UPDATE users SET phone = :new_phone, name = :name WHERE email = :email");
        var parameters = "  parameters: { new-phone: { type: text }, name: { type: text }, email: { type: text } }\n";
        var call = call(Server.POSTGRESQL, fix + parameters);
        assertEquals("new_phone:phone email:email", call.values().get(StepSpec.Call.COVERED));
    }

    @Test
    void a_masked_column_is_no_key() {
        var refused = assertInstanceOf(
                CatalogueRead.Refused.class,
                read(
                        Server.POSTGRESQL,
                        rows(Server.POSTGRESQL, "DELETE FROM users WHERE id = 1")
                                .replace("key: id", "key: phone")));
        assertTrue(refused.problems().toString().contains("key phone is masked"), refused::toString);
    }
}
