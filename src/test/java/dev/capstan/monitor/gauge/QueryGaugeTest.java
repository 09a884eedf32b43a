package dev.capstan.monitor.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.capstan.monitor.Limit;
import dev.capstan.monitor.Series;
import dev.capstan.monitor.Taken;
import dev.capstan.sql.QueryProbe;
import dev.capstan.sql.Questions;
import dev.capstan.sql.engine.Engines;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.step.Secret;
import dev.capstan.store.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries of a catalogue, on a real PostgreSQL. */
class QueryGaugeTest {
    private static final String QUERIES =
            """
            {
              payments: { sql: "SELECT provider, failed, asked, note, age FROM payments ORDER BY provider" },
              failed: { sql: "SELECT sum(failed) AS failed FROM payments", expect: failed <= 10, warn: failed <= 100 },
              recent: {
                sql: "SELECT count(*) AS some FROM payments WHERE age < :within",
                parameters: { within: { type: duration, default: 1h } },
              },
            }
            """;

    private final TestDatabase.Coordinates where = TestDatabase.fresh();
    private final Engines engines =
            new Engines(name -> Optional.of(new Secret(where.url())), source -> Optional.empty());
    private final Gauges gauges = new Gauges(
            name -> Optional.empty(),
            new QueryProbe(new Questions(new ReadOnlyGate(), (service, environment) -> Optional.empty()), engines),
            null,
            null);

    @BeforeEach
    void fill() {
        run("create table payments (provider text, failed int, asked numeric, note text, age interval)");
    }

    @AfterEach
    void close() {
        gauges.close();
        engines.close();
    }

    private void run(String statement) {
        try (var connection = DriverManager.getConnection(where.jdbc(), "postgres", "postgres");
                var ready = connection.createStatement()) {
            ready.execute(statement);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private Taken take(String keys) {
        return gauges.take(Occasions.of("{ main: { url: http://127.0.0.1:1 } }", "local", QUERIES, keys));
    }

    private static Taken only(double value) {
        return new Taken.Values(List.of(new Taken.Sample(Series.ONLY, value)));
    }

    private void threePayments() {
        run(
                "insert into payments values ('stripe', 3, 0.5, null, '90 minutes'), ('wechat', 40, null, 'x', '5 minutes')");
    }

    @Test
    void of_several_rows_the_worst_counts() {
        threePayments();
        assertEquals(only(40), take("query: payments, column: failed, limits: { P0: '> 10' }"));
        assertEquals(only(3), take("query: payments, column: failed, limits: { P0: '< 1' }"));
    }

    @Test
    void columns_tell_rows_apart() {
        threePayments();
        assertEquals(
                new Taken.Values(List.of(
                        new Taken.Sample(new Series(Map.of("provider", "stripe")), 3),
                        new Taken.Sample(new Series(Map.of("provider", "wechat")), 40))),
                take("query: payments, column: failed, by: provider, limits: { P0: '> 10' }"));
    }

    @Test
    void a_part_of_one_is_kept_as_a_part_of_a_hundred_and_null_is_no_number() {
        threePayments();
        assertEquals(only(50), take("query: payments, column: asked, unit: ratio, limits: { P0: '> 5%' }"));
    }

    @Test
    void a_length_of_time_is_in_the_monitor_s_unit() {
        threePayments();
        assertEquals(only(90), take("query: payments, column: age, unit: m, limits: { P0: '> 1h' }"));
    }

    @Test
    void no_rows_and_what_is_no_number_are_no_data() {
        assertEquals(new Taken.Values(List.of()), take("query: payments, column: failed, limits: { P0: '> 1' }"));
        threePayments();
        assertEquals(new Taken.Values(List.of()), take("query: payments, column: note, limits: { P0: '> 1' }"));
    }

    @Test
    void an_answer_is_as_expected_or_within_its_wider_bounds_or_fails() {
        var keys = "query: failed, limits: { warning: warns, P0: fails }";
        assertInstanceOf(Taken.Nothing.class, take(keys));
        run("insert into payments values ('stripe', 10)");
        assertEquals(Limit.HOLDS, value(take(keys)));
        run("insert into payments values ('stripe', 1)");
        assertEquals(Limit.WARNED, value(take(keys)));
        run("insert into payments values ('stripe', 90)");
        assertEquals(Limit.FAILED, value(take(keys)));
    }

    private static double value(Taken taken) {
        return ((Taken.Values) taken).samples().getFirst().value();
    }

    @Test
    void a_value_of_its_own_reaches_the_query() {
        threePayments();
        assertEquals(only(1), take("query: recent, column: some, limits: { P0: '> 5' }"));
        assertEquals(only(2), take("query: recent, column: some, with: { within: 2h }, limits: { P0: '> 5' }"));
    }

    @Test
    void a_column_that_is_not_there_is_told() {
        threePayments();
        assertEquals(
                new Taken.Nothing("the answer has no column lost"),
                take("query: payments, column: lost, limits: { P0: '> 5' }"));
    }

    @Test
    void a_statement_that_fails_is_no_data() {
        run("drop table payments");
        var why = assertInstanceOf(Taken.Nothing.class, take("query: payments, column: failed, limits: { P0: '> 5' }"));
        assertEquals(true, why.why().startsWith("42P01"), why.why());
    }
}
