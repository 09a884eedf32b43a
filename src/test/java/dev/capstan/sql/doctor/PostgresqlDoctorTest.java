package dev.capstan.sql.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.Health;
import dev.capstan.sql.PostgresServers;
import dev.capstan.sql.Topic;
import dev.capstan.sql.doctor.Thresholds.Span;
import dev.capstan.sql.gate.Dialect;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {15, 18})
class PostgresqlDoctorTest {
    private static final Span AT_ONCE = new Span(Duration.ZERO, Duration.ZERO);
    private static final Span NEVER = new Span(Duration.ofDays(1), Duration.ofDays(1));

    private static EmbeddedPostgres server;

    @Parameter
    private int major;

    private String name;
    private Sessions sessions;

    @BeforeParameterizedClassInvocation
    static void start(int version) throws IOException {
        server = PostgresServers.version(version)
                .setServerConfig("max_connections", "20")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start();
    }

    @AfterParameterizedClassInvocation
    static void end() throws IOException {
        server.close();
    }

    @BeforeEach
    void a_database_of_its_own() throws SQLException {
        name = "t" + UUID.randomUUID().toString().replace("-", "");
        new Sessions(url("postgres"), "postgres", "postgres").run("create database " + name);
        sessions = new Sessions(url(name), "postgres", "postgres");
    }

    @AfterEach
    void everybody_goes_home() throws Exception {
        sessions.goHome();
        Sessions.await(this::nobodyElse);
    }

    private boolean nobodyElse() {
        try {
            return sessions.number("select count(*) from pg_stat_activity where backend_type = 'client backend'") == 1;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    private Surgery surgery(Thresholds thresholds) {
        return surgery("postgres", thresholds);
    }

    private Surgery surgery(String role, Thresholds thresholds) {
        return new Surgery(
                Dialect.POSTGRESQL,
                "postgresql://" + role + ":secret@127.0.0.1:" + server.getPort() + "/" + name,
                thresholds);
    }

    @Test
    void the_server_says_who_it_is() {
        var checkup = surgery(Thresholds.USUAL).checkup();
        assertTrue(checkup.server().startsWith("PostgreSQL " + major + "."), checkup.server());
        assertEquals("postgres", checkup.role());
        assertEquals(
                Examinations.of(Server.Make.POSTGRESQL, Thresholds.USUAL).size(),
                checkup.diagnoses().size());
    }

    @Test
    void who_waits_for_whom_is_a_tree() throws SQLException {
        sessions.run(
                "create table coupon (id int primary key, code text)", "insert into coupon values (1, 'a'), (2, 'b')");
        var holder = sessions.began("update coupon set code = 'x' where id = 1");
        var second = sessions.began("update coupon set code = 'x' where id = 2");
        sessions.waits(second, "update coupon set code = 'SUMMER' where id = 1");
        sessions.await(1, "select count(*) from pg_locks where not granted");
        var third = sessions.open();
        sessions.waits(third, "update coupon set code = 'y' where id = 2");
        sessions.await(2, "select count(*) from pg_locks where not granted");

        var diagnosis = surgery(Strictness.lengths(AT_ONCE)).of(Topic.BLOCKING);

        assertEquals(Health.BAD, diagnosis.health());
        assertTrue(Spoken.found(diagnosis).startsWith("2 wait behind 1, up to "), Spoken.found(diagnosis));
        var lines = Spoken.lines(diagnosis);
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).startsWith(pid(holder) + " | postgres | idle in transaction"), lines.get(0));
        assertTrue(lines.get(1).startsWith("└─ " + pid(second) + " | postgres | active"), lines.get(1));
        assertTrue(lines.get(2).startsWith("   └─ " + pid(third) + " | postgres | active"), lines.get(2));
        assertTrue(lines.get(1).endsWith("update coupon set code = ? where id = ?"), lines.get(1));
        assertTrue(Spoken.next(diagnosis).contains("pg_terminate_backend(" + pid(holder) + ")"));
        assertEquals(
                Health.GOOD,
                surgery(Strictness.lengths(NEVER)).of(Topic.BLOCKING).health());
    }

