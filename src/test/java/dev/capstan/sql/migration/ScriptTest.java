package dev.capstan.sql.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.sql.gate.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void a_template_of_a_runbook_loses_its_own_transaction_and_its_comments() {
        var script = Script.of(
                Dialect.POSTGRESQL,
                """
                -- rollback_0001.sql
                BEGIN;
                -- the key; with a semicolon
                ALTER TABLE product_option_group
                DROP CONSTRAINT IF EXISTS default_item_fk;
                /* and /* nested; */ the trigger */
                DROP TRIGGER IF EXISTS "odd;name" ON product_option_group;
                COMMIT;
                """);
        assertEquals(
                List.of(
                        "ALTER TABLE product_option_group\nDROP CONSTRAINT IF EXISTS default_item_fk",
                        "DROP TRIGGER IF EXISTS \"odd;name\" ON product_option_group"),
                script.statements());
        assertEquals(List.of(), script.breaksOut());
    }

    @Test
    void bodies_and_texts_keep_their_semicolons() {
        var script = Script.of(
                Dialect.POSTGRESQL,
                "CREATE FUNCTION f() RETURNS int AS $body$ BEGIN; RETURN 1; END $body$ LANGUAGE plpgsql;"
                        + " UPDATE t SET a = 'x;''y', b = E'\\';' WHERE c = $$;$$");
        assertEquals(2, script.statements().size());
    }

    @Test
    void mysql_has_its_own_quotes_and_comments() {
        var script = Script.of(
                Dialect.MYSQL, "UPDATE t SET a = 'it\\'s; b' # note;\n WHERE `c;d` = 1; -- end;\nDELETE FROM t");
        assertEquals(2, script.statements().size());
        assertEquals("DELETE FROM t", script.statements().getLast());
    }

    @Test
    void what_would_end_the_transaction_in_the_middle_is_found() {
        var script = Script.of(Dialect.POSTGRESQL, "DROP TABLE a; COMMIT; DROP TABLE b; ROLLBACK TO x; DROP TABLE c");
        assertEquals(List.of("COMMIT", "ROLLBACK TO x"), script.breaksOut());
    }

    @Test
    void an_unclosed_quote_ends_with_the_text() {
        assertEquals(
                1,
                Script.of(Dialect.POSTGRESQL, "UPDATE t SET a = 'never closed; DROP TABLE b")
                        .statements()
                        .size());
        assertEquals(
                0,
                Script.of(Dialect.POSTGRESQL, "/* never closed; DROP TABLE b")
                        .statements()
                        .size());
    }
}
