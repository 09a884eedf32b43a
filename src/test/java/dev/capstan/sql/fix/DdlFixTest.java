package dev.capstan.sql.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.fix.FixBench.Server;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher.Wish;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

class DdlFixTest {
    private static final Map<String, String> NONE = Map.of();
    private static final String OP = "op-333333";
    private static final String CONCURRENTLY = "CREATE UNIQUE INDEX CONCURRENTLY item_n ON item (n)";
    private static final String INDEX = "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('item_n')";
    private static final String BACK = "DROP INDEX CONCURRENTLY IF EXISTS item_n";

    @TempDir
    private Path temp;

    private FixBench bench;

    private void on(Server server, String sql, String undo, String more) {
        bench = FixBench.on(
                server,
                temp,
                """
                mend:
                  ddl: { sql: "%s", undo: "%s", lock-timeout: 1s%s }
                  may: { production: engineers }
                """
                        .formatted(sql, undo, more));
        bench.does("CREATE TABLE item (id INT PRIMARY KEY, n INT)", "INSERT INTO item VALUES (1, 1), (2, 2)");
    }

    private StepOutcome runs(int attempt) {
        return bench.runs("mend", OP, attempt, bench.sees("mend", NONE), NONE);
    }

    private String index() {
        return bench.sees(INDEX);
    }

    @Test
    void an_index_is_built_alone_and_dropped_again() {
        on(Server.POSTGRESQL, CONCURRENTLY, BACK, "");
        var said = bench.sees("mend", NONE).lines().toString();
        assertTrue(said.contains("SHARE UPDATE EXCLUSIVE: reads and writes go on"), said);
        assertTrue(said.contains("an invalid index is dropped") && said.contains("Undo: DROP INDEX"), said);
        assertEquals("CREATE UNIQUE INDEX CONCURRENTLY done", FixBench.done(runs(1)));
        assertEquals("t", index());
        assertEquals(
                "an index of that name is there already: CREATE UNIQUE INDEX item_n ON public.item USING btree (n)",
                FixBench.declined(bench.looks("mend", NONE)));

        var back = bench.sees("undo-mend", NONE);
        FixBench.done(bench.runs("undo-mend", "op-444444", 1, back, NONE));
        assertEquals("", index());
    }

    @Test
    void an_index_that_can_not_be_built_leaves_nothing_behind() {
        on(Server.POSTGRESQL, CONCURRENTLY, BACK, "");
        bench.does("INSERT INTO item VALUES (3, 2)");
        var said = FixBench.declined(runs(1));
        assertTrue(said.startsWith("the database refused it") && said.contains("(23505)"), said);
        assertTrue(said.endsWith("was dropped"), said);
        assertEquals("", index());
        bench.does("DELETE FROM item WHERE id = 3");
        assertEquals("CREATE UNIQUE INDEX CONCURRENTLY done", FixBench.done(runs(2)));
    }

    /** The bot lets go while older transactions hold the build up; the server goes on, and the next one finds it. */
    @Test
    void a_build_that_outlived_the_bot_is_waited_for_and_not_begun_again() throws Exception {
        on(Server.POSTGRESQL, CONCURRENTLY, BACK, "");
        var approved = bench.sees("mend", NONE);
        try (var older = bench.open();
                var statement = older.createStatement()) {
            older.setAutoCommit(false);
            statement.execute("INSERT INTO item VALUES (9, 9)");
            var first = Thread.ofVirtual().start(() -> bench.runs("mend", OP, 1, approved, NONE));
            until(INDEX, "f");
            until("its progress is told", () -> bench.output.stream().anyMatch(line -> line.startsWith("waiting for")));
            bench.wish = Wish.LET_GO;
            first.join();
            bench.wish = Wish.GO_ON;
            assertEquals("f", index());
            var next = new java.util.concurrent.FutureTask<>(() -> bench.runs("mend", OP, 1, approved, NONE));
            Thread.ofVirtual().start(next);
            older.commit();
            assertEquals("CREATE UNIQUE INDEX CONCURRENTLY done", FixBench.done(next.get()));
        }
        assertEquals("t", index());
    }

