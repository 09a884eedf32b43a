package dev.capstan.sql.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.Answered;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.MariaDbServer;
import dev.capstan.sql.PostgresServers;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.report.Diagnosis;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A statement fails in a real database; what is offered shows exactly the rows that it failed at, and mends them. */
class RemediesTest {
    private static final String DRIZZLE = "tool: drizzle\nrun: pnpm db:migrate\nmay: { production: engineers }\n";

    private static final String[] TABLES = {
        "CREATE TABLE customers (id int PRIMARY KEY, email varchar(80))",
        "CREATE TABLE orders (id int PRIMARY KEY, number varchar(20), total int, customer_id int, note varchar(20))",
        "INSERT INTO customers VALUES (1, 'a@example.org')",
        "INSERT INTO orders VALUES (1, 'A1', 5, 1, 'x'), (2, 'A1', 5, 1, 'x'), (3, 'A2', -5, 1, 'x'),"
                + " (4, 'A3', 5, 9, 'x'), (5, 'A4', 5, 1, NULL), (6, NULL, 5, NULL, 'x'), (7, NULL, 5, NULL, 'x')"
    };

    /** What fails, which rows are shown by their first column, and what puts them right. */
    private record Case(String failing, List<String> shown, boolean mends) {}

    private static final List<Case> POSTGRES = List.of(
            new Case("CREATE UNIQUE INDEX orders_number_key ON orders (number)", List.of("A1"), true),
            new Case("ALTER TABLE orders ADD CONSTRAINT one_number UNIQUE (number)", List.of("A1"), true),
            new Case("ALTER TABLE orders ADD CONSTRAINT sane CHECK (orders.total >= 0)", List.of("3"), false),
            new Case(
                    "ALTER TABLE orders ADD CONSTRAINT their_customer FOREIGN KEY (customer_id) REFERENCES customers (id)",
                    List.of("4"),
                    true),
            new Case("ALTER TABLE orders ALTER COLUMN note SET NOT NULL", List.of("5"), false));

    private static final List<Case> MARIADB = List.of(
            new Case("CREATE UNIQUE INDEX orders_number_key ON orders (number)", List.of("A1"), true),
            new Case("ALTER TABLE `orders` ADD UNIQUE INDEX `one_number` (`number`)", List.of("A1"), true),
            new Case("ALTER TABLE orders ADD CONSTRAINT sane CHECK (total >= 0)", List.of("3"), false),
            new Case(
                    "ALTER TABLE orders ADD CONSTRAINT their_customer FOREIGN KEY (customer_id) REFERENCES customers (id)",
                    List.of("4"),
                    true));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> in_postgresql() {
        return POSTGRES.stream()
                .map(each -> DynamicTest.dynamicTest(each.failing(), () -> {
                    var database = PostgresServers.fresh(18);
                    holds(
                            each,
                            ground("postgresql", () -> DriverManager.getConnection(database.jdbc(), "postgres", "")));
                }));
    }

    @TestFactory
    Stream<DynamicTest> in_mariadb() {
        return MARIADB.stream()
                .map(each -> DynamicTest.dynamicTest(each.failing(), () -> {
                    var schema = MariaDbServer.fresh();
                    holds(each, ground("mariadb", schema::open));
                }));
    }

    private Ground ground(String kind, JdbcDatabases.Opening opening) {
        var ground = new Ground(folder, kind, opening, DRIZZLE);
        ground.execute(TABLES);
        return ground;
    }

    private static void holds(Case each, Ground ground) {
        var log = log(ground, each.failing());
        var diagnosis = new LogReader().read(log);
        var remedy =
                diagnostician(ground).opinion(diagnosis, log, each.failing()).remedy();
        var look = remedy.look().orElseThrow(() -> new AssertionError("no look for " + diagnosis + "\n" + log));
        assertEquals(each.shown(), first(rows(ground, look, Map.of())), look);
        assertEquals(
                each.mends(), remedy.mending().filter(sql -> !sql.contains("…")).isPresent());
        if (each.mends()) {
            ground.execute(remedy.mending().orElseThrow());
            assertEquals(List.of(), rows(ground, look, Map.of()));
            ground.execute(each.failing());
        }
    }

    @Test
    void a_rule_in_force_is_found_by_its_name_alone() {
        var database = PostgresServers.fresh(18);
        var ground = ground("postgresql", () -> DriverManager.getConnection(database.jdbc(), "postgres", ""));
        ground.execute("ALTER TABLE orders ADD CONSTRAINT \"Odd \"\"name\" CHECK (total > -10)");
        var log = "FEHLER:  neue Zeile für Relation »orders« verletzt Check-Constraint »Odd \"name«";
        var rule = new SystemCatalogue(Dialect.POSTGRESQL, (sql, values) -> rows(ground, sql, values))
                .rule("Odd \"name")
                .orElseThrow();
        assertEquals("orders", rule.table());
        assertTrue(new LogReader().read(log) instanceof Diagnosis.Violated);
    }

    @Test
    void a_name_that_is_no_table_leads_to_no_statement() {
        var database = PostgresServers.fresh(18);
        var ground = ground("postgresql", () -> DriverManager.getConnection(database.jdbc(), "postgres", ""));
        var log = "ERROR:  column \"total\" of relation \"orders; DROP TABLE orders\" contains null values";
        assertEquals(
                Remedy.NONE,
                diagnostician(ground)
                        .opinion(new LogReader().read(log), log, "")
                        .remedy());
    }

    @Test
    void where_the_log_says_nothing_the_migration_itself_is_held_against_the_rows() {
        var database = PostgresServers.fresh(18);
        var ground = ground("postgresql", () -> DriverManager.getConnection(database.jdbc(), "postgres", ""));
        var suspects = diagnostician(ground)
                .suspicions(
                        "ALTER TABLE orders ADD CONSTRAINT sane CHECK (total > -10); CREATE UNIQUE INDEX u ON orders (number);");
        var guilty = suspects.stream()
                .filter(suspect -> !rows(ground, suspect.remedy().look().orElseThrow(), Map.of())
                        .isEmpty())
                .toList();
        assertEquals(1, guilty.size());
        assertEquals(
                Diagnosis.Rule.UNIQUE, ((Diagnosis.Violated) guilty.getFirst().diagnosis()).rule());
    }

    private static Diagnostician diagnostician(Ground ground) {
        var dialect = ground.place().dialect();
        return new Diagnostician(dialect, new SystemCatalogue(dialect, (sql, values) -> rows(ground, sql, values)));
    }

    private static List<List<Object>> rows(Ground ground, String sql, Map<String, Object> values) {
        var rows = new ArrayList<List<Object>>();
        var answered = ground.history.ask(new InquiryId(UUID.randomUUID()), ground.place(), sql, values, rows);
        assertTrue(answered instanceof Answered.Complete, () -> sql + "\n" + answered);
        return rows;
    }

    private static List<String> first(List<List<Object>> rows) {
        return rows.stream().map(row -> row.getFirst().toString()).toList();
    }

    /** As a driver tells it, with the code beside. */
    private static String log(Ground ground, String failing) {
        try (var connection = ground.opening.open();
                var statement = connection.createStatement()) {
            statement.execute(failing);
            throw new AssertionError("it did not fail: " + failing);
        } catch (SQLException failure) {
            return "SQL State  : " + failure.getSQLState() + "\nError Code : " + failure.getErrorCode()
                    + "\nMessage    : " + failure.getMessage();
        }
    }
}
