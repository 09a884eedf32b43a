package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@LongRunning
class MysqlRestoreTest {
    private final String prefix = MysqlPart.unique();
    private final String shop = prefix + " 店`s";
    private final MysqlPart part = MysqlPart.like(prefix + "%").with("suffix", prefix);

    @TempDir
    Path folder;

    private ShellTarget target;
    private String backup;
    private String then;
    private String now;

    @BeforeEach
    void a_database_that_changed_since_its_backup() {
        target = new ShellTarget(folder, MysqlPart.tools());
        part.makeNasty(shop);
        then = part.contents(shop);
        does(part.take());
        backup = target.backups().getFirst();
        part.run(
                shop,
                "delete from customer where id = 3",
                "insert into customer (name) values ('new')",
                "create table since (a int primary key)",
                "insert into since values (1)",
                "drop trigger spent",
                "alter table audit add x int",
                "create view since_view as select * from since",
                "create procedure since_procedure() select 1");
        now = part.contents(shop);
    }

    private void does(Program program) {
        var ended = target.run(program);
        assertEquals(0, ended.code(), () -> ended.output() + ended.refusal());
        assertEquals(List.of(), target.leftovers());
    }

    private List<String> beside() {
        return part.ask("select schema_name from information_schema.schemata where schema_name like '" + prefix
                + "%' and schema_name like '%\\_\\_%' order by 1");
    }

    @Test
    void what_was_restored_is_swapped_in_and_back_and_in_again_exactly() {
        assertEquals(
                List.of("not-restored", "main"), target.run(part.settle("swap")).refusal());
        does(part.restore(backup));
        assertEquals(now, part.contents(shop));
        does(part.settle("swap"));
        assertEquals(then, part.contents(shop));
        does(part.settle("swap"));
        assertEquals(then, part.contents(shop));
        does(part.settle("swap_back"));
        assertEquals(now, part.contents(shop));
        does(part.settle("swap_back"));
        does(part.settle("drop_old"));
        assertEquals(now, part.contents(shop));
        does(part.settle("swap"));
        does(part.settle("drop_new"));
        assertEquals(List.of(shop + "__old_" + prefix), beside());
        does(part.settle("drop_old"));
        assertEquals(then, part.contents(shop));
        assertEquals(List.of(), beside());
    }

    /** Before that SQL was run, after it, or when the server had done its first lines. */
    @ParameterizedTest
    @CsvSource({"rename table, half", "rename table, after", "CREATE*/, half", "done = 1, before"})
    void whoever_comes_after_a_crash_amid_the_swap_goes_on_or_back(String sql, String when) throws Exception {
        does(part.restore(backup));
        crashes(part.settle("swap"), sql, when);
        does(part.settle("swap_back"));
        assertEquals(now, part.contents(shop));
        crashes(part.settle("swap"), sql, when);
        does(part.settle("swap"));
        assertEquals(then, part.contents(shop));
        if (sql.equals("rename table") && when.equals("half")) {
            crashes(part.settle("swap_back"), sql, when);
            does(part.settle("swap_back"));
            assertEquals(now, part.contents(shop));
        }
    }

    private void crashes(Program program, String sql, String when) throws Exception {
        var wrapped = Files.createDirectories(folder.resolve("wrapped"));
        var client = Files.writeString(
                wrapped.resolve("mariadb"),
                """
                #!/bin/bash
                real=%s/mariadb
                [ "$1" != --version ] || exec $real "$@"
                cat >%s/sql.$$
                if [ -e %2$s/armed ] && grep -qF '%s' %2$s/sql.$$; then
                    rm %2$s/armed
                    case %s in
                        after) $real "$@" <%2$s/sql.$$ ;;
                        half) head -n 4 %2$s/sql.$$ | $real "$@" ;;
                    esac
                    kill -KILL -- -$(cut -d " " -f 5 /proc/$$/stat)
                fi
                exec $real "$@" <%2$s/sql.$$
                """
                        .formatted(MysqlPart.tools(), wrapped, sql, when));
        assertTrue(client.toFile().setExecutable(true));
        Files.createFile(wrapped.resolve("armed"));
        var crashing = new ShellTarget(folder.resolve("crashing"), wrapped, MysqlPart.tools());
        var task = "op-9" + System.nanoTime() + ".1";
        assertNotEquals(0, crashing.start(program, task).waitFor());
        assertTrue(Files.notExists(wrapped.resolve("armed")));
    }

