package dev.capstan.sql.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.sql.Database;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.Rights;
import dev.capstan.sql.fix.FixBench.Server;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.step.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was changed is put back by the file alone, read by the server's own client. */
class RestoreScriptTest {
    private static final Map<String, String> NONE = Map.of();
    private static final String OP = "op-333333";
    private static final String NASTY = "it''s; -- \\\\ \"x\" $$ 客户😀 :v";

    @TempDir
    private Path temp;

    private FixBench bench;

    private void on(Server server, String statement) {
        bench = FixBench.on(
                server,
                temp,
                """
                mend:
                  rows: { sql: "%s", key: [id, part], at-most: 5%s }
                  may: { production: engineers }
                """
                        .formatted(statement, server == Server.MARIADB ? ", marker: capstan_fixes" : ""));
        switch (server) {
            case POSTGRESQL ->
                bench.does(
                        "CREATE TYPE mood AS ENUM ('good', 'bad')",
                        "CREATE TABLE item (id bigint, part text, tries int DEFAULT 0, state text DEFAULT E'a\\nb\\\\ '"
                                + ", a timestamptz DEFAULT '2026-01-01 10:00:00.123456+08', b jsonb DEFAULT '{\"x\": [1, null, \"it''s\"]}',"
                                + " c bytea DEFAULT '\\xdeadbeef27', d uuid DEFAULT gen_random_uuid(), e float8 DEFAULT 0.1, f text[] DEFAULT '{a,\"b c\",NULL}',"
                                + " g mood DEFAULT 'bad', h numeric(12,4) DEFAULT -1.5, i int GENERATED ALWAYS AS (tries + 1) STORED,"
                                + " j int GENERATED ALWAYS AS IDENTITY, k interval DEFAULT '-1 mon 2 days', l boolean DEFAULT true,"
                                + " m real DEFAULT 0.123456789, n date DEFAULT '2026-02-03', \"L l\" text, PRIMARY KEY (id, part))");
            case MARIADB ->
                bench.does(
                        "CREATE TABLE item (id BIGINT, part VARCHAR(80), tries INT DEFAULT 0, state TEXT DEFAULT 'a\\nb\\r\\\\ ',"
                                + " a TIMESTAMP(6) DEFAULT '2026-01-01 10:00:00.123456', b JSON DEFAULT '{\"x\": [1, null]}', c VARBINARY(10) DEFAULT X'00FFDE27',"
                                + " d UUID DEFAULT '123e4567-e89b-12d3-a456-426614174000', e DOUBLE DEFAULT 0.1, f ENUM('good','bad') DEFAULT 'bad',"
                                + " g BIT(9) DEFAULT b'101010101', h DECIMAL(12,4) DEFAULT -1.5, i INT AS (tries + 1) STORED, j DATETIME DEFAULT '2026-01-01 10:00:00',"
                                + " k YEAR DEFAULT 2026, l BOOLEAN DEFAULT TRUE, m FLOAT DEFAULT 0.123456789, n DATE DEFAULT '2026-02-03', `L l` TEXT,"
                                + " PRIMARY KEY (id, part))");
        }
        bench.does(
                "INSERT INTO item (id, part) VALUES (9007199254740993, '" + NASTY.replace("\\\\", "")
                        + "'), (2, 'b'), (3, 'c')",
                "INSERT INTO item (id, part, tries, state) VALUES (4, 'd', 7, NULL)");
    }

    private String everything(Server server) {
        var binary = server == Server.MARIADB ? ", HEX(c), HEX(g), m + 0e0" : "";
        return bench.sees("SELECT t.*" + binary + " FROM item t ORDER BY id");
    }

    private String script(Server server) {
        var production = new EnvironmentName("production");
        var database = new Database(
                new DatabaseName("main"),
                server == Server.POSTGRESQL ? Dialect.POSTGRESQL : Dialect.MYSQL,
                Map.of(production, "URL"),
                Database.Via.BOT,
                Duration.ofSeconds(5),
                10,
                Rights.NONE,
                Rights.NONE);
        return new RestoreScript(bench.runs.kept(OP).getFirst(), database).text(Told::chinese);
    }

    private void changes() {
        FixBench.done(bench.runs("mend", OP, 1, bench.sees("mend", NONE), NONE));
    }

    private void putsBack(Server server) {
        var before = everything(server);
        changes();
        assertNotEquals(before, everything(server));
        var script = script(server);
        assertTrue(bench.reads(script), script);
        assertEquals(before, everything(server), script);
    }

    @ParameterizedTest
    @EnumSource
    void changed_rows(Server server) {
        on(
                server,
                server == Server.POSTGRESQL
                        ? "UPDATE item SET state = 'x', tries = tries + 1, a = NULL, b = NULL, c = NULL, d = NULL, e = 2, f = NULL, g = NULL,"
                                + " h = NULL, k = NULL, l = NULL, m = 1, n = NULL WHERE id <> 3"
                        : "UPDATE item SET state = 'x', tries = tries + 1, a = '2027-01-01 00:00:00', b = NULL, c = NULL, d = NULL, e = 2, f = NULL,"
                                + " g = NULL, h = NULL, j = NULL, k = NULL, l = NULL, m = 1, n = NULL WHERE id <> 3");
        putsBack(server);
    }

    @ParameterizedTest
    @EnumSource
    void deleted_rows(Server server) {
        on(server, "DELETE FROM item WHERE id <> 3");
        putsBack(server);
    }

    @ParameterizedTest
    @EnumSource
    void added_rows(Server server) {
        on(server, "INSERT INTO item (id, part) SELECT id + 10, part FROM item WHERE id <> 3");
        putsBack(server);
    }

    @ParameterizedTest
    @EnumSource
    void all_of_it_or_nothing(Server server) {
        on(server, "UPDATE item SET state = 'x' WHERE id <> 3");
        changes();
        var now = everything(server);
        var last = script(server).replaceFirst("(?m)^COMMIT;", "INSERT INTO item (id, part) VALUES (3, 'c');\nCOMMIT;");
        assertFalse(bench.reads(last));
        assertEquals(now, everything(server));
    }

    @Test
    void its_head_says_what_it_is_and_nothing_in_a_name_ends_a_remark() {
        var image = new Image(
                "DELETE",
                "\"a\nDROP TABLE b\"",
                List.of(new Image.Column("id", "int", false, false)),
                List.of("id"),
                List.of(List.of("1")),
                List.of());
        var kept = new FixRuns.Kept(
                "op-7F3K2A", "shop", "production", "mend", image, java.time.Instant.parse("2026-01-06T15:30:00.5Z"));
        var database = new Database(
                new DatabaseName("main"),
                Dialect.POSTGRESQL,
                Map.of(new EnvironmentName("production"), "URL"),
                Database.Via.BOT,
                Duration.ofSeconds(5),
                10,
                Rights.NONE,
                Rights.NONE);
        var script = new RestoreScript(kept, database);
        assertEquals("shop-production-op-7F3K2A.sql", script.name());
        var head = script.text(Told::english)
                .lines()
                .takeWhile(line -> line.startsWith("--"))
                .toList();
        assertEquals(5, head.size());
        assertEquals("-- Puts 1 row of a DROP TABLE b back as before op-7F3K2A", head.get(0));
        assertEquals("-- shop · production · main · fix mend, done at 2026-01-06T15:30:00Z", head.get(1));
        assertTrue(head.get(2).contains("psql -X -v ON_ERROR_STOP=1 -f shop-production-op-7F3K2A.sql"), head.get(2));
    }
}