    @Test
    void a_forgotten_transaction_is_found() throws SQLException {
        sessions.run("create table member (phone text)");
        var forgotten = sessions.began("insert into member values ('13800138000')");

        var diagnosis = surgery(Strictness.lengths(AT_ONCE)).of(Topic.TRANSACTIONS);

        assertEquals(Health.BAD, diagnosis.health());
        var line = Spoken.lines(diagnosis).getFirst();
        assertTrue(
                line.matches(pid(forgotten) + " \\| postgres \\| [0-9]+ s \\| idle in transaction \\| [0-9]+ s \\| .*"),
                line);
        assertTrue(line.endsWith("insert into member values (?)"), line);
        assertTrue(Spoken.next(diagnosis).contains("pg_terminate_backend(" + pid(forgotten) + ")"));
        assertEquals(
                Health.GOOD,
                surgery(Strictness.lengths(NEVER)).of(Topic.TRANSACTIONS).health());
    }

    @Test
    void connections_near_the_maximum_are_told() throws SQLException {
        for (int each = 0; each < 16; each++) {
            sessions.open();
        }
        var near = surgery(Thresholds.USUAL).of(Topic.CONNECTIONS);
        assertEquals(Health.WATCH, near.health());
        // The doctor's own, and one that may wait in the pool beside it
        assertTrue(Spoken.found(near).matches("1[78] of 20 in use, (85|90) %"), Spoken.found(near));
        assertTrue(Spoken.next(near).matches("1[67] of them are idle: .*"), Spoken.next(near));
        assertTrue(Spoken.lines(near).getFirst().matches(name + " \\| idle \\| 1[67] \\| .*"));
    }

    @Test
    void indexes_that_nobody_needs_and_keys_that_nothing_leads_to() throws SQLException {
        sessions.run(
                "create table shop (id int primary key, name text)",
                """
                create table "Order" (id int primary key, shop int references shop, code text, state text)
                """,
                "insert into \"Order\" select n, null, md5(n::text), 'paid' from generate_series(1, 12000) n",
                "create index by_code on \"Order\" (code)",
                "create index by_code_too on \"Order\" (code)",
                "create index by_code_and_state on \"Order\" (code, state)",
                "create index by_state_paid on \"Order\" (state) where state = 'paid'",
                "create unique index one_code on \"Order\" (code)");
        sessions.await(12_000, "select n_live_tup from pg_stat_user_tables where relname = 'Order'");
        sessions.run("analyze");
        for (int each = 0; each < 25; each++) {
            sessions.run("select count(*) from \"Order\" where state = 'x'");
        }

        var checkup = surgery(Thresholds.USUAL).checkup();
        var by = checkup.diagnoses().stream()
                .collect(java.util.stream.Collectors.toMap(each -> each.topic(), each -> each));

        var doubled = by.get(Topic.DUPLICATE_INDEXES);
        assertEquals(Health.WATCH, doubled.health());
        var names = Spoken.lines(doubled).stream()
                .map(line -> line.replaceAll(" \\| Order \\| [0-9]+ B \\| ", " < "))
                .sorted()
                .distinct()
                .toList();
        assertTrue(names.contains("by_code < by_code_and_state"), names.toString());
        assertTrue(names.contains("by_code < one_code"), names.toString());
        assertTrue(names.contains("by_code_too < by_code"), names.toString());
        assertTrue(names.stream().noneMatch(line -> line.startsWith("one_code") || line.startsWith("Order_pkey")));
        assertTrue(Spoken.next(doubled).contains("DROP INDEX CONCURRENTLY public.by_code"), Spoken.next(doubled));

        var unused = by.get(Topic.UNUSED_INDEXES);
        assertEquals(Health.GOOD, unused.health(), "too small to matter");
        assertTrue(Spoken.lines(unused).stream().anyMatch(line -> line.startsWith("by_code_and_state | Order | ")));
        assertTrue(Spoken.lines(unused).stream().noneMatch(line -> line.startsWith("one_code")));

        var foreign = by.get(Topic.FOREIGN_KEYS);
        assertEquals(Health.WATCH, foreign.health());
        assertTrue(
                Spoken.next(foreign).contains("CREATE INDEX CONCURRENTLY ON public.\"Order\" (shop)"),
                Spoken.next(foreign));

        var scans = by.get(Topic.MISSING_INDEXES);
        assertEquals(Health.WATCH, scans.health());
        assertTrue(Spoken.found(scans).startsWith("Order with 12000 rows, "), Spoken.found(scans));
    }

