package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MysqlTakingTest {
    private final String prefix = MysqlPart.unique();
    private final MysqlPart part = MysqlPart.like(prefix + "%");

    @TempDir
    Path folder;

    private ShellTarget target() {
        return new ShellTarget(folder, MysqlPart.tools());
    }

    @Test
    void every_database_that_matches_is_dumped_with_its_exact_counts() {
        var nasty = prefix + " 店`s/1";
        part.makeNasty(nasty);
        part.run(
                "",
                "create database " + prefix + "_B",
                "create table " + prefix + "_B.level (version int)",
                "insert into " + prefix + "_B.level values (7), (12)",
                "create database " + prefix + "_b__old_x1");
        var target = target();
        var with = part.with("database", prefix + "_B").with("level_query", "select max(version) from level");
        assertEquals(0, target.run(with.ready()).code());
        var taken = target.run(with.take());
        assertEquals(0, taken.code(), taken.output());
        var backup = target.backups().getFirst();
        assertEquals(
                List.of(nasty, prefix + "_B"),
                target.facts(backup, "main", "database").stream()
                        .map(List::getFirst)
                        .sorted()
                        .toList());
        assertEquals(
                List.of(
                        List.of(nasty, "Order Line", "4", "4"),
                        List.of(nasty, "audit", "1", "1"),
                        List.of(nasty, "customer", "3", "3"),
                        List.of(nasty, "nothing", "0", "0"),
                        List.of(nasty, "parent_of_itself", "2", "2"),
                        List.of(nasty, "订单", "2", "2")),
                target.facts(backup, "main", "rows").stream()
                        .filter(rows -> rows.getFirst().equals(nasty))
                        .sorted((a, b) -> a.get(1).compareTo(b.get(1)))
                        .toList());
        assertEquals(List.of(List.of("12")), target.facts(backup, "main", "level"));
        assertTrue(Files.exists(target.store().resolve(backup).resolve("main." + prefix + " 店`s%2F1.sql.zst")), backup);
        assertTrue(Files.exists(target.store().resolve(backup).resolve("main.users.sql.zst")));
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void a_table_that_is_not_innodb_is_told() {
        part.run("", "create database " + prefix, "create table " + prefix + ".log (a int) engine=MyISAM");
        var target = target();
        var taken = target.run(part.take());
        assertTrue(taken.output().contains(prefix + ".log is kept by MyISAM"), taken.output());
        assertEquals(
                List.of(List.of(prefix, "log", "MyISAM")),
                target.facts(target.backups().getFirst(), "main", "unsteady"));
    }

    @Test
    void a_broken_view_is_told_and_keeps_nothing_else_from_being_taken() {
        part.run(
                "",
                "create database " + prefix,
                "create table " + prefix + ".gone (a int)",
                "create view " + prefix + ".broken as select a from " + prefix + ".gone",
                "create view " + prefix + ".whole as select 1",
                "drop table " + prefix + ".gone");
        var target = target();
        var taken = target.run(part.take());
        assertEquals(0, taken.code(), taken.output());
        assertTrue(taken.output().contains(prefix + ".broken is broken"), taken.output());
        assertEquals(
                List.of("broken"),
                target.facts(target.backups().getFirst(), "main", "broken").stream()
                        .map(broken -> broken.get(1))
                        .toList());
    }

    @Test
    void what_cannot_be_taken_whole_is_refused_before_it_begins() {
        part.run(
                "",
                "create database " + prefix,
                "create user " + prefix + "@'%' identified by 'it''s'",
                "grant select, show view, execute on " + prefix + ".* to " + prefix + "@'%'");
        var target = target();
        assertEquals(
                List.of("nothing-matches", prefix + "_none"),
                target.run(part.with("databases", prefix + "_none").ready()).refusal());
        assertEquals(
                List.of("may-not", prefix, "TRIGGER, EVENT", prefix),
                target.run(part.as(prefix, "it's").ready()).refusal());
        var wrong = target.run(part.as(prefix, "guessed").ready()).refusal();
        assertEquals(List.of("no-answer", "127.0.0.1:" + part.port()), wrong.subList(0, 2));
        assertTrue(wrong.get(2).contains("Access denied"), wrong.get(2));
        assertEquals(
                "level-query",
                target.run(part.with("level_query", "select * from nowhere.at_all")
                                .ready())
                        .refusal()
                        .getFirst());
        assertEquals(List.of(), target.backups());
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void a_tool_older_than_the_server_or_of_another_make_is_refused() throws Exception {
        part.run("", "create database " + prefix);
        var old = tool("old", "mariadb-dump", "mariadb-dump  Ver 10.19 Distrib 10.11.6-MariaDB, for debian-linux-gnu");
        var refused = new ShellTarget(folder, old, MysqlPart.tools())
                .run(part.ready())
                .refusal();
        assertEquals(List.of("tool-too-old", "mariadb-dump", "10.11.6"), refused.subList(0, 3));
        assertEquals("mariadb-client", refused.getLast());
        var foreign =
                tool("foreign", "mariadb", "mysql  Ver 8.0.36 for Linux on x86_64 (MySQL Community Server - GPL)");
        tool("foreign", "mysql", "mysql  Ver 8.0.36 for Linux on x86_64 (MySQL Community Server - GPL)");
        Files.writeString(
                foreign.resolve("mariadb"),
                "#!/bin/sh\n[ \"$1\" = --version ] && echo 'mysql  Ver 8.0.36' || echo 11.4.5-MariaDB\n");
        assertEquals(
                List.of("other-make", "mariadb", "MariaDB", "mariadb-client"),
                new ShellTarget(folder, foreign).run(part.ready()).refusal());
    }

    private Path tool(String where, String name, String version) throws Exception {
        var tools = Files.createDirectories(folder.resolve(where));
        var file = Files.writeString(tools.resolve(name), "#!/bin/sh\necho '" + version + "'\n");
        assertTrue(file.toFile().setExecutable(true));
        return tools;
    }

    @Test
    void no_password_is_seen_in_the_list_of_processes_or_kept() throws Exception {
        part.run(
                "",
                "create database " + prefix,
                "create user " + prefix + "@'%' identified by 'hunter2'",
                "grant all on " + prefix + ".* to " + prefix + "@'%'");
        var spy = Files.createDirectories(folder.resolve("spy"));
        var seen = folder.resolve("seen");
        var file = Files.writeString(
                spy.resolve("mariadb-dump"),
                "#!/bin/sh\necho \"$@\" >>" + seen + "\nexec " + MysqlPart.tools() + "/mariadb-dump \"$@\"\n");
        assertTrue(file.toFile().setExecutable(true));
        var target = new ShellTarget(folder, spy, MysqlPart.tools());
        var taken = target.run(part.as(prefix, "hunter2").take());
        assertEquals(0, taken.code(), taken.output());
        assertFalse((Files.readString(seen) + taken.output()).contains("hunter2"));
        try (var files = Files.walk(target.store())) {
            for (var each : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(each), java.nio.charset.StandardCharsets.ISO_8859_1)
                        .contains("hunter2"));
            }
        }
    }
}
