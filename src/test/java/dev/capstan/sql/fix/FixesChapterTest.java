package dev.capstan.sql.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixesChapterTest {
    @TempDir
    private Path temp;

    private String problem(String kind, String fix) {
        return switch (FixBench.read(kind, temp, fix)) {
            case CatalogueRead.Loaded loaded -> "none";
            case CatalogueRead.Refused refused -> {
                assertEquals(1, refused.problems().size(), refused.problems().toString());
                var told = refused.problems().getFirst().toString();
                yield told.substring(told.indexOf("fixes.yaml:") + "fixes.yaml:".length());
            }
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DELETE FROM item | 5:9: it changes every row of the table — add WHERE",
                "UPDATE item SET a = 1 | 5:9: it changes every row of the table — add WHERE",
                "DELETE FROM item WHERE id = 1; DROP TABLE item | 5:40: a second statement begins here — keep one statement; a query each for the others",
                "DROP TABLE item | 5:9: DROP does not belong here — write it under ddl",
                "SELECT 1 | 5:9: SELECT does not belong here — write one INSERT, UPDATE or DELETE",
                "TRUNCATE item | 5:9: TRUNCATE does not belong here — write one INSERT, UPDATE or DELETE",
                "WITH gone AS (DELETE FROM other WHERE id = 1 RETURNING id) DELETE FROM item WHERE id IN (SELECT id FROM gone) | 5:23: DELETE does not only read — queries only read: write a SELECT",
                "UPDATE item SET a = 1 WHERE id = 1 RETURNING id | 5:44: RETURNING hides which rows are changed, or how they were — leave it out",
                "INSERT INTO item (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 2 | 5:42: ON CONFLICT DO UPDATE hides which rows are changed, or how they were — leave it out",
                "UPDATE item SET a = 1 WHERE id = :nobody | 4:7: :nobody is not among the parameters — add parameters: { nobody: { type: text } }",
            })
    void a_statement_that_does_not_fit_is_told_where_it_stands(String sql, String problem) {
        assertEquals(
                problem,
                problem(
                                "postgresql",
                                """
                        mend:
                          rows:
                            sql: |
                              %s
                            key: id
                            at-most: 3
                          may: { production: engineers }
                        """
                                        .formatted(sql))
                        .replaceFirst("^([0-9]+):([0-9]+)", "$1:$2"));
    }

    @Test
    void a_harmful_function_anywhere_in_it_is_refused() {
        var problem = problem(
                "postgresql",
                """
                mend:
                  rows: { sql: "UPDATE item SET a = (SELECT count(*) FROM pg_read_file('/etc/passwd')) WHERE id = 1", key: id, at-most: 3 }
                  may: { production: engineers }
                """);
        assertTrue(problem.contains("pg_read_file"), problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "postgresql | rows: { sql: DELETE FROM a WHERE id = 1, at-most: 3 } | key",
                "postgresql | rows: { sql: DELETE FROM a WHERE id = 1, key: id } | at-most",
                "postgresql | rows: { sql: DELETE FROM a WHERE id = 1, key: id, at-most: 3, marker: m } | PostgreSQL can be asked without a marker",
                "mariadb | rows: { sql: DELETE FROM a WHERE id = 1, key: id, at-most: 3 } | add marker: capstan_fixes",
                "mariadb | rows: { sql: DELETE FROM a WHERE id = 1 LIMIT 1, key: id, at-most: 3, marker: m } | LIMIT hides which rows",
                "mariadb | rows: { sql: UPDATE a JOIN b ON a.id = b.id SET n = 1 WHERE a.id = 1, key: id, at-most: 3, marker: m } | may belong to another table of the join",
                "mariadb | rows: { sql: REPLACE INTO a (id) VALUES (1), key: id, at-most: 3, marker: m } | REPLACE does not belong here",
                "postgresql | signal: { victims: SELECT pg_terminate_backend(pid) FROM pg_stat_activity } | pg_terminate_backend",
                "postgresql | signal: { victims: DELETE FROM a } | DELETE",
                "postgresql | ddl: { sql: DROP TABLE a, undo: none } | DROP TABLE does not belong here",
                "postgresql | ddl: { sql: UPDATE a SET b = 1 WHERE c = 2, undo: none } | write it under rows",
                "postgresql | ddl: { sql: CREATE INDEX CONCURRENTLY ON a (b), undo: none } | an index without a name can't be cleaned up",
                "postgresql | ddl: { sql: CREATE INDEX i ON a (b) } | undo",
                "postgresql | ddl: { sql: CREATE INDEX i ON a (b), undo: none, lock-timeout: 5m } | others would wait behind it",
                "postgresql | ddl: { sql: CREATE INDEX i ON a (b), undo: none, done: DELETE FROM a } | DELETE",
                "postgresql | ddl: { sql: `CREATE INDEX i ON a (b); DROP INDEX i`, undo: none } | a second statement",
            })
    void what_can_not_be_is_refused(String kind, String deed, String problem) {
        var told = problem(
                kind,
                "mend:\n  "
                        + deed.replace("sql: ", "sql: \"")
                                .replaceAll("(sql: \"[^\"]*?)(, (?:undo|key|at-most)|\\s*})", "$1\"$2")
                                .replace("\"\"", "\"")
                        + "\n  may: { production: engineers }\n");
        assertTrue(told.contains(problem), told);
    }

    @Test
    void a_fix_has_exactly_one_kind_and_a_name_of_its_own() {
        var both = problem(
                "postgresql",
                """
                mend:
                  rows: { sql: "DELETE FROM a WHERE id = 1", key: id, at-most: 3 }
                  ddl: { sql: "CREATE INDEX i ON a (b)", undo: none }
                  may: { production: engineers }
                """);
        assertTrue(both.contains("rows") && both.contains("ddl"), both);
        var nobody =
                problem("postgresql", "mend: { rows: { sql: \"DELETE FROM a WHERE id = 1\", key: id, at-most: 3 } }\n");
        assertTrue(nobody.contains("may"), nobody);
        var production = problem(
                "postgresql",
                "production: { rows: { sql: \"DELETE FROM a WHERE id = 1\", key: id, at-most: 3 }, may: { production: engineers } }\n");
        assertTrue(production.contains("production is the name of an environment too"), production);
    }

    @Test
    void a_moment_that_is_none_or_that_only_queries_know_is_no_default() {
        var fix =
                """
                mend:
                  parameters: { since: { type: time, default: %s } }
                  rows: { sql: "DELETE FROM a WHERE at < :since", key: id, at-most: 3 }
                  may: { production: engineers }
                """;
        var none = problem("postgresql", fix.formatted("2026-02-31"));
        assertTrue(none.contains("2026-02-31 is no moment"), none);
        var deploy = problem("postgresql", fix.formatted("last_deploy.started_at"));
        assertTrue(deploy.contains("only queries know last_deploy.started_at"), deploy);
    }

    @Test
    void a_fix_is_not_called_like_what_asks_for_its_rows() {
        var image = problem(
                "postgresql",
                "image: { rows: { sql: \"DELETE FROM a WHERE id = 1\", key: id, at-most: 3 }, may: { production: engineers } }\n");
        assertTrue(image.contains("image asks for the rows before a fix"), image);
    }

    @Test
    void fixes_become_runbooks_under_one_command_with_the_rights_they_declare() {
        var read = FixBench.read(
                "postgresql",
                temp,
                """
                mend:
                  rows: { sql: "DELETE FROM a WHERE id = 1", key: id, at-most: 3 }
                  guard: requester
                  may: { production: engineers }
                """);
        var shop = assertInstanceOf(CatalogueRead.Loaded.class, read)
                .catalogue()
                .services()
                .get(new ServiceName("shop"));
        var mend = shop.runbooks().get(new RunbookName("mend"));
        var undo = shop.runbooks().get(new RunbookName("undo-mend"));
        assertEquals(Optional.of("fix"), mend.family());
        assertEquals(mend.guard(), undo.guard());
        var rights = shop.environments().get(Environment.PRODUCTION).rights();
        assertEquals(rights.get(mend.name()), rights.get(undo.name()));
        assertTrue(mend.leavesTargetsAlone());
    }
}
