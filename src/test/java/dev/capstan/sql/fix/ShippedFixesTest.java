package dev.capstan.sql.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.ShippedCatalogue;
import dev.capstan.sql.fix.FixBench.Server;
import dev.capstan.sql.gate.Dialect;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixes of the five systems, on databases made after their manuals. */
class ShippedFixesTest {
    private static final Map<String, String> NONE = Map.of();
    private static final ServiceName CTEA = new ServiceName("ctea");
    private static final ServiceName ELIFE = new ServiceName("elife");
    private static final ServiceName PAYMENT_PLATFORM = new ServiceName("payment-platform");

    @Test
    void a_migration_is_removed_from_the_history_and_comes_back_by_the_undo() {
        var bench = FixBench.shipped(Server.POSTGRESQL, CTEA);
        var history = "SELECT id, hash, created_at FROM drizzle.__drizzle_migrations ORDER BY id";
        var before = bench.sees(history);
        var values = Map.of("hash", "0001_add_composite_fk");

        var approved = bench.sees("forget-migration", values);
        assertEquals("1 row deleted", FixBench.done(bench.runs("forget-migration", "op-333333", 1, approved, values)));
        assertEquals("1|0000_init|1767225600000", bench.sees(history));

        var undoing = Map.of("of", "op-333333");
        var back = bench.sees("undo-forget-migration", undoing);
        FixBench.done(bench.runs("undo-forget-migration", "op-444444", 1, back, undoing));
        assertEquals(before, bench.sees(history));
    }

    @ParameterizedTest
    @CsvSource({
        "index-payments-merchant-created, payments, idx_payments_merchant_created, '(merchant_id, created_at DESC)'",
        "index-orders-order-no, orders, idx_orders_order_no, (order_no)",
        "index-payments-payment-no, payments, idx_payments_payment_no, (payment_no)"
    })
    void an_index_is_built_once_and_dropped_by_the_undo(String fix, String table, String index, String columns) {
        var bench = FixBench.shipped(Server.POSTGRESQL, PAYMENT_PLATFORM);
        var found = "SELECT indexdef FROM pg_indexes WHERE indexname = '" + index + "'";

        FixBench.done(bench.runs(fix, "op-333333", 1, bench.sees(fix, NONE), NONE));
        assertEquals("CREATE INDEX " + index + " ON public." + table + " USING btree " + columns, bench.sees(found));
        assertEquals("it is done already", FixBench.declined(bench.looks(fix, NONE)));

        var undo = "undo-" + fix;
        FixBench.done(bench.runs(undo, "op-444444", 1, bench.sees(undo, NONE), NONE));
        assertEquals("", bench.sees(found));
    }

    /** Only looked at: the statement is about the whole server, which other tests use meanwhile. */
    @Test
    void the_victims_of_terminate_idle_connections_are_those_that_idle_for_long_enough() throws SQLException {
        var fixes = ShippedCatalogue.read()
                .services()
                .get(PAYMENT_PLATFORM)
                .chapters()
                .get(FixesChapter.KEY);
        var fix = fixes.orElseThrow().fixes().get(new FixName("terminate-idle-connections"));
        var victims = ((Deed.Signal) fix.deed()).victims();
        var bench = FixBench.shipped(Server.POSTGRESQL, PAYMENT_PLATFORM);
        try (var idle = bench.open();
                var asking = bench.open();
                var own = idle.prepareStatement("SELECT pg_backend_pid()")) {
            var pid = Rowset.column(own).getFirst();
            for (var length : new Duration[] {Duration.ZERO, Duration.ofHours(1)}) {
                try (var statement = asking.prepareStatement(victims.jdbc())) {
                    new Binding(Dialect.POSTGRESQL, Map.of("idle", length)).bind(statement, victims.parameters());
                    assertEquals(length.isZero(), Rowset.column(statement).contains(pid));
                }
            }
        }
    }

    @ResourceLock("settings of MariaDB")
    @ParameterizedTest
    @ValueSource(strings = {"slow-query-log", "long-query-time"})
    void a_setting_of_the_server_is_changed_and_set_back(String fix) {
        var bench = FixBench.shipped(Server.MARIADB, ELIFE);
        var settings = "SELECT @@global.slow_query_log, @@global.long_query_time";
        var before = bench.sees(settings);

        FixBench.done(bench.runs(fix, "op-333333", 1, bench.sees(fix, NONE), NONE));
        var changed = bench.sees(settings);
        assertTrue(fix.equals("slow-query-log") ? changed.startsWith("1|") : changed.endsWith("|1.000000"), changed);

        var undo = "undo-" + fix;
        FixBench.done(bench.runs(undo, "op-444444", 1, bench.sees(undo, NONE), NONE));
        assertEquals(before, bench.sees(settings));
    }
}
