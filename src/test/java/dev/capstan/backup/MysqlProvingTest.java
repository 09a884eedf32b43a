package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LongRunning
class MysqlProvingTest {
    private final String prefix = MysqlPart.unique();
    private final MysqlPart part = MysqlPart.like(prefix + "%");

    @TempDir
    Path folder;

    private ShellTarget target() {
        return new ShellTarget(folder, MysqlPart.tools());
    }

    private String taken(ShellTarget target, String database) {
        part.makeNasty(database);
        var taken = target.run(part.take());
        assertEquals(0, taken.code(), taken.output());
        return target.backups().getFirst();
    }

    @Test
    void a_backup_is_restored_on_a_server_that_is_thrown_away() {
        var target = target();
        var backup = taken(target, prefix + " 店`s");
        part.run("", "drop database " + MysqlPart.named(prefix + " 店`s"));
        var proven = target.run(part.prove(backup));
        assertEquals(0, proven.code(), () -> proven.output() + proven.refusal());
        assertEquals(List.of(), target.leftovers());
        assertEquals(List.of(), servers(target));
    }

    /** As a tool with a fault would have made it: rows are missing, a view is another, a column has another type. */
    @Test
    void a_backup_that_does_not_hold_what_it_says_is_found_out() {
        var target = target();
        var backup = taken(target, prefix);
        forge(target, backup, "main." + prefix + ".sql.zst", dump -> dump.replace("(2,'🍎')", "(3,'🍐'),\n(4,'🍎')"));
        assertEquals(
                List.of("differs", prefix + ".订单", "2", "3"),
                target.run(part.prove(backup)).refusal());
        forge(target, backup, "main." + prefix + ".sql.zst", dump -> dump.replace("(3,'🍐'),\n(4,'🍎')", "(2,'🍎')")
                .replace("`amount` decimal(12,2)", "`amount` float"));
        var differs = target.run(part.prove(backup)).refusal();
        assertEquals(List.of("differs", prefix), differs.subList(0, 2));
        assertTrue(differs.get(2).contains("`amount` decimal(12,2)"), differs.get(2));
        assertTrue(differs.get(3).contains("`amount` float"), differs.get(3));
        assertEquals(List.of(), target.leftovers());
        assertEquals(List.of(), servers(target));
    }

    private static void forge(ShellTarget target, String backup, String file, UnaryOperator<String> change) {
        var path = target.store().resolve(backup).resolve(file);
        var plain = new String(filtered(new byte[0], "zstd", "-q", "-dc", path.toString()), StandardCharsets.UTF_8);
        var changed = change.apply(plain);
        assertNotEquals(plain, changed);
        try {
            Files.write(path, filtered(changed.getBytes(StandardCharsets.UTF_8), "zstd", "-q", "-c"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] filtered(byte[] input, String... command) {
        try {
            var process = new ProcessBuilder(command).start();
            Thread.ofVirtual().start(() -> {
                try (var in = process.getOutputStream()) {
                    in.write(input);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return process.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothing_is_left_of_a_proof_that_is_killed() throws Exception {
        var backup = taken(target(), prefix);
        var hanging = Files.createDirectories(folder.resolve("hanging"));
        var client = Files.writeString(
                hanging.resolve("mariadb"),
                """
                #!/bin/sh
                case "$*" in
                    *init-command*) touch %s/there; sleep 300 ;;
                esac
                exec %s/mariadb "$@"
                """
                        .formatted(hanging, MysqlPart.tools()));
        assertTrue(client.toFile().setExecutable(true));
        var target = new ShellTarget(folder, hanging, MysqlPart.tools());
        var program = part.prove(backup);
        var running = target.start(program, "op-77.1");
        var deadline = System.nanoTime() + 90_000_000_000L;
        while (Files.notExists(hanging.resolve("there")) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
        }
        assertEquals(1, servers(target).size());
        ProcessHandle.of(shellOf(running)).orElseThrow().destroyForcibly();
        running.waitFor();
        target.clearAway(program, "op-77.1");
        assertEquals(List.of(), target.leftovers());
        assertEquals(List.of(), servers(target));
    }

    private static long shellOf(Process session) {
        return session.descendants().findFirst().map(ProcessHandle::pid).orElse(session.pid());
    }

    @Test
    void a_declared_server_lends_a_free_name_and_gets_it_back() {
        var target = target();
        var backup = taken(target, prefix);
        var scratch = part.with("scratch_host", "127.0.0.1")
                .with("scratch_port", "" + part.port())
                .with("scratch_user", "root");
        assertEquals(
                List.of("scratch-taken", "127.0.0.1:" + part.port(), prefix),
                target.run(scratch.prove(backup)).refusal());
        assertEquals(List.of("3"), part.ask("select count(*) from " + prefix + ".customer"));
        part.run("", "drop database " + prefix);
        var proven = target.run(scratch.prove(backup));
        assertEquals(0, proven.code(), () -> proven.output() + proven.refusal());
        forge(target, backup, "main." + prefix + ".sql.zst", dump -> dump.replace("(2,'🍎')", "(3,'🍐'),\n(4,'🍎')"));
        assertEquals("differs", target.run(scratch.prove(backup)).refusal().getFirst());
        assertEquals(
                List.of(),
                part.ask("select schema_name from information_schema.schemata where schema_name like '" + prefix
                        + "%'"));
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void without_a_server_program_the_package_is_named() {
        var target = target();
        var backup = taken(target, prefix);
        var refused =
                target.run(part.with("scratch_programs", folder.toString()).prove(backup));
        assertEquals(List.of("no-scratch", "MariaDB"), refused.refusal().subList(0, 2));
        assertEquals("mariadb-server", refused.refusal().getLast());
    }

    /** The throw-away servers of a target. */
    private static List<String> servers(ShellTarget target) {
        return ProcessHandle.allProcesses()
                .filter(each -> each.info()
                        .arguments()
                        .map(arguments -> String.join(" ", arguments)
                                .contains(target.store().toString()))
                        .orElse(false))
                .map(each -> each.info().command().orElse("?"))
                .filter(command -> command.endsWith("mariadbd"))
                .toList();
    }
}
