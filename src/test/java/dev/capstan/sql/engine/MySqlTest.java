package dev.capstan.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.Answered;
import dev.capstan.sql.Answered.Limit;
import dev.capstan.sql.Column.Kind;
import dev.capstan.sql.Limits;
import dev.capstan.sql.MariaDbServer;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MySqlTest {
    private static final String SLOW =
            "SELECT count(*) FROM seq_1_to_1000000 a, seq_1_to_1000000 b WHERE a.seq + b.seq = 0.5";

    private final MariaDbServer.Schema schema = MariaDbServer.fresh();
    private final MariaDbServer.Account reader = schema.user("p/w?#'%", "ALL ON thisdb.*");
    private final Asking asking = Asking.of(reader.url());

    @AfterEach
    void go() {
        asking.close();
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

    private List<Long> running() {
        try (var connection = schema.open();
                var statement = connection.prepareStatement(
                        "select id from information_schema.processlist where user = ? and command <> 'Sleep'")) {
            statement.setString(1, reader.name());
            var rows = statement.executeQuery();
            var ids = new java.util.ArrayList<Long>();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void values_come_as_what_they_are() {
        schema.run(
                "create table t (id bigint unsigned, ti tinyint(1), b bit(5), d date, dt datetime(6), tm time, y year,"
                        + " j json, bl blob, dc decimal(20,4), f float, uu uuid, e enum('a','b'), x text, n text, s text)",
                "set sql_mode = ''",
                "insert into t values (18446744073709551615, 7, b'101', '0000-00-00', '2026-01-02 03:04:05.000001',"
                        + " '-101:00:00', 2026, '{\"a\":1}', x'00ff', 1.2300, 1.1,"
                        + " '28255b8a-e5cb-11f1-978a-02fc00000001', 'a', '铁😀', null, '')");
        var rows = new Rows();
        assertInstanceOf(Answered.Complete.class, asking.ask("SELECT t.*, DATE '2026-01-02' FROM t", rows));
        assertEquals(
                Arrays.asList(
                        new BigDecimal("18446744073709551615"),
                        7L,
                        "b'101'",
                        "0000-00-00",
                        LocalDateTime.parse("2026-01-02T03:04:05.000001"),
                        "-101:00:00",
                        2026L,
                        "{\"a\":1}",
                        "0x00ff",
                        new BigDecimal("1.2300"),
                        new BigDecimal("1.1"),
                        "28255b8a-e5cb-11f1-978a-02fc00000001",
                        "a",
                        "铁😀",
                        null,
                        "",
                        LocalDate.parse("2026-01-02")),
                rows.all.getFirst());
        assertEquals(Kind.NUMBER, rows.columns.getFirst().kind());
        assertTrue(rows.columns.stream().allMatch(each -> each.base().equals(Optional.empty())));
    }

    @Test
    void parameters_are_bound_wherever_they_stand() {
        schema.run(
                "create table thing (at datetime, n int, name text)",
                "insert into thing values (now() - interval 1 hour, 7, 'it''s \\\\ ; --')");
        Map<String, Object> values = Map.of(
                "since",
                Duration.ofHours(24),
                "from",
                Instant.now().minus(Duration.ofMinutes(70)),
                "until",
                Instant.now().minus(Duration.ofMinutes(50)),
                "n",
                new BigDecimal("7"),
                "name",
                "it's \\ ; --",
                "few",
                5L,
                "yes",
                true);
        assertEquals(
                1L,
                asking.value(
                        "SELECT count(*) FROM (SELECT * FROM thing WHERE at >= now() - INTERVAL :since SECOND AND at > :from"
                                + " AND at < :until AND n = :n AND name = :name AND n * 1.5 > :few AND :yes AND n <> -(:n)"
                                + " LIMIT :few) t",
                        values));
    }

    @Test
    void quotes_and_backslashes_mean_the_same_whatever_the_server_is_set_to() {
        assertEquals("a\\b'c", asking.value("SELECT 'a\\\\b''c'"));
        assertEquals(1L, asking.value("SELECT 1 || 0"));
        assertEquals("utf8mb4", asking.value("SELECT @@character_set_client"));
    }

    @Test
    void many_rows_come_in_order_and_completely() {
        var rows = new Rows();
        var answered = asking.ask("SELECT seq FROM seq_1_to_123456", rows);
        assertEquals(
                123_456, assertInstanceOf(Answered.Complete.class, answered).rows());
        for (int i = 0; i < rows.all.size(); i++) {
            assertEquals((long) i + 1, rows.all.get(i).getFirst());
        }
    }

    @Test
    void rows_beyond_the_limit_are_cut_and_exactly_as_many_are_complete() {
        for (int limit : new int[] {1, 500, 501, 40_000}) {
            var limits = new Limits(Duration.ofSeconds(20), limit, 1_000_000_000);
            var many = new Rows();
            var cut = assertInstanceOf(
                    Answered.Cut.class,
                    asking.ask("SELECT a.seq FROM seq_1_to_100000 a, seq_1_to_100000 b", Map.of(), limits, many));
            assertEquals(Limit.ROWS, cut.which());
            assertEquals(limit, many.all.size());
            assertTrue(cut.took().toSeconds() < 5, cut.toString());
            assertInstanceOf(
                    Answered.Complete.class,
                    asking.ask("SELECT seq FROM seq_1_to_" + limit, Map.of(), limits, new Rows()));
        }
    }

    @Test
    void nothing_can_be_written_even_by_a_statement_that_should_not_have_been_admitted() {
        schema.run(
                "create table thing (n int)",
                "create function add_one() returns int begin insert into thing values (1); return 1; end");
        var refused = assertInstanceOf(Answered.Failed.class, asking.ask("SELECT `add_one`()", new Rows()));
        assertEquals("25006", refused.sqlState());
        assertInstanceOf(Answered.Failed.class, asking.ask("INSERT INTO thing VALUES (1)", new Rows()));
        assertInstanceOf(Answered.Failed.class, asking.ask("SELECT 1; INSERT INTO thing VALUES (1)", new Rows()));
        assertEquals(0L, asking.value("SELECT count(*) FROM thing"));
    }

    @Test
    void explain_and_show_are_answered() {
        assertInstanceOf(Answered.Complete.class, asking.ask("EXPLAIN SELECT 1", new Rows()));
        var rows = new Rows();
        assertInstanceOf(Answered.Complete.class, asking.ask("SHOW VARIABLES LIKE 'max_statement_time'", rows));
        assertEquals("20.000000", rows.all.getFirst().get(1));
    }

    @Test
    void errors_are_the_servers_sentence() {
        var failed = assertInstanceOf(Answered.Failed.class, asking.ask("SELECT nothing", new Rows()));
        assertEquals("42S22", failed.sqlState());
        assertEquals("Unknown column 'nothing' in 'SELECT'", failed.message());
    }

    @Test
    void what_is_not_allowed_is_told_apart_from_what_is_not_understood() {
        schema.run("CREATE TABLE hers (a int)", "CREATE TABLE his (a int)");
        try (var stranger = Asking.of(schema.user("x", "SELECT ON thisdb.his").url())) {
            var forbidden = assertInstanceOf(Answered.Failed.class, stranger.ask("SELECT a FROM hers", new Rows()));
            assertEquals("42501", forbidden.sqlState());
            var garbled = assertInstanceOf(Answered.Failed.class, stranger.ask("SELECT FROM WHERE", new Rows()));
            assertEquals("42000", garbled.sqlState());
        }
    }

    @Test
    void a_slow_statement_is_ended_by_its_time_and_the_server_rests() {
        var limits = new Limits(Duration.ofMillis(300), 10, 1000);
        var over = assertInstanceOf(Answered.TimedOut.class, asking.ask(SLOW, Map.of(), limits, new Rows()));
        assertTrue(over.after().toMillis() < 5_000, over.toString());
        await(() -> running().isEmpty());
        assertEquals(1L, asking.value("SELECT 1"));
    }

    @Test
    void a_statement_is_cancelled_while_the_server_works() throws Exception {
        var question = Asking.question(SLOW, Map.of(), Asking.USUAL);
        var answer = CompletableFuture.supplyAsync(() -> asking.engines.ask(question, new Rows()));
        await(() -> !running().isEmpty());
        assertTrue(asking.engines.cancel(question.id()));
        assertInstanceOf(Answered.Cancelled.class, answer.get(10, TimeUnit.SECONDS));
        await(() -> running().isEmpty());
        assertFalse(asking.engines.cancel(question.id()));
        assertEquals(1L, asking.value("SELECT 1"));
    }

    @Test
    void a_statement_is_cancelled_between_its_rows() throws Exception {
        var half = new CountDownLatch(50_000);
        var question = Asking.question(
                "SELECT a.seq FROM seq_1_to_100000 a, seq_1_to_100000 b",
                Map.of(),
                new Limits(Duration.ofSeconds(30), 100_000_000, 10_000_000_000L));
        var answer =
                CompletableFuture.supplyAsync(() -> asking.engines.ask(question, new Rows(row -> half.countDown())));
        assertTrue(half.await(20, TimeUnit.SECONDS));
        assertTrue(asking.engines.cancel(question.id()));
        assertInstanceOf(Answered.Cancelled.class, answer.get(10, TimeUnit.SECONDS));
        await(() -> running().isEmpty());
    }

    @Test
    void a_connection_that_is_killed_while_rows_come_is_told_and_the_next_question_is_answered() {
        var come = new AtomicInteger();
        var rows = new Rows(row -> {
            if (come.incrementAndGet() == 300) {
                running().forEach(id -> schema.run("kill connection " + id));
            }
        });
        assertInstanceOf(
                Answered.Unreachable.class, asking.ask("SELECT a.seq FROM seq_1_to_100000 b, seq_1_to_100000 a", rows));
        assertEquals(1L, asking.value("SELECT 1"));
    }
}
