package dev.capstan.backup;

import static dev.capstan.backup.Until.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.bench.MariaDb;
import dev.capstan.sql.MariaDbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MysqlTakingFaultsTest {
    private final String prefix = MysqlPart.unique();
    private final MysqlPart part = MysqlPart.like(prefix + "%");

    @TempDir
    Path folder;

    /** Killed amid its work, ended as if all were well, told by the server that it went away. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$real \"$@\" 2>/dev/null | head -n 60; kill -KILL $$",
                "$real \"$@\" 2>/dev/null | head -n 60",
                "$real \"$@\" 2>/dev/null | head -n 60; echo 'mariadb-dump: Error 2013: Lost connection to server' >&2; exit 3"
            })
    void a_dump_that_breaks_off_leaves_the_last_backup_alone(String fault) throws Exception {
        part.makeNasty(prefix);
        var target = new ShellTarget(folder, MysqlPart.tools());
        assertEquals(0, target.run(part.take()).code());
        var good = target.backups();
        var broken = tool(fault);
        var faulty = new ShellTarget(folder, broken, MysqlPart.tools());
        var refused = faulty.run(part.take());
        assertEquals(List.of("dump-broke", prefix), refused.refusal().subList(0, 2), refused.output());
        assertEquals(good, faulty.backups());
        assertEquals(List.of(), faulty.leftovers());
    }

    @Test
    void a_server_that_restarts_amid_the_dump_leaves_the_last_backup_alone_and_the_next_is_whole() throws Exception {
        try (var server = MariaDb.start(MariaDbServer.programs(), "--skip-ssl", "--innodb-flush-log-at-trx-commit=0")) {
            var own = MysqlPart.at(server.port()).with("databases", prefix);
            own.run("", "create database " + prefix, "create table " + prefix + ".t (a int, b text)");
            own.run(prefix, "insert into t select seq, repeat('x', 1000) from seq_1_to_20000");
            var target = new ShellTarget(folder, MysqlPart.tools());
            assertEquals(0, target.run(own.take()).code());
            var broken = tool("$real \"$@\" | { head -c 5000; touch " + folder + "/amid; until [ -e " + folder
                    + "/restarted ]; do sleep 0.05; done; cat; }");
            var faulty = new ShellTarget(folder, broken, MysqlPart.tools());
            var process = faulty.start(own.take(), "op-2.1");
            until(() -> Files.exists(folder.resolve("amid")));
            var again = restarted(own);
            try {
                Files.createFile(folder.resolve("restarted"));
                assertNotEquals(0, process.waitFor());
                var refusal = faulty.clearAway(own.take(), "op-2.1");
                assertEquals(List.of("dump-broke", prefix), refusal.subList(0, 2));
                assertTrue(refusal.get(2).contains("Lost connection"), refusal.toString());
                assertEquals(1, faulty.backups().size());
                assertEquals(List.of(), faulty.leftovers());
                assertEquals(0, target.run(own.take()).code());
                assertEquals(
                        List.of(List.of(prefix, "t", "20000", "20000")),
                        target.facts(target.backups().getLast(), "main", "rows"));
            } finally {
                again.destroyForcibly().waitFor();
            }
        }
    }

    /** Ends at once, and comes back where it was, with what it held. */
    private static Process restarted(MysqlPart part) throws Exception {
        var pid = Files.readString(Path.of(part.ask("select @@pid_file").getFirst()))
                .strip();
        var command = Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0");
        var server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
        var again = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        until(() -> {
            try (var connection = DriverManager.getConnection(part.url(), "root", "")) {
                return connection.isValid(1);
            } catch (SQLException notYet) {
                return false;
            }
        });
        return again;
    }

    /** A dump program that does this. */
    private Path tool(String does) throws IOException {
        var broken = Files.createDirectories(folder.resolve("broken"));
        var tool = Files.writeString(
                broken.resolve("mariadb-dump"),
                "#!/bin/sh\nreal=" + MysqlPart.tools() + "/mariadb-dump\n[ \"$1\" != --version ] || exec $real \"$@\"\n"
                        + does + "\n");
        assertTrue(tool.toFile().setExecutable(true));
        return broken;
    }

    @Test
    void two_at_once_both_come_to_their_end() throws Exception {
        part.makeNasty(prefix);
        var target = new ShellTarget(folder, MysqlPart.tools());
        var one = target.start(part.take(), "op-one.1");
        var other = target.start(part.take(), "op-two.1");
        assertEquals(0, one.waitFor());
        assertEquals(0, other.waitFor());
        assertEquals(2, target.backups().size());
        assertEquals(List.of(), target.leftovers());
    }
}
