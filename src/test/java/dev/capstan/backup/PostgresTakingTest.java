package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.PostgresServers;
import dev.capstan.store.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTakingTest {
    @TempDir
    Path folder;

    private ShellTarget target() {
        return new ShellTarget(folder);
    }

    private static PostgresPart part() {
        return PostgresPart.of(PostgresServers.fresh(15));
    }

    @Test
    void a_database_is_taken_with_what_was_in_it_at_that_moment() {
        var part = part().with("level_query", "select version from history order by version desc;");
        part.run(
                "create table orders (id int primary key, note text)",
                "insert into orders select n, 'note ' || n from generate_series(1, 1000) n",
                "create schema \"Größe\"",
                "create table \"Größe\".\"订 单's\" (\"A b\" int)",
                "insert into \"Größe\".\"订 单's\" values (1), (2)",
                "create table history (version int)",
                "insert into history values (7), (12)");
        var target = target();
        var taken = target.run(part.taking());
        assertEquals(0, taken.code(), taken.output());
        var backup = target.backups().getFirst();
        var name = part.where().name();
        assertEquals(
                List.of(
                        List.of(name, "\"Größe\".\"订 单's\"", "2"),
                        List.of(name, "public.history", "2"),
                        List.of(name, "public.orders", "1000")),
                target.facts(backup, "main", "rows"));
        assertEquals(List.of(List.of("12")), target.facts(backup, "main", "level"));
        assertEquals(name, target.facts(backup, "main", "database").getFirst().getFirst());
        assertTrue(target.facts(backup, "main", "server").getFirst().getFirst().startsWith("15."));
        assertTrue(target.facts(backup, "main", "schema")
                .getFirst()
                .get(2)
                .startsWith("columns 4, constraints 1, indexes 1, tables 3"));
        assertEquals(
                List.of("main.globals.sql.zst", "main." + name + ".dump.zst"),
                target.facts(backup, "main", "file").stream()
                        .map(List::getFirst)
                        .toList());
        assertEquals(List.of(), target.leftovers());
        assertFalse(taken.output().contains(PostgresPart.PASSWORD), taken.output());
    }

    @Test
    void a_pattern_finds_databases_of_all_names_and_dumps_them_in_parallel() {
        var part = part();
        var own = part.where().name();
        var names = List.of(own + " Pay'ments", own + " a=b/c", own + " back\\slash", own + " \"q\"", own + " 支付");
        for (var name : names) {
            part.run("create database \"" + name.replace("\"", "\"\"") + "\"");
            part.on(name, "create table t (n int)", "insert into t values (1), (2), (3)");
        }
        var target = target();
        var taken =
                target.run(part.with("databases", own + " %").with("jobs", "2").taking());
        assertEquals(0, taken.code(), taken.output());
        var backup = target.backups().getFirst();
        var told = names.stream()
                .map(name -> List.of(name.replace("\\", "\\\\"), "public.t", "3"))
                .sorted((one, other) -> one.getFirst().compareTo(other.getFirst()))
                .toList();
        assertEquals(told, target.facts(backup, "main", "rows"));
        assertEquals(1 + 2 * names.size(), target.facts(backup, "main", "file").size());
    }

    @Test
    void a_pattern_that_matches_nothing_is_refused() {
        var target = target();
        var taken = target.run(part().with("databases", "payment\\_%").taking());
        assertEquals(List.of("nothing-matches", "payment\\_%"), taken.refusal());
        assertEquals(List.of(), target.leftovers());
        assertEquals(List.of(), target.backups());
    }

    @Test
    void a_server_newer_than_the_tool_is_refused_before_anything_starts() {
        var target = target();
        var part = PostgresPart.of(PostgresServers.fresh(18));
        var taken = target.run(part.taking());
        assertEquals("tool-too-old", taken.refusal().getFirst(), taken.output());
        assertEquals("postgresql-client-18", taken.refusal().getLast());
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void a_server_that_is_not_there_is_told() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var taken = target().run(PostgresPart.of(new TestDatabase.Coordinates(port, "shop"))
                .taking());
        assertEquals(List.of("no-answer", "127.0.0.1:" + port), taken.refusal().subList(0, 2));
        assertTrue(taken.refusal().get(2).contains("refused"), taken.refusal().get(2));
    }

    @Test
    void a_database_that_the_role_may_not_read_is_not_taken() {
        var part = part();
        var role = part.where().name();
        part.run(
                "create role " + role + " login",
                "create table open (n int)",
                "create table secret (n int)",
                "grant select on open to " + role);
        var target = target();
        var taken = target.run(part.with("user", role).taking());
        assertEquals("not-taken", taken.refusal().getFirst(), taken.output());
        assertTrue(taken.output().contains("permission denied for table secret"), taken.output());
        assertEquals(List.of(), target.backups());
        assertEquals(List.of(), target.leftovers());
    }
}
