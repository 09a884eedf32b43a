package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
        var broken = Files.createDirectories(folder.resolve("broken"));
        var tool = Files.writeString(
                broken.resolve("mariadb-dump"),
                "#!/bin/sh\nreal=" + MysqlPart.tools() + "/mariadb-dump\n[ \"$1\" != --version ] || exec $real \"$@\"\n"
                        + fault + "\n");
        assertTrue(tool.toFile().setExecutable(true));
        var faulty = new ShellTarget(folder, broken, MysqlPart.tools());
        var refused = faulty.run(part.take());
        assertEquals(List.of("dump-broke", prefix), refused.refusal().subList(0, 2), refused.output());
        assertEquals(good, faulty.backups());
        assertEquals(List.of(), faulty.leftovers());
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
