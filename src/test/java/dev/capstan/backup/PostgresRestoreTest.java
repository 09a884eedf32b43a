package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.PostgresServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void what_was_dumped_in_parallel_comes_back_with_rights_that_were_taken_away() {
        var part = part();
        var name = part.where().name();
        var latin = name + "_latin";
        var owner = name + "_owner";
        part.on(
                "postgres",
                "create database " + latin + " encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0");
        part.on(
                latin,
                "create role " + owner,
                "create schema \"a\"\".*\"",
                "create table \"a\"\".*\".\"é $?|\" (id serial, n int)",
                "insert into \"a\"\".*\".\"é $?|\" (n) select generate_series(1, 1000)",
                "create table parted (n int) partition by range (n)",
                "create table low partition of parted for values from (0) to (10)",
                "create table high partition of parted for values from (10) to (20)",
                "insert into parted select generate_series(1, 15)",
                "create table kept (n int primary key)",
                "insert into kept values (1)",
                "create table kept_of (n int references kept)",
                "insert into kept_of values (1)",
                "create materialized view seen as select count(*) as n from kept",
                "select lo_from_bytea(4711, 'large')",
                "alter table kept owner to " + owner,
                "revoke insert on kept from " + owner,
                "vacuum analyze");
        var parts = part.with("databases", latin).with("jobs", "3");
        var backup = taken(parts);
        ok(parts.given(backup, "stand_beside postgresql"));
        var beside = latin + "__new_op7";
        assertEquals(
                List.of("1001"),
                part.askOn(beside, "insert into \"a\"\".*\".\"é $?|\" values (default, 0) returning id"));
        assertEquals(List.of("9"), part.askOn(beside, "select count(*) from low"));
        assertEquals(List.of("6"), part.askOn(beside, "select count(*) from high"));
        assertEquals(List.of("1"), part.askOn(beside, "select n from seen"));
        assertEquals(List.of("f"), part.askOn(beside, "select has_table_privilege('" + owner + "', 'kept', 'insert')"));
        assertEquals(List.of("large"), part.askOn(beside, "select convert_from(lo_get(4711), 'utf8')"));
        ok(parts.settling("drop_new_postgresql"));
        part.on("postgres", "drop database " + latin, "drop role " + owner);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void of_a_backup_that_was_damaged_nothing_stays(String jobs) throws IOException {
        var part = part().with("jobs", jobs);
        part.run("insert into orders (note) select md5(n::text) from generate_series(1, 2000) n");
        var backup = taken(part);
        var file = "main." + part.where().name() + (jobs.equals("1") ? ".dump.zst" : ".1.data.zst");
        var kept = target.store().resolve(backup).resolve(file);
        var bytes = Files.readAllBytes(kept);
        // The last byte is of zstd's own sum: all that is before it is restored
        bytes[bytes.length - 1] ^= 1;
        Files.write(kept, bytes);
        var refused = target.run(part.given(backup, "stand_beside postgresql"));
        assertEquals(List.of("damaged", file), refused.refusal(), refused.output());
        assertEquals(List.of(""), databases(part));
        assertEquals(List.of(), target.leftovers());
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