    @Test
    void a_big_unused_index_is_worth_a_word() throws SQLException {
        sessions.run(
                "create table thing as select n, md5(n::text) as m from generate_series(1, 20000) n",
                "create index by_m on thing (m)",
                "vacuum analyze thing");
        assertEquals(
                Health.WATCH,
                surgery(Strictness.unusedIndexBytes(100_000))
                        .of(Topic.UNUSED_INDEXES)
                        .health());
    }

    @Test
    void an_index_that_was_never_finished_is_told() throws SQLException {
        sessions.run("create table thing (n int)", "insert into thing values (1), (1)");
        try {
            sessions.run("create unique index concurrently once on thing (n)");
        } catch (SQLException twice) {
            assertEquals("23505", twice.getSQLState());
        }
        var diagnosis = surgery(Thresholds.USUAL).of(Topic.DUPLICATE_INDEXES);
        assertEquals("0 are covered by another, 1 were never finished", Spoken.found(diagnosis));
        assertTrue(Spoken.next(diagnosis).contains("DROP INDEX CONCURRENTLY public.once"));
    }

    @Test
    void a_foreign_key_over_several_columns_is_led_to_in_any_order_but_not_by_half() throws SQLException {
        sessions.run(
                "create table parent (a int, b int, primary key (a, b))",
                "create table child (x int, y int, foreign key (x, y) references parent)",
                "create index on child (x)");
        assertEquals("1", Spoken.found(surgery(Thresholds.USUAL).of(Topic.FOREIGN_KEYS)));
        sessions.run("create index on child (y, x)");
        assertEquals("none", Spoken.found(surgery(Thresholds.USUAL).of(Topic.FOREIGN_KEYS)));
    }

    @Test
    void dead_rows_are_counted() throws SQLException {
        sessions.run(
                "create table log (n int) with (autovacuum_enabled = false)",
                "insert into log select generate_series(1, 40000)",
                "delete from log where n <= 30000");
        sessions.await(30_000, "select n_dead_tup from pg_stat_user_tables where relname = 'log'");
        sessions.run("analyze log");
        var diagnosis = surgery(Thresholds.USUAL).of(Topic.TABLES);
        assertEquals(Health.BAD, diagnosis.health());
        assertEquals("log has 30000 dead rows, 75 % of all", Spoken.found(diagnosis));
        assertTrue(Spoken.next(diagnosis).startsWith("VACUUM (ANALYZE) public.log clears them"));
        assertTrue(
                Spoken.lines(diagnosis)
                        .getFirst()
                        .matches("log \\| [1-9][0-9]+ B \\| 10000 \\| 30000 \\| 75 % \\| - \\| [0-9]+ s"),
                Spoken.lines(diagnosis).getFirst());
    }

    @Test
    void slow_queries_are_told_when_they_are_counted() throws SQLException {
        var without = surgery(Thresholds.USUAL).of(Topic.SLOW_QUERIES);
        assertEquals(Health.UNSEEN, without.health());
        assertTrue(Spoken.next(without).contains("CREATE EXTENSION pg_stat_statements"));

        sessions.run("create extension pg_stat_statements", "select pg_sleep(0.2), '13800138000'");
        var usual = Strictness.lengths(new Span(Duration.ofMillis(150), NEVER.bad()));
        var slow = surgery(usual).of(Topic.SLOW_QUERIES);
        assertEquals(Health.WATCH, slow.health());
        assertTrue(
                Spoken.lines(slow).getFirst().endsWith("select pg_sleep($1), $2"),
                Spoken.lines(slow).getFirst());

        sessions.run("create schema elsewhere", "alter extension pg_stat_statements set schema elsewhere");
        assertEquals(
                "pg_stat_statements is in a schema that is not searched",
                Spoken.found(surgery(usual).of(Topic.SLOW_QUERIES)));
    }