    @Test
    void a_stop_ends_the_build_and_clears_it_away() throws Exception {
        on(Server.POSTGRESQL, CONCURRENTLY, BACK, "");
        var approved = bench.sees("mend", NONE);
        try (var older = bench.open();
                var statement = older.createStatement()) {
            older.setAutoCommit(false);
            statement.execute("INSERT INTO item VALUES (9, 9)");
            var run = new java.util.concurrent.FutureTask<>(() -> bench.runs("mend", OP, 1, approved, NONE));
            Thread.ofVirtual().start(run);
            until(INDEX, "f");
            bench.wish = Wish.STOP;
            until("SELECT count(*) FROM pg_stat_progress_create_index WHERE datname = current_database()", "0");
            older.rollback(); // clearing away waits for it too
            assertInstanceOf(StepOutcome.Stopped.class, run.get());
        }
        assertEquals("", index());
    }

    private void until(String select, String state) {
        until("it comes to " + state, () -> bench.sees(select).equals(state));
    }

    private static void until(String what, BooleanSupplier holds) {
        var deadline = Instant.now().plusSeconds(20);
        while (!holds.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(deadline), "not in time: " + what);
            Thread.onSpinWait();
        }
    }

    @Test
    void a_change_in_a_transaction_does_not_queue_before_others_for_long() throws SQLException {
        on(Server.POSTGRESQL, "ALTER TABLE item ADD COLUMN note text", "ALTER TABLE item DROP COLUMN note", "");
        var approved = bench.sees("mend", NONE);
        assertTrue(approved.lines().toString().contains("ACCESS EXCLUSIVE: reads and writes wait"));
        try (var other = bench.open();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM item");
            assertEquals(
                    "somebody else holds the lock, and it did not wait longer",
                    FixBench.declined(bench.runs("mend", OP, 1, approved, NONE)));
        }
        assertEquals("ALTER TABLE done", FixBench.done(bench.runs("mend", OP, 2, approved, NONE)));
        assertEquals("ALTER TABLE done", FixBench.done(bench.runs("mend", OP, 2, approved, NONE)), "a resume");
    }

    @Test
    void what_was_done_by_somebody_else_meanwhile_is_told_and_not_done() {
        on(Server.POSTGRESQL, CONCURRENTLY, BACK, "");
        var approved = bench.sees("mend", NONE);
        bench.does("CREATE INDEX item_n ON item (id)");
        assertEquals(
                "an index of that name is there already: CREATE INDEX item_n ON public.item USING btree (id)",
                FixBench.declined(bench.runs("mend", OP, 1, approved, NONE)));
        assertEquals("t", index());
    }

    @ResourceLock("settings of MariaDB")
    @Test
    void a_setting_of_mariadb_is_made_and_known_by_its_own_question() {
        on(
                Server.MARIADB,
                "SET GLOBAL long_query_time = 7",
                "SET GLOBAL long_query_time = 10",
                ", done: \"SELECT 1 FROM information_schema.global_variables WHERE variable_name = 'LONG_QUERY_TIME'"
                        + " AND CAST(variable_value AS DECIMAL(20,6)) = 7\"");
        assertEquals("SET GLOBAL done", FixBench.done(runs(1)));
        assertEquals("it is done already", FixBench.declined(bench.looks("mend", NONE)));
        FixBench.done(bench.runs("undo-mend", "op-444444", 1, bench.sees("undo-mend", NONE), NONE));
        assertEquals("10.000000", bench.sees("SELECT @@global.long_query_time"));
    }

    @Test
    void mariadb_commits_implicitly_which_is_said_and_a_death_asks_a_person() {
        on(Server.MARIADB, "ALTER TABLE item DROP COLUMN n", "none", "");
        var approved = bench.sees("mend", NONE);
        assertTrue(approved.lines().toString().contains("commits implicitly: it can't be rolled back"));
        assertTrue(approved.lines().toString().contains("It can't be undone"));
        bench.runs = new RememberedRuns() {
            @Override
            public void committed(Key key, Instant now) {
                throw new IllegalStateException("as if the process ended here");
            }
        };
        assertThrows(IllegalStateException.class, () -> bench.runs("mend", OP, 1, approved, NONE));
        assertInstanceOf(StepOutcome.Unknown.class, bench.runs("mend", OP, 1, approved, NONE));
        assertEquals("1 2", bench.sees("SELECT * FROM item ORDER BY id"));
    }
}
