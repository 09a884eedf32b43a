package dev.capstan.sql.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.sql.fix.FixBench.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PostgreSQL 18 brought: periods in keys, columns that are computed when they are read, names for rows before and after. */
class NewestPostgresTest {
    private static final Map<String, String> NONE = Map.of();
    private static final String STAYS = "SELECT room, during, guest, loud, nights FROM stay ORDER BY 1, 2";

    @TempDir
    private Path temp;

    private FixBench bench;

    private void on(String statement) {
        with("rows: { sql: \"" + statement + "\", key: [room, during], at-most: 3 }");
    }

    private void with(String deed) {
        bench = FixBench.on(
                Server.POSTGRESQL,
                temp,
                """
                mend:
                  %s
                  may: { production: engineers }
                """
                        .formatted(deed));
        bench.does(
                """
                CREATE TABLE stay (room int4range, during daterange, guest text,
                    loud text GENERATED ALWAYS AS (upper(guest)) VIRTUAL,
                    nights int GENERATED ALWAYS AS (upper(during) - lower(during)) STORED,
                    PRIMARY KEY (room, during WITHOUT OVERLAPS))
                """,
                """
                INSERT INTO stay (room, during, guest) VALUES ('[1,2)', '[2026-01-01,2026-01-03)', 'ann'),
                    ('[1,2)', '[2026-01-03,2026-01-04)', 'bob'), ('[2,3)', '[2026-01-01,2026-01-02)', 'cy')
                """);
    }

    private void isDoneAndUndone(String done) {
        var before = bench.sees(STAYS);
        assertEquals(done, FixBench.done(bench.runs("mend", "op-333333", 1, bench.sees("mend", NONE), NONE)));
        var of = Map.of("of", "op-333333");
        bench.runs("undo-mend", "op-444444", 1, bench.sees("undo-mend", of), of);
        assertEquals(before, bench.sees(STAYS));
    }

    @Test
    void rows_of_a_period_are_changed_and_put_back() {
        on("UPDATE stay SET guest = 'dee' WHERE during @> date '2026-01-01'");
        assertEquals(
                List.of("[1,2)", "[2026-01-01,2026-01-03)", "ann → dee", "ANN → DEE"),
                bench.sees("mend", NONE).rows().getFirst());
        isDoneAndUndone("2 rows changed");
    }

    @Test
    void deleted_rows_come_back_without_what_is_computed() {
        on("DELETE FROM stay WHERE room = int4range '[1,2)'");
        isDoneAndUndone("2 rows deleted");
    }

    @Test
    void tables_may_be_called_like_the_rows_before_and_after() {
        on("UPDATE stay AS old SET guest = 'dee' WHERE old.guest = 'bob'");
        isDoneAndUndone("1 row changed");
    }

    @Test
    void keys_with_periods_and_rules_that_are_not_enforced_are_understood() {
        with("ddl: { sql: \"ALTER TABLE stay ADD UNIQUE (guest, during WITHOUT OVERLAPS),"
                + " ADD CONSTRAINT named CHECK (guest <> '') NOT ENFORCED\", undo: none }");
        bench.does("CREATE EXTENSION btree_gist");
        assertEquals(
                "ALTER TABLE done", FixBench.done(bench.runs("mend", "op-333333", 1, bench.sees("mend", NONE), NONE)));
        assertEquals("f", bench.sees("SELECT conenforced FROM pg_constraint WHERE conname = 'named'"));
    }

    @Test
    void a_column_that_is_computed_when_it_is_read_is_added_and_taken_back() {
        with("ddl: { sql: \"ALTER TABLE stay ADD COLUMN quiet text GENERATED ALWAYS AS (lower(guest)) VIRTUAL\","
                + " undo: ALTER TABLE stay DROP COLUMN quiet }");
        bench.runs("mend", "op-333333", 1, bench.sees("mend", NONE), NONE);
        assertEquals("ann", bench.sees("SELECT quiet FROM stay ORDER BY quiet LIMIT 1"));
        bench.runs("undo-mend", "op-444444", 1, bench.sees("undo-mend", NONE), NONE);
        assertEquals("0", bench.sees("SELECT count(*) FROM pg_attribute WHERE attname = 'quiet'"));
    }
}
