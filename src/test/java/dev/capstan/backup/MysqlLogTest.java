package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import dev.capstan.bench.MariaDb;
import dev.capstan.sql.MariaDbServer;
import dev.capstan.step.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The tool that carries the log comes from the system, whose version it knows: so the server says it is of that one. */
@LongRunning
@Execution(ExecutionMode.SAME_THREAD)
class MysqlLogTest {
    private static MariaDb server;

    private final String prefix = MysqlPart.unique();
    private final String shop = prefix + " 店";
    private final MysqlPart part =
            MysqlPart.at(server.port()).with("databases", prefix + "%").with("suffix", prefix);

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        server = MariaDb.start(
                MariaDbServer.programs(),
                "--skip-ssl",
                "--version=10.11.6-MariaDB-log",
                "--log-bin=changes",
                "--server-id=1",
                "--binlog-format=ROW",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-fast-shutdown=2");
    }

    @AfterAll
    static void end() throws IOException {
        server.close();
    }

    private ShellTarget.Ended does(ShellTarget target, Program program) {
        var ended = target.run(program);
        assertEquals(0, ended.code(), () -> ended.output() + ended.refusal());
        assertEquals(List.of(), target.leftovers());
        return ended;
    }

    private static String moment(ShellTarget.Ended shipped) {
        return shipped.output()
                .lines()
                .filter(line -> line.startsWith("moment "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(shipped.output()))
                .substring("moment ".length());
    }

    /** What is logged from here on is logged in a later second than what was logged before. */
    private void nextSecond() {
        var now = part.ask("select unix_timestamp()").getFirst();
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (part.ask("select unix_timestamp()").getFirst().equals(now) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static String newest(ShellTarget target) {
        return target.backups().stream()
                .filter(name -> name.startsWith("2"))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    @Test
    void what_was_written_up_to_a_moment_comes_back_and_nothing_later() {
        var target = new ShellTarget(folder, MysqlPart.tools());
        part.makeNasty(shop);
        does(target, part.take());
        part.run(
                shop,
                "insert into customer (name) values ('written since 😀')",
                "create table later (a int primary key, b blob)",
                "insert into later values (1, x'0a00ff')",
                "create view later_view as select a from later",
                "create database " + prefix + "_other",
                "create table " + prefix + "_other.t (a int)",
                "insert into " + prefix + "_other.t values (1)",
                "drop database " + prefix + "_other");
        does(target, part.ship());
        part.run(shop, "insert into later values (2, null)");
        var then = part.contents(shop);
        nextSecond();
        part.run(shop, "set timestamp = unix_timestamp() + 600", "delete from customer", "drop table later");
        var moment = moment(does(target, part.ship()));
        does(target, part.with("moment", moment).restore(newest(target)));
        does(target, part.settle("swap"));
        assertEquals(then, part.contents(shop));
        assertEquals(
                List.of("moment-unreached", "main", "2001-01-01T00:00:00Z"),
                target.run(part.with("moment", "2001-01-01T00:00:00Z").restore(newest(target)))
                        .refusal());
        assertEquals(
                "moment-unreached",
                target.run(part.with("moment", "2999-01-01T00:00:00Z").restore(newest(target)))
                        .refusal()
                        .getFirst());
    }

    @Test
    void what_the_log_cannot_tell_of_a_database_is_refused_and_not_left_out() {
        var target = new ShellTarget(folder, MysqlPart.tools());
        part.run("", "create database " + prefix, "create table " + prefix + ".t (a int)");
        does(target, part.take());
        part.run("mysql", "truncate table " + prefix + ".t");
        nextSecond();
        var moment = moment(does(target, part.ship()));
        assertEquals(
                List.of("not-replayed", prefix),
                target.run(part.with("moment", moment).restore(newest(target)))
                        .refusal()
                        .subList(0, 2));
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void a_gap_is_told_and_only_a_later_backup_leads_to_moments_after_it() throws IOException {
        var target = new ShellTarget(folder, MysqlPart.tools());
        part.run("", "create database " + prefix, "create table " + prefix + ".t (a int)");
        does(target, part.take());
        var before = newest(target);
        moment(does(target, part.ship()));
        part.run("", "insert into " + prefix + ".t values (1)", "flush binary logs", "flush binary logs");
        var logs = part.ask("show binary logs");
        part.run("", "purge binary logs to '" + logs.getLast() + "'");
        var shipped = does(target, part.ship());
        assertTrue(shipped.output().contains("the log has a gap"), shipped.output());
        assertFalse(shipped.output().contains("moment 2"), shipped.output());
        var reached =
                Files.readString(target.store().resolve("log-main/moment")).strip();
        var refused = target.run(part.with("moment", reached).restore(before)).refusal();
        assertEquals(List.of("log-gap", "main"), refused.subList(0, 2));
        does(target, part.take());
        moment(does(target, part.ship()));
    }

    @Test
    @NeedsPrograms({"rclone", "node", "npm"})
    void a_log_stays_as_long_as_a_backup_that_lies_in_an_object_store_leads_into_it() {
        try (var objects = new ObjectStore(folder.resolve("objects"), "backups")) {
            var target = new ShellTarget(folder, MysqlPart.tools());
            part.run("", "create database " + prefix, "create table " + prefix + ".t (a int)");
            var first = sentAway(target, objects);
            does(target, knowing(objects, part.ship()));
            var needed = logs(target);
            part.run("", "flush binary logs", "insert into " + prefix + ".t values (1)", "flush binary logs");
            var second = sentAway(target, objects);
            does(target, knowing(objects, part.ship()));
            assertTrue(logs(target).containsAll(needed), () -> logs(target) + " lacks some of " + needed);

            does(target, inStore(objects, "drop_stored " + first));
            part.run("", "insert into " + prefix + ".t values (2)", "flush binary logs");
            does(target, knowing(objects, part.ship()));
            assertTrue(
                    logs(target).stream().noneMatch(needed::contains), () -> logs(target) + " has some of " + needed);
            assertFalse(logs(target).isEmpty(), second + " leads into the rest");
        }
    }

    private String sentAway(ShellTarget target, ObjectStore objects) {
        does(target, part.take());
        var backup = newest(target);
        does(target, inStore(objects, "put_backup " + backup + "; drop_fetched " + backup));
        assertFalse(Files.exists(target.store().resolve(backup)));
        return backup;
    }

    private static Program inStore(ObjectStore objects, String line) {
        return there(objects, Program.of("taking", "given", "s3")).line(line).line("finish");
    }

    private static Program there(ObjectStore objects, Program program) {
        return program.values(Map.of(
                        "s3_endpoint",
                        objects.endpoint(),
                        "s3_region",
                        "us-east-1",
                        "s3_bucket",
                        "backups",
                        "s3_prefix",
                        "shop",
                        "s3_key",
                        ObjectStore.KEY))
                .secret("s3_secret", new Secret(ObjectStore.SECRET));
    }

    /** As a part of a service whose backups go there. */
    private static Program knowing(ObjectStore objects, Program program) {
        var parts = new LinkedHashSet<>(program.parts());
        parts.add("s3");
        var lines = new ArrayList<>(program.lines());
        lines.add(1, "fetch_manifests");
        return there(objects, new Program(parts, program.engines(), lines, program.values(), program.secrets()));
    }

    private static List<String> logs(ShellTarget target) {
        try (var all = Files.list(target.store().resolve("log-main"))) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> name.endsWith(".zst"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_log_that_cannot_be_replayed_exactly_is_refused() {
        var target = new ShellTarget(folder, MysqlPart.tools());
        assertEquals(
                List.of("no-binlog", "127.0.0.1:" + MariaDbServer.port()),
                target.run(MysqlPart.like(prefix + "%").ship()).refusal());
        part.run("", "set global binlog_format = MIXED");
        try {
            assertEquals(
                    List.of("binlog-not-rows", "127.0.0.1:" + server.port(), "MIXED"),
                    target.run(part.ship()).refusal());
        } finally {
            part.run("", "set global binlog_format = ROW");
        }
    }
}
