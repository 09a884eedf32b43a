package dev.capstan.sql.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.fix.FixBench.Server;
import dev.capstan.step.Preview;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher.Wish;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowsFixTest {
    private static final Map<String, String> NONE = Map.of();
    private static final String OP = "op-333333";

    @TempDir
    private Path temp;

    private FixBench bench;

    private void on(Server server, String statement, String more) {
        var marker = server == Server.MARIADB ? ", marker: capstan_fixes" : "";
        bench = FixBench.on(
                server,
                temp,
                """
                mend:
                  rows: { sql: "%s", key: id, at-most: 3%s%s }
                  may: { production: engineers }
                """
                        .formatted(statement, more, marker));
        bench.does(
                "CREATE TABLE item (id INT PRIMARY KEY, state VARCHAR(20), tries INT NOT NULL)",
                "INSERT INTO item VALUES (1, 'stuck', 0), (2, 'stuck', 5), (3, 'fine', 0), (4, NULL, 0)");
    }

    private void unstick(Server server) {
        on(server, "UPDATE item SET state = 'fine', tries = tries + 1 WHERE state = 'stuck'", "");
    }

    private String items() {
        return bench.sees("SELECT id, state, tries FROM item ORDER BY id");
    }

    private Preview seen() {
        return bench.sees("mend", NONE);
    }

    private StepOutcome runs(Preview approved) {
        return bench.runs("mend", OP, 1, approved, NONE);
    }

    @ParameterizedTest
    @EnumSource
    void a_look_ahead_shows_which_rows_and_how_and_leaves_everything_as_it_is(Server server) {
        unstick(server);
        var before = items();
        var preview = seen();
        assertTrue(
                preview.lines().getFirst().english().startsWith("Would change 2 rows of item in main · exactly"),
                preview::toString);
        assertEquals(List.of("id", "state", "tries"), preview.columns());
        assertEquals(
                List.of(List.of("1", "stuck → fine", "0 → 1"), List.of("2", "stuck → fine", "5 → 6")), preview.rows());
        assertEquals(before, items());
    }

    @ParameterizedTest
    @EnumSource
    void what_was_approved_is_done_and_can_be_undone(Server server) {
        unstick(server);
        var before = items();
        assertEquals("2 rows changed", FixBench.done(runs(seen())));
        assertEquals("1|fine|1 2|fine|6 3|fine|0 4|null|0", items());

        var back = bench.sees("undo-mend", Map.of("of", OP));
        assertEquals(List.of("1", "fine → stuck", "1 → 0"), back.rows().getFirst());
        assertEquals("2 rows put back", FixBench.done(bench.runs("undo-mend", "op-444444", 1, back, Map.of("of", OP))));
        assertEquals(before, items());
    }

    @ParameterizedTest
    @EnumSource
    void rows_that_joined_or_left_since_are_told_and_nothing_happens(Server server) {
        unstick(server);
        var approved = seen();
        bench.does("UPDATE item SET state = 'stuck' WHERE id = 3", "UPDATE item SET state = 'fine' WHERE id = 1");
        var before = items();
        assertEquals(
                "the rows are no longer those that were approved: 2 then, 2 now; gone: 1; new: 3",
                FixBench.declined(runs(approved)));
        assertEquals(before, items());
    }

    @ParameterizedTest
    @EnumSource
    void a_yes_to_a_bound_covers_other_rows_within_it(Server server) {
        on(server, "UPDATE item SET state = 'fine' WHERE state = 'stuck'", ", approved: up-to");
        var approved = seen();
        bench.does("UPDATE item SET state = 'stuck' WHERE id = 3");
        assertEquals("3 rows changed", FixBench.done(runs(approved)));
        bench.does("UPDATE item SET state = 'stuck'");
        assertEquals(
                "more than 3 rows match, which is the bound of this fix",
                FixBench.declined(bench.runs("mend", "op-555555", 1, approved, NONE)));
        assertEquals("1|stuck 2|stuck 3|stuck 4|stuck", bench.sees("SELECT id, state FROM item ORDER BY id"));
    }

    @ParameterizedTest
    @EnumSource
    void deleted_rows_come_back_as_they_were(Server server) {
        on(server, "DELETE FROM item WHERE id IN (2, 4)", "");
        var before = items();
        assertEquals("2 rows deleted", FixBench.done(runs(seen())));
        var back = bench.sees("undo-mend", Map.of("of", OP));
        bench.runs("undo-mend", "op-444444", 1, back, Map.of("of", OP));
        assertEquals(before, items());
    }

    @ParameterizedTest
    @EnumSource
    void added_rows_go_again(Server server) {
        on(server, "INSERT INTO item (id, state, tries) SELECT id + 10, state, 0 FROM item WHERE state = 'stuck'", "");
        var before = items();
        assertEquals("2 rows added", FixBench.done(runs(seen())));
        var back = bench.sees("undo-mend", Map.of("of", OP));
        bench.runs("undo-mend", "op-444444", 1, back, Map.of("of", OP));
        assertEquals(before, items());
    }

    @ParameterizedTest
    @EnumSource
    void rows_that_stayed_as_they_were_are_put_back_as_they_are(Server server) {
        on(server, "UPDATE item SET tries = tries WHERE id = 2", "");
        var before = items();
        assertEquals("1 row changed", FixBench.done(runs(seen())));
        var back = bench.sees("undo-mend", Map.of("of", OP));
        assertEquals("1 row put back", FixBench.done(bench.runs("undo-mend", "op-444444", 1, back, Map.of("of", OP))));
        assertEquals(before, items());
    }

    @ParameterizedTest
    @EnumSource
    void rows_that_others_changed_since_are_not_put_back(Server server) {
        unstick(server);
        runs(seen());
        bench.does("UPDATE item SET tries = 9 WHERE id = 2");
        assertEquals(
                "rows were changed since by others: 2", FixBench.declined(bench.looks("undo-mend", Map.of("of", OP))));
    }

    @ParameterizedTest
    @EnumSource
    void a_second_undo_finds_the_rows_changed(Server server) {
        unstick(server);
        runs(seen());
        var of = Map.of("of", OP);
        var back = bench.sees("undo-mend", of);
        bench.runs("undo-mend", "op-444444", 1, back, of);
        var before = items();
        assertEquals(
                "rows were changed since by others: 1, 2",
                FixBench.declined(bench.runs("undo-mend", "op-666666", 1, back, of)));
        assertEquals(before, items());
        assertEquals(
                "of op-777777 nothing is kept that could be put back here",
                FixBench.declined(bench.looks("undo-mend", Map.of("of", "op-777777"))));
    }

    @ParameterizedTest
    @EnumSource
    void a_row_that_somebody_holds_is_not_waited_for_long(Server server) throws SQLException {
        unstick(server);
        var approved = seen();
        try (var other = bench.open();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE item SET tries = 7 WHERE id = 2");
            assertEquals("somebody else holds the lock, and it did not wait longer", FixBench.declined(runs(approved)));
            other.rollback();
        }
        assertEquals("2 rows changed", FixBench.done(bench.runs("mend", OP, 2, approved, NONE)));
    }

    @ParameterizedTest
    @EnumSource
    void a_lost_answer_to_a_commit_that_came_through_is_settled(Server server) {
        unstick(server);
        var approved = seen();
        bench.between = FixBench.committing(real -> {
            real.commit();
            throw new SQLNonTransientConnectionException("the line went dead", "08006");
        });
        assertTrue(FixBench.done(runs(approved)).startsWith("2 rows changed; the answer to the commit was lost"));
        assertEquals("1|fine|1 2|fine|6 3|fine|0 4|null|0", items());
    }

    @ParameterizedTest
    @EnumSource
    void a_commit_that_never_arrived_is_settled_too(Server server) {
        unstick(server);
        var approved = seen();
        var before = items();
        bench.between = FixBench.committing(real -> {
            real.close();
            throw new SQLNonTransientConnectionException("the line went dead", "08006");
        });
        assertTrue(FixBench.declined(runs(approved)).contains("can't be reached"));
        assertEquals(before, items());
        bench.between = connection -> connection;
        assertEquals("2 rows changed", FixBench.done(bench.runs("mend", OP, 2, approved, NONE)));
    }

    /** Recorded that it would commit, and died: before the commit was sent, or after it came through. */
    @ParameterizedTest
    @EnumSource
    void a_death_around_the_commit_is_settled_and_nothing_is_done_twice(Server server) {
        for (boolean committed : List.of(false, true)) {
            unstick(server);
            bench.between = FixBench.committing(real -> {
                if (committed) {
                    real.commit();
                }
                real.close();
                throw new Death();
            });
            var approved = seen();
            assertThrows(Death.class, () -> runs(approved));
            bench.between = connection -> connection;
            assertTrue(FixBench.done(runs(approved)).startsWith("2 rows changed"));
            assertEquals("1|fine|1 2|fine|6 3|fine|0 4|null|0", items());
            assertTrue(FixBench.done(runs(approved)).startsWith("2 rows changed"), "a further resume");
            assertEquals("1|fine|1 2|fine|6 3|fine|0 4|null|0", items());
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_was_overtaken_commits_nothing(Server server) {
        unstick(server);
        var approved = seen();
        var before = items();
        bench.runs = new RememberedRuns() {
            @Override
            public boolean committing(Key key, long holder, int attempt, String witness, Image image, Instant now) {
                take(key, "shop", "production", "mend", now);
                return super.committing(key, holder, attempt, witness, image, now);
            }
        };
        assertInstanceOf(StepOutcome.LetGo.class, runs(approved));
        assertEquals(before, items());
    }

    @ParameterizedTest
    @EnumSource
    void a_wish_to_stop_is_heard_before_anything_lasts(Server server) {
        unstick(server);
        var approved = seen();
        var before = items();
        bench.wish = Wish.STOP;
        assertInstanceOf(StepOutcome.Stopped.class, runs(approved));
        assertEquals(before, items());
    }

    /** Whatever clock the server goes by. */
    @ParameterizedTest
    @EnumSource
    void a_moment_means_the_same_everywhere_and_stays_the_same_through_an_undo(Server server) {
        bench = FixBench.on(
                server,
                temp,
                """
                mend:
                  parameters: { until: { type: time } }
                  rows: { sql: "DELETE FROM seen WHERE at < :until", key: id, at-most: 3%s }
                  may: { production: engineers }
                """
                        .formatted(server == Server.MARIADB ? ", marker: capstan_fixes" : ""));
        bench.between = connection -> {
            try (var settings = connection.createStatement()) {
                settings.execute(
                        server == Server.MARIADB
                                ? "SET SESSION time_zone = '+08:00'"
                                : "SET TimeZone = 'Asia/Shanghai'");
                return connection;
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        };
        var type = server == Server.MARIADB ? "TIMESTAMP(3) NULL" : "timestamptz";
        var at = server == Server.MARIADB ? "FROM_UNIXTIME(%s)" : "to_timestamp(%s)";
        bench.does("CREATE TABLE seen (id INT PRIMARY KEY, at " + type + ")");
        for (int second : List.of(-1, 0, 1)) {
            bench.does("INSERT INTO seen VALUES (" + (second + 2) + ", " + at.formatted(1767713400 + second) + ")");
        }
        var before = bench.sees("SELECT id, at FROM seen ORDER BY id");
        var until = Map.of("until", "2026-01-06T15:30:00Z");
        assertEquals("1 row deleted", FixBench.done(bench.runs("mend", OP, 1, bench.sees("mend", until), until)));
        assertEquals("2 3", bench.sees("SELECT id FROM seen ORDER BY id"));

        bench.between = connection -> connection;
        var of = Map.of("of", OP);
        bench.runs("undo-mend", "op-444444", 1, bench.sees("undo-mend", of), of);
        assertEquals(before, bench.sees("SELECT id, at FROM seen ORDER BY id"));
        assertEquals(
                "until=2026-02-31 is no moment", FixBench.declined(bench.looks("mend", Map.of("until", "2026-02-31"))));
    }

    @Test
    void a_server_that_can_not_say_which_rows_it_adds_is_told_of_while_it_is_planned() {
        on(Server.MARIADB, "INSERT INTO item (id, state, tries) VALUES (9, 'new', 0)", "");
        var before = items();
        bench.between = FixBench.callingItself("10.4.34-MariaDB", 10, 4);
        assertTrue(FixBench.declined(bench.looks("mend", NONE))
                .startsWith("this server can't say which rows an INSERT adds"));
        assertEquals(before, items());
    }

    @ParameterizedTest
    @EnumSource
    void too_many_rows_no_row_or_no_real_key_are_told_while_it_is_planned(Server server) {
        unstick(server);
        bench.does("UPDATE item SET state = 'stuck'");
        assertEquals(
                "more than 3 rows match, which is the bound of this fix", FixBench.declined(bench.looks("mend", NONE)));
        bench.does("UPDATE item SET state = 'fine'");
        assertEquals("no row matches: there is nothing to change", FixBench.declined(bench.looks("mend", NONE)));
        bench.does("ALTER TABLE item DROP " + (server == Server.MARIADB ? "PRIMARY KEY" : "CONSTRAINT item_pkey"));
        assertTrue(FixBench.declined(bench.looks("mend", NONE)).startsWith("id does not tell the rows of item apart"));
    }

    @ParameterizedTest
    @EnumSource
    void in_a_runbook_it_is_passed_over_while_there_is_nothing_to_do(Server server) {
        unstick(server);
        bench.partOfARunbook = true;
        bench.does("UPDATE item SET state = 'fine'");
        var nothing = seen();
        assertEquals(
                "Would be passed over: no row matches: there is nothing to change",
                nothing.lines().getFirst().english());
        assertEquals("passed over: no row matches: there is nothing to change", FixBench.done(runs(nothing)));

        bench.does("UPDATE item SET state = 'stuck' WHERE id = 1");
        var before = items();
        assertEquals(
                "there was nothing to do when it was approved, and now there is", FixBench.declined(runs(nothing)));
        assertEquals(before, items());
        var something = seen();
        bench.does("UPDATE item SET state = 'fine'");
        assertTrue(FixBench.declined(runs(something)).startsWith("the rows are no longer those that were approved"));
    }

    @Test
    void a_table_that_can_not_be_rolled_back_or_a_missing_marker_is_told() {
        unstick(Server.MARIADB);
        bench.does("DROP TABLE capstan_fixes");
        assertTrue(
                FixBench.declined(bench.looks("mend", NONE)).startsWith("the marker table capstan_fixes is missing"));
        bench.does("ALTER TABLE item ENGINE=MyISAM");
        var before = items();
        assertEquals(
                "item is kept by MyISAM, which can't take a change back", FixBench.declined(bench.looks("mend", NONE)));
        assertEquals(before, items());
    }

    @Test
    void what_goes_further_than_the_table_is_said_beforehand() {
        on(Server.POSTGRESQL, "DELETE FROM item WHERE id = 1", "");
        bench.does(
                "CREATE TABLE part (item INT REFERENCES item ON DELETE CASCADE)",
                "CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'",
                "CREATE TRIGGER note BEFORE DELETE ON item FOR EACH ROW EXECUTE FUNCTION noted()");
        var said = seen().lines().toString();
        assertTrue(said.contains("triggers run with it: note;") && said.contains("carry it on to part;"), said);
    }

    @Test
    void every_kind_of_value_comes_back_from_postgresql() {
        on(Server.POSTGRESQL, "DELETE FROM item WHERE id = 1", "");
        bench.does(
                "CREATE TYPE mood AS ENUM ('good', 'bad')",
                "ALTER TABLE item ADD a timestamptz DEFAULT now(), ADD b jsonb DEFAULT '{\"x\": [1, null]}', ADD c bytea DEFAULT '\\xdeadbeef',"
                        + " ADD d uuid DEFAULT gen_random_uuid(), ADD e float8 DEFAULT 0.1, ADD f text[] DEFAULT '{a,\"b c\",NULL}',"
                        + " ADD g mood DEFAULT 'bad', ADD h numeric(12,4) DEFAULT 1.5, ADD i int GENERATED ALWAYS AS (tries + 1) STORED,"
                        + " ADD j int GENERATED ALWAYS AS IDENTITY, ADD k interval DEFAULT '1 mon 2 days', ADD \"L l\" text DEFAULT E'a''\\n\\\\'");
        var before = bench.sees("SELECT * FROM item ORDER BY id");
        runs(seen());
        var of = Map.of("of", OP);
        bench.runs("undo-mend", "op-444444", 1, bench.sees("undo-mend", of), of);
        assertEquals(before, bench.sees("SELECT * FROM item ORDER BY id"));
    }

    @Test
    void every_kind_of_value_comes_back_from_mariadb() {
        on(Server.MARIADB, "DELETE FROM item WHERE id = 1", "");
        bench.does(
                "ALTER TABLE item ADD a TIMESTAMP(6) DEFAULT CURRENT_TIMESTAMP(6), ADD b JSON DEFAULT '{\"x\": [1, null]}',"
                        + " ADD c VARBINARY(10) DEFAULT X'00FFDE', ADD d UUID DEFAULT '123e4567-e89b-12d3-a456-426614174000',"
                        + " ADD e DOUBLE DEFAULT 0.1, ADD f ENUM('good','bad') DEFAULT 'bad', ADD g BIT(9) DEFAULT b'101010101',"
                        + " ADD h DECIMAL(12,4) DEFAULT 1.5, ADD i INT AS (tries + 1) STORED, ADD j DATETIME DEFAULT '2026-01-01 10:00:00', ADD m FLOAT DEFAULT 0.123456789,"
                        + " ADD `L l` TEXT DEFAULT 'a''\\n\\\\'");
        var before = bench.sees("SELECT t.*, HEX(c), HEX(g), m + 0e0 FROM item t ORDER BY id");
        runs(seen());
        var of = Map.of("of", OP);
        bench.runs("undo-mend", "op-444444", 1, bench.sees("undo-mend", of), of);
        assertEquals(before, bench.sees("SELECT t.*, HEX(c), HEX(g), m + 0e0 FROM item t ORDER BY id"));
    }

    /** As if the process ended there. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
