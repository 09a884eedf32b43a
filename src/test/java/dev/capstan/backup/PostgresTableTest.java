package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import dev.capstan.sql.PostgresServers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A single table of a PostgreSQL database comes back. */
@LongRunning
class PostgresTableTest {
    private static final String WAITER = "wait\"er";

    @TempDir
    Path folder;

    private ShellTarget target;
    private PostgresPart part;

    @BeforeEach
    void a_shop() {
        target = new ShellTarget(folder);
        part = PostgresPart.of(PostgresServers.fresh(15));
        part.run(
                "create schema sales",
                "create type sales.state as enum ('open', 'paid')",
                "create table customers (id serial primary key, name text)",
                "insert into customers (name) values ('a'), ('b')",
                "create function noted() returns trigger language plpgsql as $$ begin new.note := new.note || '!'; return new; end $$",
                "create table sales.\"Order\" (id serial primary key, customer int not null references customers on delete cascade,"
                        + " parent int references sales.\"Order\", state sales.state default 'open', note text, unique (note))",
                "create index by_customer on sales.\"Order\" (customer) where state = 'open'",
                "create trigger noting before insert on sales.\"Order\" for each row execute function noted()",
                "do $$ begin if not exists (select from pg_roles where rolname = 'wait\"er') then create role \"wait\"\"er\"; end if; end $$",
                "grant select on sales.\"Order\" to \"" + WAITER.replace("\"", "\"\"") + "\"",
                "insert into sales.\"Order\" (customer, note) values (1, 'one'), (2, 'two')",
                "insert into sales.\"Order\" (customer, parent, note) values (2, 1, 'three')",
                "create table other (n int)",
                "insert into other values (1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void it_comes_back_with_all_that_is_its_own_and_the_swap_can_be_undone(String jobs) {
        part = part.with("jobs", jobs);
        var before = shape();
        var backup = taken();
        part.run(
                "delete from sales.\"Order\" where note like 'two%'",
                "update sales.\"Order\" set note = 'spoilt' where id = 1", "insert into other values (2)");
        var spoilt = notes();

        assertEquals("rows\tsales.\"Order\"\t2\t3\n", ok(wanted().given(backup, "loss_postgresql")));
        ok(wanted().given(backup, "restore_postgresql"));
        assertEquals(spoilt, notes(), "what serves goes on serving");
        // A foreign key of the one beside would forbid it
        part.run("insert into customers (name) values ('c')", "delete from customers where name = 'c'");
        for (int again = 0; again < 2; again++) {
            ok(wanted().settling("swap_postgresql"));
            assertEquals(List.of("one!", "two!", "three!"), notes());
            assertEquals(before, shape());
        }
        assertEquals(List.of("2"), part.ask("select count(*) from other"), "other tables are as they were");
        part.run("insert into sales.\"Order\" (customer, note) values (1, 'four')");
        assertEquals(List.of("4"), part.ask("select id from sales.\"Order\" where note = 'four!'"));

        for (int again = 0; again < 2; again++) {
            ok(wanted().settling("swap_back_postgresql"));
            assertEquals(spoilt, notes());
            assertEquals(before, shape());
        }
        ok(wanted().settling("swap_postgresql"));
        ok(wanted().settling("drop_old_postgresql"));
        assertEquals(
                List.of("nothing-beside", "main"),
                target.run(wanted().settling("swap_back_postgresql")).refusal());
        ok(wanted().settling("drop_new_postgresql; drop_new_postgresql"));
        assertEquals(List.of("one!", "two!", "three!", "four!"), notes());
        assertEquals(before, shape());
        nothingIsLeft();
    }

    @Test
    void one_that_was_dropped_comes_back() {
        var before = shape();
        var backup = taken();
        part.run("drop table sales.\"Order\"");
        ok(wanted().given(backup, "restore_postgresql"));
        ok(wanted().settling("swap_postgresql"));
        assertEquals(List.of("one!", "two!", "three!"), notes());
        assertEquals(before, shape());
        ok(wanted().settling("swap_back_postgresql; drop_old_postgresql; drop_new_postgresql"));
        assertEquals(List.of("f"), part.ask("select to_regclass('sales.\"Order\"') is not null"));
        nothingIsLeft();
    }

    @Test
    void what_others_hold_on_to_is_refused_by_their_names() {
        part.run(
                "create view open_orders as select * from sales.\"Order\" where state = 'open'",
                "create table invoices (id int, of_order int references sales.\"Order\")",
                "create table backlog (id int default nextval('sales.\"Order_id_seq\"'))");
        var refusal = target.run(wanted().given(taken(), "restore_postgresql")).refusal();
        assertEquals("table-depended-on", refusal.get(0));
        assertEquals("sales.\"Order\"", refusal.get(1));
        for (var name :
                List.of("view public.open_orders", "invoices_of_order_fkey", "column id of table public.backlog")) {
            assertTrue(refusal.get(2).contains(name), refusal.get(2));
        }
        nothingIsLeft();
    }

    @Test
    void a_view_that_came_after_the_restore_hinders_the_swap() {
        var backup = taken();
        ok(wanted().given(backup, "restore_postgresql"));
        part.run("create view late as select * from sales.\"Order\"");
        var refusal = target.run(wanted().settling("swap_postgresql")).refusal();
        assertEquals(List.of("table-depended-on", "sales.\"Order\"", "view public.late"), refusal);
        part.run("drop view late");
        ok(wanted().settling("swap_postgresql"));
        ok(wanted().settling("drop_old_postgresql; drop_new_postgresql"));
        nothingIsLeft();
    }

    @Test
    void rows_that_point_to_nothing_any_more_are_told_before_anything_is_swapped() {
        var backup = taken();
        part.run("delete from customers where id = 2");
        var later = notes();
        var refusal =
                target.run(wanted().given(backup, "stand_beside postgresql")).refusal();
        assertEquals("table-not-swapped", refusal.get(0));
        assertTrue(refusal.get(2).contains("customers"), refusal.get(2));
        assertEquals(later, notes());
        nothingIsLeft();
    }

    @Test
    void a_name_that_is_not_in_the_backup_or_means_several_is_refused() {
        part.run("create table public.\"Order\" (id int)");
        var backup = taken();
        assertEquals(
                List.of("not-in-backup", part.where().name() + ".gone"),
                target.run(part.with("only_table", "gone").given(backup, "restore_postgresql"))
                        .refusal());
        assertEquals(
                List.of("several-tables", "Order", "public.\"Order\" sales.\"Order\""),
                target.run(part.with("only_table", "Order").given(backup, "restore_postgresql"))
                        .refusal());
        nothingIsLeft();
    }

    private PostgresPart wanted() {
        return part.with("only_table", "sales.\"Order\"");
    }

    private String taken() {
        ok(part.taking());
        return target.backups().getLast();
    }

    private List<String> notes() {
        return part.ask("select note from sales.\"Order\" order by id");
    }

    /** All that belongs to the table. */
    private List<String> shape() {
        return part.ask(
                """
                select line from (
                    select pg_get_indexdef(indexrelid) from pg_index where indrelid = 'sales."Order"'::regclass
                    union all
                    select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid = 'sales."Order"'::regclass
                    union all
                    select pg_get_triggerdef(oid) from pg_trigger where tgrelid = 'sales."Order"'::regclass and not tgisinternal
                    union all
                    select array_to_string(relacl, ' ') || pg_get_userbyid(relowner) from pg_class where oid = 'sales."Order"'::regclass
                    union all
                    select attname || ' ' || format_type(atttypid, atttypmod) || ' ' || coalesce(pg_get_expr(adbin, adrelid), '')
                    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
                    where attrelid = 'sales."Order"'::regclass and attnum > 0
                    union all
                    select pg_get_serial_sequence('sales."Order"', 'id')
                ) l(line) order by 1
                """);
    }

    private void nothingIsLeft() {
        assertEquals(List.of(), part.ask("select nspname from pg_namespace where nspname like 'capstan%'"));
        assertEquals(
                List.of(part.where().name()),
                part.askOn(
                        "postgres",
                        "select datname from pg_database where datname like '"
                                + part.where().name() + "%'"));
        assertEquals(List.of(), target.leftovers());
    }

    private String ok(Program program) {
        var ended = target.run(program);
        assertEquals(0, ended.code(), ended.output() + ended.refusal());
        return ended.output();
    }
}
