package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import dev.capstan.sql.PostgresServers;
import dev.capstan.store.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log belongs to a whole server, so these have one of their own. */
@LongRunning
class PostgresLogTest {
    private static EmbeddedPostgres server;

    @TempDir
    Path folder;

    private ShellTarget target;
    private Path places;
    private PostgresPart part;

    @BeforeAll
    static void start() throws IOException {
        server = PostgresServers.version(15)
                .setServerConfig("max_slot_wal_keep_size", "1GB")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void login() throws IOException {
        target = new ShellTarget(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        places = Files.createDirectory(folder.resolve("tmp"));
        Files.setPosixFilePermissions(places, PosixFilePermissions.fromString("rwxrwxrwx"));
        part = PostgresPart.of(new TestDatabase.Coordinates(
                        server.getPort(), TestDatabase.freshOn(server).name()))
                .with("moments", "yes")
                .with("scratch_programs", PostgresPrograms.of(15).toString());
        part.run("create table t (n int)", "insert into t values (1)");
    }

    private String ok(Program program) {
        var ended = target.run(program.value("TMPDIR", places.toString())
                .value("service", part.where().name()));
        assertEquals(0, ended.code(), ended.output() + ended.refusal());
        assertEquals(List.of(), target.leftovers());
        return ended.output();
    }

    private String shipped() {
        var output = ok(part.settling("ship_postgresql"));
        return output.lines()
                .filter(line -> line.startsWith("moment "))
                .map(line -> line.substring("moment ".length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output));
    }

    @Test
    void the_state_of_any_moment_since_the_backup_is_restored_beside() throws IOException {
        ok(part.taking());
        var backup = target.backups().getLast();
        part.run("insert into t values (2)");
        shipped();
        part.run("insert into t values (3)");
        var before = part.ask("select to_json(clock_timestamp() at time zone 'UTC')#>>'{}' || 'Z'")
                .getFirst();
        part.run("delete from t");
        var newest = shipped();

        ok(part.with("moment", before).given(backup, "restore_postgresql"));
        ok(part.settling("swap_postgresql"));
        assertEquals(List.of("1", "2", "3"), part.ask("select n from t order by n"));
        ok(part.settling("swap_back_postgresql"));
        assertEquals(List.of(), part.ask("select n from t"));
        ok(part.with("moment", newest).given(backup, "restore_postgresql"));
        assertEquals(List.of(), part.askOn(part.where().name() + "__new_op7", "select n from t"));
        ok(part.given(backup, "check_files; prove_postgresql"));
        ok(part.settling("drop_new_postgresql"));
        try (var left = Files.list(places)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void a_moment_after_the_end_of_the_log_is_refused() {
        ok(part.taking());
        shipped();
        var late = target.run(part.with("moment", "2999-01-01T00:00:00Z")
                .given(target.backups().getLast(), "restore_postgresql")
                .value("TMPDIR", places.toString())
                .value("service", part.where().name()));
        assertEquals(List.of("moment-unreached", "main", "2999-01-01T00:00:00Z"), late.refusal(), late.output());
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void a_server_that_bounds_nothing_is_told_what_to_set() {
        var unbounded = PostgresPart.of(PostgresServers.fresh(15));
        assertEquals(
                List.of("no-hold", "main"),
                target.run(unbounded.settling("ship_postgresql")).refusal());
    }

    @Test
    void after_a_gap_only_a_later_base_counts() {
        ok(part.taking());
        shipped();
        part.ask("select pg_drop_replication_slot(slot_name) from pg_replication_slots");
        for (int i = 0; i < 3; i++) {
            part.run("insert into t values (4)", "select pg_switch_wal()", "checkpoint");
        }
        var output = ok(part.settling("ship_postgresql"));
        assertTrue(output.contains("gap"), output);
        assertTrue(output.lines().noneMatch(line -> line.startsWith("moment")), output);
        ok(part.taking());
        shipped();
    }

    @Test
    void a_base_that_is_kept_elsewhere_counts() throws IOException {
        ok(part.taking());
        var backup = target.store().resolve(target.backups().getLast());
        var facts = Files.readString(backup.resolve("manifest.tsv"));
        Files.move(backup, folder.resolve("elsewhere"));
        var alone = ok(part.settling("ship_postgresql"));
        assertTrue(alone.lines().noneMatch(line -> line.startsWith("moment")), alone);
        var told = ok(part.settling("ship_postgresql").value("kept_elsewhere", facts));
        assertTrue(told.lines().anyMatch(line -> line.startsWith("moment")), told);
    }

    @Test
    void without_a_base_nothing_is_promised() {
        var output = ok(part.settling("ship_postgresql"));
        assertTrue(output.lines().noneMatch(line -> line.startsWith("moment")), output);
        ok(part.with("moments", "").taking());
        var refused = target.run(part.with("moment", "2026-01-01T00:00:00Z")
                .given(target.backups().getLast(), "restore_postgresql"));
        assertEquals(List.of("no-base", "main"), refused.refusal(), refused.output());
    }

    @Test
    void a_segment_that_was_damaged_is_noticed() throws IOException {
        ok(part.taking());
        part.run("insert into t values (2)");
        var newest = shipped();
        try (var segments = Files.list(target.store().resolve("log-main"))) {
            var last = segments.filter(each ->
                            each.toString().endsWith("0.zst") || each.toString().matches(".*[0-9A-F]{24}\\.zst"))
                    .sorted()
                    .toList()
                    .getLast();
            var bytes = Files.readAllBytes(last);
            bytes[bytes.length / 2] ^= 1;
            Files.write(last, bytes);
        }
        var refused = target.run(part.with("moment", newest)
                .given(target.backups().getLast(), "restore_postgresql")
                .value("TMPDIR", places.toString())
                .value("service", part.where().name()));
        assertEquals("damaged", refused.refusal().getFirst(), refused.output());
        assertEquals(List.of(), target.leftovers());
    }
}
