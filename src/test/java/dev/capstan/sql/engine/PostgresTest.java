package dev.capstan.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.Answered;
import dev.capstan.sql.Answered.Limit;
import dev.capstan.sql.Ask;
import dev.capstan.sql.BaseColumn;
import dev.capstan.sql.Column.Kind;
import dev.capstan.sql.Limits;
import dev.capstan.sql.PostgresServers;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.store.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@ParameterizedClass
@ValueSource(ints = {15, 18})
class PostgresTest {
    private static final String SLOW =
            "SELECT count(*) FROM generate_series(1, 100000) a CROSS JOIN generate_series(1, 1000000) b WHERE a + b < 0";

    private final TestDatabase.Coordinates where;
    private final Asking asking;
    private Connection admin;

    PostgresTest(int major) {
        where = PostgresServers.fresh(major);
        asking = Asking.of(where.url());
    }

    @BeforeEach
    void come() throws SQLException {
        admin = DriverManager.getConnection(where.jdbc(), "postgres", "postgres");
    }

    @AfterEach
    void go() throws SQLException {
        asking.close();
        admin.close();
    }

    private void run(String... statements) {
        try (var statement = admin.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come to pass");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private boolean isRunning(String part) {
        try (var statement = admin.prepareStatement(
                "select count(*) from pg_stat_activity where state = 'active' and datname = current_database()"
                        + " and pid <> pg_backend_pid() and query like ?")) {
            statement.setString(1, "%" + part + "%");
            var rows = statement.executeQuery();
            rows.next();
            return rows.getInt(1) > 0;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void values_come_as_what_they_are() {
        var rows = new Rows();
        var answered = asking.ask(
                """
                SELECT 1::int, 9223372036854775807, 1.50::numeric, 'NaN'::numeric, 0.1::float8, true, '铁😀'::text,
                  timestamptz '2026-01-02 03:04:05.678+02', timestamp '2026-01-02 03:04:05.000001', date '2026-01-02',
                  time '03:04:05', timestamp 'infinity', '\\x00ff'::bytea, '{"a": 1}'::json, ARRAY['a', NULL, 'b c'],
                  uuid '28255b8a-e5cb-11f1-978a-02fc00000001', interval '1 day 2 hours', NULL::int, NULL::text, ''::text,
                  timestamptz '0044-03-15 00:00:00+00 BC', time '24:00'
                """,
                rows);
        assertInstanceOf(Answered.Complete.class, answered);
        assertEquals(
                Arrays.asList(
                        1L,
                        Long.MAX_VALUE,
                        new BigDecimal("1.50"),
                        Double.NaN,
                        new BigDecimal("0.1"),
                        true,
                        "铁😀",
                        Instant.parse("2026-01-02T01:04:05.678Z"),
                        LocalDateTime.parse("2026-01-02T03:04:05.000001"),
                        LocalDate.parse("2026-01-02"),
                        LocalTime.parse("03:04:05"),
                        "infinity",
                        "\\x00ff",
                        "{\"a\": 1}",
                        "{a,NULL,\"b c\"}",
                        "28255b8a-e5cb-11f1-978a-02fc00000001",
                        "1 day 02:00:00",
                        null,
                        null,
                        "",
                        "0044-03-15 00:00:00+00 BC",
                        "24:00:00"),
                rows.all.getFirst());
        assertEquals(
                List.of(
                        Kind.NUMBER,
                        Kind.NUMBER,
                        Kind.NUMBER,
                        Kind.NUMBER,
                        Kind.NUMBER,
                        Kind.BOOLEAN,
                        Kind.TEXT,
                        Kind.TIME),
                rows.columns.stream().map(each -> each.kind()).limit(8).toList());
    }

    @Test
    void parameters_are_bound_wherever_they_stand() {
        run("create table thing (id uuid, at timestamptz, n int, name text)");
        run(
                "insert into thing values ('28255b8a-e5cb-11f1-978a-02fc00000001', now() - interval '1 hour', 7, 'it''s ; --')");
        Map<String, Object> values = Map.of(
                "since",
                Duration.ofHours(24),
                "from",
                Instant.parse("2020-01-01T00:00:00Z"),
                "n",
                new BigDecimal("7"),
                "id",
                "28255b8a-e5cb-11f1-978a-02fc00000001",
                "name",
                "it's ; --",
                "few",
                5L,
                "yes",
                true);
        assertEquals(
                1L,
                asking.value(
                        """
                        SELECT count(*) FROM (SELECT * FROM thing WHERE at >= now() - :since AND at > :from AND n = :n
                          AND id = :id AND name = :name AND n * 1.5 > :few AND :yes AND n <> -(:n) LIMIT :few) t
                        """,
                        values));
    }

    @Test
    void columns_of_tables_are_told_through_aliases_and_subqueries_and_a_view_is_named_itself() {
        run(
                "create schema s",
                "create table s.person (phone text)",
                "create view watched as select phone as tel from s.person");
        var rows = new Rows();
        asking.ask(
                "SELECT q.a, upper(q.a), (SELECT tel FROM watched LIMIT 1), w.tel FROM (SELECT phone AS a FROM s.person) q, watched w",
                rows);
        assertEquals(
                List.of(
                        java.util.Optional.of(new BaseColumn("s", "person", "phone")),
                        java.util.Optional.empty(),
                        java.util.Optional.empty(),
                        java.util.Optional.of(new BaseColumn("public", "watched", "tel"))),
                rows.columns.stream().map(each -> each.base()).toList());
    }

    @Test
    void many_rows_come_in_order_and_completely() {
        var rows = new Rows();
        var answered = asking.ask("SELECT i FROM generate_series(1, 123456) i", rows);
        assertEquals(
                123_456, assertInstanceOf(Answered.Complete.class, answered).rows());
        for (int i = 0; i < rows.all.size(); i++) {
            assertEquals((long) i + 1, rows.all.get(i).getFirst());
        }
    }

    @Test
    void rows_beyond_the_limit_are_cut_and_exactly_as_many_are_complete() {
        for (int limit : new int[] {1, 200, 201, 40_000}) {
            var limits = new Limits(Duration.ofSeconds(20), limit, 1_000_000_000);
            var many = new Rows();
            var cut = assertInstanceOf(
                    Answered.Cut.class,
                    asking.ask("SELECT i FROM generate_series(1, 5000000) i", Map.of(), limits, many));
            assertEquals(Limit.ROWS, cut.which());
            assertEquals(limit, many.all.size());
            assertInstanceOf(
                    Answered.Complete.class,
                    asking.ask("SELECT i FROM generate_series(1, " + limit + ") i", Map.of(), limits, new Rows()));
        }
    }

    @Test
    void bytes_beyond_the_limit_are_cut() {
        var limits = new Limits(Duration.ofSeconds(20), 1_000_000, 10_000);
        var rows = new Rows();
        var cut = assertInstanceOf(
                Answered.Cut.class,
                asking.ask("SELECT repeat('x', 1000) FROM generate_series(1, 100000)", Map.of(), limits, rows));
        assertEquals(Limit.BYTES, cut.which());
        assertEquals(10, rows.all.size());
    }

    @Test
    void rows_larger_than_memory_allows_are_cut_and_the_next_question_is_answered() {
        var cut = assertInstanceOf(
                Answered.Cut.class, asking.ask("SELECT repeat('x', 50000000) FROM generate_series(1, 10)", new Rows()));
        assertEquals(Limit.BYTES, cut.which());
        assertEquals(1L, asking.value("SELECT 1"));
    }

    @Test
    void nothing_can_be_written_even_by_a_statement_that_should_not_have_been_admitted() {
        run(
                "create table thing (n int)",
                "create function add() returns int language sql as 'insert into thing values (1) returning n'");
        var refused = assertInstanceOf(Answered.Failed.class, asking.ask("SELECT add()", new Rows()));
        assertEquals("25006", refused.sqlState());
        assertInstanceOf(
                Answered.Failed.class,
                asking.ask("WITH x AS (INSERT INTO thing VALUES (1) RETURNING n) SELECT * FROM x", new Rows()));
        assertInstanceOf(Answered.Failed.class, asking.ask("SELECT 1 INTO other", new Rows()));
        assertEquals(0L, asking.value("SELECT count(*) FROM thing"));
    }

    @Test
    void what_the_driver_would_take_for_several_statements_is_not_sent() {
        run("create table thing (n int)");
        for (var sql : List.of("SELECT 1; COMMIT; INSERT INTO thing VALUES (1)", "SELECT 1 ; SELECT 2")) {
            assertThrows(IllegalArgumentException.class, () -> asking.ask(sql, new Rows()), sql);
        }
        assertEquals(0L, asking.value("SELECT count(*) FROM thing"));
    }

    @Test
    void explain_and_show_are_answered() {
        var rows = new Rows();
        assertInstanceOf(
                Answered.Complete.class,
                asking.ask("EXPLAIN SELECT * FROM pg_class WHERE oid = :id", Map.of("id", 1L), Asking.USUAL, rows));
        assertTrue(rows.all.getFirst().getFirst().toString().contains("pg_class"));
        assertEquals("on", asking.value("SHOW transaction_read_only"));
        assertEquals("20s", asking.value("SHOW statement_timeout"));
    }

    @Test
    void errors_say_where_in_the_statement_as_people_know_it() {
        var sql = "SELECT ':b?', '😀', '{}'::jsonb ? 'x', :b ::int, nothing FROM pg_class";
        var jdbc = "SELECT ':b?', '😀', '{}'::jsonb ?? 'x', ? ::int, nothing FROM pg_class";
        var admitted = new Verdict.Admitted(sql, jdbc, List.of("b"), Set.of(), Verdict.Form.QUERY);
        var ask = new Ask(Asking.id(), Asking.source("MAIN_URL"), admitted, Map.of("b", 1L), Asking.USUAL);
        var failed = assertInstanceOf(Answered.Failed.class, asking.engines.ask(ask, new Rows()));
        assertEquals("42703", failed.sqlState());
        assertEquals(OptionalInt.of(sql.codePointCount(0, sql.indexOf("nothing")) + 1), failed.position());
        assertEquals("column \"nothing\" does not exist", failed.message());
    }

    @Test
    void details_that_repeat_values_are_not_told() {
        run(
                "create table person (phone text primary key)",
                "create function fail() returns int language plpgsql as $$ begin"
                        + " raise exception 'no' using detail = 'phone 555', hint = 'call 555'; end $$");
        var failed = assertInstanceOf(Answered.Failed.class, asking.ask("SELECT fail()", new Rows()));
        assertEquals("no", failed.message());
        assertFalse(failed.toString().contains("555"));
    }

    @Test
    void a_slow_statement_is_ended_by_its_time_and_the_server_rests() {
        var limits = new Limits(Duration.ofMillis(300), 10, 1000);
        var over = assertInstanceOf(Answered.TimedOut.class, asking.ask(SLOW, Map.of(), limits, new Rows()));
        assertTrue(over.after().toMillis() < 5_000, over.toString());
        await(() -> !isRunning("FETCH"));
        assertEquals(1L, asking.value("SELECT 1"));
    }

    @Test
    void a_server_that_forgets_its_time_limit_is_ended_from_here() {
        run(
                "create function set_long() returns text language sql as"
                        + " $$ select set_config('statement_timeout', '0', true) $$",
                "create function wait() returns int language plpgsql as $$ begin perform pg_sleep(30); return 1; end $$");
        var limits = new Limits(Duration.ofMillis(500), 10, 1000);
        var over = assertInstanceOf(
                Answered.TimedOut.class,
                asking.ask("SELECT set_long(), wait() FROM generate_series(1, 2)", Map.of(), limits, new Rows()));
        assertTrue(over.after().toMillis() < 5_000, over.toString());
        await(() -> !isRunning("FETCH"));
    }

    @Test
    void a_statement_is_cancelled_while_the_server_works() throws Exception {
        var question = Asking.question(SLOW, Map.of(), Asking.USUAL);
        var answer = CompletableFuture.supplyAsync(() -> asking.engines.ask(question, new Rows()));
        await(() -> isRunning("FETCH"));
        assertTrue(asking.engines.cancel(question.id()));
        assertInstanceOf(Answered.Cancelled.class, answer.get(10, TimeUnit.SECONDS));
        await(() -> !isRunning("FETCH"));
        assertFalse(asking.engines.cancel(question.id()));
        assertEquals(1L, asking.value("SELECT 1"));
    }

    @Test
    void a_statement_is_cancelled_between_its_rows() throws Exception {
        var half = new CountDownLatch(50_000);
        var question = Asking.question(
                "SELECT a.oid FROM pg_proc a, pg_proc b, pg_proc c",
                Map.of(),
                new Limits(Duration.ofSeconds(30), 100_000_000, 10_000_000_000L));
        var answer =
                CompletableFuture.supplyAsync(() -> asking.engines.ask(question, new Rows(row -> half.countDown())));
        assertTrue(half.await(20, TimeUnit.SECONDS));
        assertTrue(asking.engines.cancel(question.id()));
        assertInstanceOf(Answered.Cancelled.class, answer.get(10, TimeUnit.SECONDS));
        await(() -> !isRunning("FETCH"));
    }

    @Test
    void a_backend_that_is_killed_while_rows_come_is_told_and_the_next_question_is_answered() {
        var rows = new Rows(row -> {
            if (row.getFirst().equals(300L)) {
                run(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'capstan' and datname = current_database() and pid <> pg_backend_pid()");
            }
        });
        assertInstanceOf(Answered.Unreachable.class, asking.ask("SELECT i FROM generate_series(1, 5000000) i", rows));
        assertEquals(1L, asking.value("SELECT 1"));
    }

    @Test
    void a_lock_is_not_waited_for_longer_than_the_time() {
        run("create table thing (n int)", "begin", "lock table thing in access exclusive mode");
        try {
            var limits = new Limits(Duration.ofMillis(400), 10, 1000);
            assertInstanceOf(Answered.TimedOut.class, asking.ask("SELECT * FROM thing", Map.of(), limits, new Rows()));
        } finally {
            run("rollback");
        }
    }

    @Test
    void what_the_sink_throws_reaches_who_asked_and_the_connection_is_free() {
        for (int i = 0; i < Place.CONNECTIONS + 1; i++) {
            var thrown = assertThrows(
                    IllegalStateException.class,
                    () -> asking.ask("SELECT i FROM generate_series(1, 1000000) i", new Rows(row -> {
                        if (row.getFirst().equals(70_000L)) {
                            throw new IllegalStateException("full");
                        }
                    })));
            assertEquals("full", thrown.getMessage());
        }
        assertEquals(1L, asking.value("SELECT 1"));
    }

    @Test
    void the_time_zone_is_the_one_that_was_set_for_the_database() {
        run("alter database " + where.name() + " set timezone = 'Asia/Shanghai'");
        assertEquals("Asia/Shanghai", asking.value("SHOW timezone"));
    }
}