    @Test
    void what_cannot_be_programmed_anew_leaves_what_serves_as_it_was() {
        does(part.restore(backup));
        part.run(
                shop + "__new_" + prefix,
                "update capstan_swap set new_code = 'create view v as select * from nowhere;'");
        var refused = target.run(part.settle("swap"));
        assertEquals(List.of("tables-not-swapped", shop), refused.refusal().subList(0, 2));
        assertTrue(refused.refusal().get(2).contains("nowhere"), refused.output());
        assertEquals(now, part.contents(shop));
        does(part.settle("drop_new"));
        assertEquals(List.of(), beside());
    }

    @Test
    void a_role_that_may_not_define_for_others_is_refused_before_the_swap() {
        part.run(
                "",
                "create user " + prefix + "@'%' identified by 'x'",
                "grant select on *.* to " + prefix + "@'%'",
                "grant all on `" + prefix + "%`.* to " + prefix + "@'%'");
        var refused = target.run(part.as(prefix, "x").restore(backup));
        assertEquals("may-not-define", refused.refusal().getFirst(), refused.output());
        assertEquals(now, part.contents(shop));
        assertEquals(List.of(), beside());
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void one_table_comes_back_alone_with_its_triggers() {
        var line = part.with("only_database", shop).with("only_table", "Order Line");
        part.run(shop, "delete from `Order Line`");
        now = part.contents(shop);
        does(line.restore(backup));
        does(line.settle("swap"));
        assertEquals(List.of("4"), part.ask("select count(*) from " + MysqlPart.named(shop) + ".`Order Line`"));
        assertEquals(
                List.of("spent", "told 也"),
                part.ask("select trigger_name from information_schema.triggers where trigger_schema = '" + shop
                        + "' order by 1"));
        assertEquals(List.of("1"), part.ask("select a from " + MysqlPart.named(shop) + ".since"));
        does(line.settle("swap_back"));
        assertEquals(now, part.contents(shop));
        assertEquals(
                List.of("referred-to", shop + ".customer", shop + ".Order Line"),
                target.run(part.with("only_database", shop)
                                .with("only_table", "customer")
                                .restore(backup))
                        .refusal());
        assertEquals(
                List.of("not-in-backup", shop + ".since"),
                target.run(part.with("only_database", shop)
                                .with("only_table", "since")
                                .restore(backup))
                        .refusal());
    }

    @Test
    void what_would_be_lost_is_told() {
        part.run(shop, "insert into audit (what) values ('a'), ('b')");
        var lost = target.run(part.loss(backup)).output();
        assertTrue(lost.contains("rows\t" + shop + ".audit\t3\t1\n"), lost);
        assertTrue(lost.contains("rows\t" + shop + ".since\t1\t-\n"), lost);
        assertTrue(lost.contains("rows\t" + shop + ".订单\t2\t2\n"), lost);
    }

    @Test
    void names_too_long_for_an_ending_are_cut_and_told_apart() {
        var one = prefix + "长".repeat(46) + "一";
        var other = prefix + "长".repeat(46) + "二";
        for (var each : List.of(one, other)) {
            part.run("", "create database " + each, "create table " + each + ".it (a int)");
            part.run(each, "insert into it values (" + (each.equals(one) ? 1 : 2) + ")");
        }
        does(part.take());
        part.run("", "drop table " + one + ".it", "drop database " + other);
        does(part.restore(target.backups().getLast()));
        does(part.settle("swap"));
        assertEquals(List.of("1"), part.ask("select a from " + one + ".it"));
        assertEquals(List.of("2"), part.ask("select a from " + other + ".it"));
    }
}
