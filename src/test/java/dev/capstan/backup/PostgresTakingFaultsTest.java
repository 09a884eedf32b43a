package dev.capstan.backup;

import static dev.capstan.backup.Until.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.PostgresServers;
import dev.capstan.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump that is ended from outside: a lock holds it where it is until then. */
class PostgresTakingFaultsTest {
    @TempDir
    Path folder;

    private static PostgresPart part() {
        var part = PostgresPart.of(PostgresServers.fresh(15));
        part.run("create table t (n int)", "insert into t select generate_series(1, 1000)");
        return part;
    }

    private static Connection lock(PostgresPart part) throws SQLException {
        var connection = part.connect(part.where().name());
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table t in access exclusive mode");
        }
        return connection;
    }

    private static List<String> waiting(PostgresPart part) {
        return part.askOn(
                "postgres",
                """
                select pid from pg_stat_activity
                where application_name like 'capstan%%' and datname = '%s' and wait_event_type = 'Lock' and query like 'LOCK%%'
                """
                        .formatted(part.where().name()));
    }

    private static List<String> sessions(PostgresPart part) {
        return part.askOn(
                "postgres",
                "select pid from pg_stat_activity where application_name like 'capstan%' and datname = '"
                        + part.where().name() + "'");
    }

    private static void ended(Process process) throws InterruptedException {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
        assertNotEquals(0, process.exitValue());
    }

    /** One that has ended but that nobody asked about has no command any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().isPresent();
    }

    private static ProcessHandle dump(Process process) {
        return process.descendants()
                .filter(each -> each.info().command().orElse("").endsWith("/pg_dump"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_dump_that_is_killed_leaves_nothing() throws SQLException, InterruptedException {
        var part = part();
        var target = new ShellTarget(folder);
        try (var held = lock(part)) {
            var process = target.start(part.taking(), "op-1.1");
            until(() -> !waiting(part).isEmpty());
            dump(process).destroyForcibly();
            held.rollback();
            ended(process);
        }
        assertEquals("not-taken", target.clearAway(part.taking(), "op-1.1").getFirst());
        until(() -> sessions(part).isEmpty());
        assertEquals(List.of(), target.leftovers());
        assertEquals(List.of(), target.backups());
    }

    @Test
    void when_the_shell_is_killed_its_programs_and_sessions_are_cleared_away()
            throws SQLException, InterruptedException {
        var part = part().with("jobs", "2");
        var target = new ShellTarget(folder);
        try (var held = lock(part)) {
            var process = target.start(part.taking(), "op-1.1");
            until(() -> !waiting(part).isEmpty());
            var programs = process.descendants().toList();
            programs.stream()
                    .filter(each -> each.info().command().orElse("").endsWith("sh"))
                    .forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            ended(process);
            assertEquals(List.of(), target.clearAway(part.taking(), "op-1.1"));
            until(() -> programs.stream().noneMatch(PostgresTakingFaultsTest::runs));
            held.rollback();
        }
        until(() -> sessions(part).isEmpty());
        assertEquals(List.of(), target.leftovers());
        assertEquals(List.of(), target.backups());
    }

    @Test
    void a_server_that_goes_down_amid_the_dump_leaves_the_earlier_backup_alone()
            throws IOException, SQLException, InterruptedException {
        var target = new ShellTarget(folder);
        var server = PostgresServers.version(15).start();
        var part = PostgresPart.of(new TestDatabase.Coordinates(server.getPort(), "postgres"));
        Process process;
        try {
            part.run("create table t (n int)");
            assertEquals(0, target.run(part.taking()).code());
            var held = lock(part);
            process = target.start(part.taking(), "op-2.1");
            until(() -> !waiting(part).isEmpty());
            assertFalse(held.isClosed());
        } finally {
            server.close();
        }
        ended(process);
        assertEquals("not-taken", target.clearAway(part.taking(), "op-2.1").getFirst());
        assertEquals(List.of(), target.leftovers());
        assertEquals(1, target.backups().size());
    }

    @Test
    void a_disk_that_runs_full_is_told() {
        try (var disk = SmallDisk.at(folder.resolve("store"), 16)) {
            var part = part();
            part.run(
                    "create extension pgcrypto",
                    "create table big as select gen_random_bytes(1000) from generate_series(1, 18000)");
            var target = new ShellTarget(folder);
            assertEquals(disk.folder(), target.store());
            var taken = target.run(part.taking());
            assertEquals("disk-full", taken.refusal().getFirst(), taken.output());
            assertEquals(List.of(), target.leftovers());
            assertEquals(List.of(), target.backups());
            var cramped = part.with("expected_main_" + part.where().name() + "_dump_zst", "20000000");
            assertEquals("no-space", target.run(cramped.taking()).refusal().getFirst());
        }
    }
}
