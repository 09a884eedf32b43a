package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.PostgresServers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresRestoreTest {
    @TempDir
    Path folder;

    private ShellTarget target;

    @BeforeEach
    void login() {
        target = new ShellTarget(folder);
    }

    private static PostgresPart part() {
        var part = PostgresPart.of(PostgresServers.fresh(15));
        part.run("create table orders (id serial primary key, note text)", "insert into orders (note) values ('then')");
        return part;
    }

    private String taken(PostgresPart part) {
        ok(part.taking());
        return target.backups().getLast();
    }

    private String ok(Program program) {
        var ended = target.run(program);
        assertEquals(0, ended.code(), ended.output() + ended.refusal());
        return ended.output();
    }

    private static List<String> databases(PostgresPart part) {
        return part.askOn(
                "postgres",
                "select substr(datname, " + (part.where().name().length() + 1)
                        + ") from pg_database where datname like '"
                        + part.where().name() + "%' order by 1");
    }

    @Test
    void a_backup_stands_beside_then_serves_then_stands_beside_again() {
        var part = part();
        var name = part.where().name();
        part.on(
                "postgres",
                "alter database " + name + " set search_path = public, \"$user\"",
                "alter database " + name + " connection limit 77",
                "comment on database " + name + " is 'the shop''s'",
                "revoke connect on database " + name + " from public");
        var backup = taken(part);
        part.run("insert into orders (note) values ('later')");

        ok(part.given(backup, "restore_postgresql"));
        assertEquals(List.of("", "__new_op7"), databases(part));
        assertEquals(List.of("then", "later"), part.ask("select note from orders order by id"));

        for (var again = 0; again < 2; again++) {
            ok(part.settling("swap_postgresql"));
            assertEquals(List.of("", "__old_op7"), databases(part));
            assertEquals(List.of("then"), part.ask("select note from orders"));
        }
        assertEquals(List.of("77"), part.ask("select datconnlimit from pg_database where datname = '" + name + "'"));
        assertEquals(List.of("public, \"$user\""), part.ask("show search_path"));
        assertEquals(
                List.of("the shop's"),
                part.ask("select shobj_description(oid, 'pg_database') from pg_database where datname = '" + name
                        + "'"));
        assertEquals(List.of("f"), part.ask("select has_database_privilege('pg_monitor', '" + name + "', 'connect')"));

        for (var again = 0; again < 2; again++) {
            ok(part.settling("swap_back_postgresql"));
            assertEquals(List.of("", "__new_op7"), databases(part));
            assertEquals(List.of("then", "later"), part.ask("select note from orders order by id"));
        }
        ok(part.settling("swap_postgresql"));
        for (var again = 0; again < 2; again++) {
            ok(part.settling("drop_old_postgresql"));
            assertEquals(List.of(""), databases(part));
        }
        assertEquals(List.of("then"), part.ask("select note from orders"));
        assertEquals(
                List.of("nothing-beside", "main"),
                target.run(part.settling("swap_back_postgresql")).refusal());
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void whoever_is_connected_is_sent_away_by_the_swap() throws SQLException {
        var part = part();
        var backup = taken(part);
        ok(part.given(backup, "restore_postgresql"));
        try (var busy = part.connect(part.where().name())) {
            ok(part.settling("swap_postgresql"));
            assertFalse(busy.isValid(5));
        }
        ok(part.settling("drop_new_postgresql"));
        assertEquals(List.of("", "__old_op7"), databases(part));
    }

    @Test
    void a_swap_that_fails_leaves_what_serves() {
        var part = part();
        var name = part.where().name();
        var backup = taken(part);
        ok(part.given(backup, "restore_postgresql"));
        part.on("postgres", "create database " + name + "__old_op7");
        var swapped = target.run(part.settling("swap_postgresql"));
        assertEquals(List.of("not-swapped", "main"), swapped.refusal(), swapped.output());
        assertTrue(swapped.output().contains("already exists"), swapped.output());
        assertEquals(List.of("then"), part.ask("select note from orders"));
        assertEquals(List.of("", "__new_op7", "__old_op7"), databases(part));
        ok(part.settling("drop_new_postgresql"));
        assertEquals(List.of("", "__old_op7"), databases(part));
    }

    @Test
    void a_swap_that_was_killed_can_be_cleared_away_and_repeated() {
        var part = part();
        var name = part.where().name();
        var backup = taken(part);
        ok(part.given(backup, "restore_postgresql"));
        var killed = target.run(part.settling("owe pg_open_again main; pg_naming 'alter database " + name
                + " allow_connections false'; kill -KILL $$"));
        assertNotEquals(0, killed.code());
        assertEquals(List.of("then"), part.ask("select note from orders"));
        ok(part.settling("swap_postgresql"));
        assertEquals(List.of("then"), part.ask("select note from orders"));
        assertEquals(List.of("", "__old_op7"), databases(part));
    }

    @Test
    void databases_of_all_names_come_back_even_long_ones_and_those_that_were_dropped() {
        var part = part();
        var own = part.where().name();
        var names = List.of(own + " q'\"u=o\\te", own + " 支付支付支付支付", own + " gone");
        for (var name : names) {
            part.on("postgres", "create database \"" + name.replace("\"", "\"\"") + "\"");
            part.on(name, "create table \"T 表\" (n int)", "insert into \"T 表\" values (1), (2)");
        }
        var all = part.with("databases", own + " %").with("jobs", "2");
        var backup = taken(all);
        for (var name : names.subList(0, 2)) {
            part.on(name, "delete from \"T 表\"");
        }
        part.on("postgres", "drop database \"" + own + " gone\"");

        assertEquals(
                2,
                ok(all.given(backup, "loss_postgresql"))
                        .lines()
                        .filter(line -> line.startsWith("rows\t") && line.endsWith(".public.\"T 表\"\t0\t2"))
                        .count());
        ok(all.given(backup, "restore_postgresql"));
        ok(all.settling("swap_postgresql"));
        for (var name : names) {
            assertEquals(List.of("2"), part.askOn(name, "select count(*) from \"T 表\""));
        }
        ok(all.settling("drop_old_postgresql"));
        assertEquals(4, databases(part).size());
    }

    @Test
    void one_database_of_several_comes_back_alone() {
        var part = part();
        var own = part.where().name();
        part.on("postgres", "create database " + own + "_a", "create database " + own + "_b");
        var all = part.with("databases", own + "\\__");
        var backup = taken(all);
        ok(all.with("only_database", own + "_b").given(backup, "restore_postgresql"));
        assertEquals(List.of("", "_a", "_b", "_b__new_op7"), databases(part));
        assertEquals(
                List.of("nothing-matches", "c"),
                target.run(all.with("only_database", "c").given(backup, "restore_postgresql"))
                        .refusal());
        ok(all.settling("drop_new_postgresql"));
        assertEquals(List.of("", "_a", "_b"), databases(part));
    }

    @Test
    void what_came_back_otherwise_is_noticed_and_dropped() {
        var part = part();
        var backup = taken(part);
        var lying =
                part.given(backup, "pg_fill() { say 'create table other ()' | pg_ask \"$1\"; }; restore_postgresql");
        var refused = target.run(lying);
        assertEquals("differs", refused.refusal().getFirst(), refused.output());
        assertEquals(List.of(""), databases(part));
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void a_role_that_is_gone_comes_back_with_what_it_owned() {
        var part = part();
        part.run(
                "create role " + part.where().name() + "_owner",
                "alter table orders owner to " + part.where().name() + "_owner");
        var backup = taken(part);
        part.run(
                "reassign owned by " + part.where().name() + "_owner to postgres",
                "drop role " + part.where().name() + "_owner");
        ok(part.given(backup, "restore_postgresql"));
        assertEquals(
                List.of(part.where().name() + "_owner"),
                part.askOn(
                        part.where().name() + "__new_op7",
                        "select tableowner from pg_tables where tablename = 'orders'"));
    }
}
