package dev.capstan.backup;

import static dev.capstan.backup.Until.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.PostgresServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProvingTest {
    @TempDir
    Path folder;

    private Path places;
    private ShellTarget target;

    @BeforeEach
    void login() throws IOException {
        target = new ShellTarget(folder);
        // Where a server that doesn't run as root has its folder
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        places = Files.createDirectory(folder.resolve("tmp"));
        Files.setPosixFilePermissions(places, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static PostgresPart part() {
        var part = PostgresPart.of(PostgresServers.fresh(15));
        part.run(
                "create table orders (id serial primary key, note text unique)",
                "insert into orders (note) select 'note ' || n from generate_series(1, 500) n",
                "create view noted as select note from orders",
                "create schema \"Größe\"",
                "create table \"Größe\".parted (n int) partition by range (n)",
                "create table \"Größe\".\"one'\" partition of \"Größe\".parted for values from (0) to (10)",
                "insert into \"Größe\".parted values (1), (2)",
                "alter table orders add check (id > 0), enable row level security",
                "create policy own on orders using (note = current_user)");
        return part;
    }

    private Program proving(PostgresPart part, String backup) {
        return part.given(backup, "check_files; prove_postgresql").value("TMPDIR", places.toString());
    }

    private PostgresPart here(PostgresPart part) {
        return part.with("scratch_programs", PostgresPrograms.of(15).toString());
    }

    private String taken(PostgresPart part) {
        var taken = target.run(part.taking());
        assertEquals(0, taken.code(), taken.output());
        return target.backups().getLast();
    }

    private void nothingIsLeft() throws IOException {
        assertEquals(List.of(), target.leftovers());
        try (var left = Files.list(places)) {
            assertEquals(List.of(), left.toList());
        }
        until(() -> commandLines().noneMatch(line -> line.contains(places.toString())));
    }

    /** As the system has them: a server writes what it does over its own. */
    private static Stream<String> commandLines() {
        return ProcessHandle.allProcesses().map(each -> {
            try {
                return Files.readString(Path.of("/proc/" + each.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
            } catch (IOException gone) {
                return "";
            }
        });
    }

    /** As if it had been another one when the backup was taken; the digest of the manifest is right. */
    private void told(String backup, String was, String becomes) throws IOException, NoSuchAlgorithmException {
        var manifest = target.store().resolve(backup).resolve("manifest.tsv");
        var lines = Files.readAllLines(manifest);
        var body = String.join("\n", lines.subList(0, lines.size() - 1)) + "\n";
        assertTrue(body.contains(was), body);
        body = body.replace(was, becomes);
        var digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        Files.writeString(manifest, body + "-\tend\t" + digest + "\n");
    }

    @Test
    void a_backup_is_restored_on_a_server_that_is_thrown_away() throws IOException {
        var role = "of_" + PostgresServers.fresh(15).name();
        var part = here(part());
        part.run("create role \"" + role + "\"", "alter table orders owner to \"" + role + "\"");
        var backup = taken(part);
        var proven = target.run(proving(part, backup));
        assertEquals(0, proven.code(), proven.output());
        nothingIsLeft();
    }

    @Test
    void several_databases_in_parallel_are_proven_too() throws IOException {
        var part = here(part());
        var own = part.where().name();
        part.on(
                "postgres",
                "create database \"" + own + " 'b'\" encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0");
        part.on(own + " 'b'", "create table \"é\" as select 1 as n");
        var backup = taken(part.with("databases", own + "%").with("jobs", "2"));
        var proven = target.run(proving(part, backup));
        assertEquals(0, proven.code(), proven.output());
        nothingIsLeft();
    }

    @Test
    void rows_that_are_missing_are_told() throws IOException, NoSuchAlgorithmException {
        var part = here(part());
        var backup = taken(part);
        told(backup, "public.orders\t500", "public.orders\t501");
        var proven = target.run(proving(part, backup));
        assertEquals(
                List.of("differs", part.where().name() + " public.orders", "501", "500"),
                proven.refusal(),
                proven.output());
        nothingIsLeft();
    }

    @Test
    void a_declared_server_of_a_newer_version_is_left_as_it_was() throws IOException, NoSuchAlgorithmException {
        var scratch = PostgresServers.fresh(18);
        var part = part().with("scratch_host", "127.0.0.1")
                .with("scratch_port", "" + scratch.port())
                .with("scratch_user", "postgres")
                .with("scratch_database", scratch.name());
        var backup = taken(part);
        var proven = target.run(proving(part, backup));
        assertEquals(0, proven.code(), proven.output());
        told(backup, "public.orders\t500", "public.orders\t501");
        assertEquals("differs", target.run(proving(part, backup)).refusal().getFirst());
        assertEquals(
                List.of(),
                PostgresPart.of(scratch)
                        .ask("select datname from pg_database where datname like 'capstan\\_scratch%'"));
        nothingIsLeft();
    }

    @Test
    void when_the_shell_is_killed_amid_the_restore_the_server_is_cleared_away()
            throws IOException, InterruptedException {
        var part = here(part());
        part.run(
                "create function slow(n int) returns int immutable language sql as 'select n'",
                "create index on orders (slow(id))",
                "create or replace function slow(n int) returns int immutable language sql as"
                        + " 'select n from (select pg_sleep(600)) s'");
        var backup = taken(part);
        var process = target.start(proving(part, backup), "op-9.1");
        until(() -> commandLines()
                .anyMatch(line -> line.contains("capstan_scratch_op91") && line.contains("CREATE INDEX")));
        process.destroyForcibly();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertNotEquals(0, process.exitValue());
        assertEquals(List.of(), target.clearAway(proving(part, backup), "op-9.1"));
        nothingIsLeft();
    }

    @Test
    void without_server_programs_it_says_what_to_install() throws IOException {
        var part = part().with("scratch_programs", places.toString());
        var backup = taken(part);
        assertEquals(
                List.of("no-scratch", "PostgreSQL", "15", "postgresql-15"),
                target.run(proving(part, backup)).refusal());
        nothingIsLeft();
    }
}