    @Test
    void a_slot_that_nobody_reads_is_told() throws SQLException {
        sessions.run("select pg_create_physical_replication_slot('lonely', true)");
        try {
            var diagnosis = surgery(Thresholds.USUAL).of(Topic.REPLICATION);
            assertEquals(Health.WATCH, diagnosis.health());
            assertTrue(Spoken.found(diagnosis).matches("slot lonely keeps [0-9]+ B and nobody reads it"));
            assertTrue(Spoken.next(diagnosis).contains("SELECT pg_drop_replication_slot('lonely')"));
        } finally {
            sessions.run("select pg_drop_replication_slot('lonely')");
        }
        assertEquals(
                "no replica, no slot", Spoken.found(surgery(Thresholds.USUAL).of(Topic.REPLICATION)));
    }

    @Test
    void settings_are_held_against_the_runbooks() {
        var diagnosis = surgery(Thresholds.USUAL).of(Topic.SETTINGS);
        assertEquals(Health.BAD, diagnosis.health());
        assertTrue(Spoken.lines(diagnosis).contains("BAD | fsync | off | on | a power cut destroys the database"));
        assertTrue(Spoken.lines(diagnosis)
                .contains("WATCH | max_connections | 20 | 100 … 500 | fewer run out, more want a pooler"));
        assertTrue(Spoken.lines(diagnosis).contains("GOOD | full_page_writes | on | on | -"));
        assertTrue(
                Spoken.lines(diagnosis).stream()
                        .anyMatch(line -> line.startsWith("WATCH | idle_in_transaction_session_timeout | 0ms | > 0")),
                "what Capstan sets for itself is not the server's");
        assertEquals(
                PostgresqlSettings.RULES.size(), diagnosis.particulars().rows().size());
    }

    @Test
    void a_role_that_may_only_read_is_told_what_it_lacks_and_sees_the_rest() throws SQLException {
        var role = "r" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        sessions.run(
                "create role " + role + " login password 'secret'",
                "create table coupon (id int)",
                "insert into coupon values (1)");
        var holder = sessions.began("lock table coupon");
        var waiter = sessions.open();
        sessions.waits(waiter, "select * from coupon");
        sessions.await(1, "select count(*) from pg_locks where not granted");

        var checkup = surgery(role, Thresholds.USUAL).checkup();

        assertEquals(role, checkup.role());
        for (var topic : new Topic[] {Topic.TRANSACTIONS, Topic.REPLICATION}) {
            var diagnosis = checkup.diagnoses().stream()
                    .filter(each -> each.topic() == topic)
                    .findFirst()
                    .orElseThrow();
            assertEquals(Health.UNSEEN, diagnosis.health());
            assertEquals("An administrator runs GRANT pg_monitor TO " + role + ".", Spoken.next(diagnosis));
        }
        var connections = surgery(role, Thresholds.USUAL).of(Topic.CONNECTIONS);
        assertTrue(Spoken.found(connections).matches("[34] of 20 in use, (15|20) %"), Spoken.found(connections));
        var blocking = surgery(role, Thresholds.USUAL).of(Topic.BLOCKING);
        assertEquals(Health.WATCH, blocking.health());
        assertEquals(
                java.util.List.of(
                        pid(holder) + " | postgres | - | - | -", "└─ " + pid(waiter) + " | postgres | - | - | -"),
                Spoken.lines(blocking).stream()
                        .map(line -> line.replace("<insufficient privilege>", "-"))
                        .toList());
        assertFalse(
                checkup.diagnoses().stream().anyMatch(each -> Spoken.found(each).startsWith("the database refused")));
    }

    private static int pid(java.sql.Connection connection) throws SQLException {
        return connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
    }
}
