package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.step.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk with the backups is full amid a backup: that is told, and only the last good backup lies there. */
@NeedsPrograms({"zstd", "redis-server", "redis-cli"})
class FullDiskTest {
    private static final int MEGABYTES = 4;

    @TempDir
    Path folder;

    private void runsFull(ShellTarget target, Program small, Program big) {
        try (var disk = SmallDisk.at(folder.resolve("store"), MEGABYTES)) {
            assertEquals(disk.folder(), target.store());
            var good = target.run(small);
            assertEquals(0, good.code(), good.output());
            var kept = target.backups();
            var refused = target.run(big);
            assertEquals("disk-full", refused.refusal().getFirst(), refused.output());
            assertTrue(refused.refusal().get(1).startsWith(disk.folder().toString()), refused.output());
            assertEquals(kept, target.backups());
            assertEquals(List.of(), target.leftovers());
            var again = target.run(small);
            assertEquals(0, again.code(), again.output());
        }
    }

    @Test
    void of_a_mariadb() {
        var small = MysqlPart.unique();
        var big = MysqlPart.unique();
        for (var name : List.of(small, big)) {
            var part = MysqlPart.like(name);
            part.run("", "create database " + name, "create table " + name + ".t (bytes blob)");
            part.run(name, "insert into t values (random_bytes(1000))");
        }
        for (int rows = 1; rows < 8_000; rows *= 2) {
            MysqlPart.like(big).run(big, "insert into t select random_bytes(1000) from t");
        }
        runsFull(
                new ShellTarget(folder, MysqlPart.tools()),
                MysqlPart.like(small).take(),
                MysqlPart.like(big).take());
    }

    @Test
    void of_a_redis() {
        try (var small = new RedisServer(folder.resolve("small"), "");
                var big = new RedisServer(folder.resolve("big"), "")) {
            small.says("set", "one", "1");
            big.says(
                    "eval",
                    "for i = 1, 4000 do local t = {} for j = 1, 100 do t[j] = redis.sha1hex(i .. ' ' .. j) end"
                            + " redis.call('set', i, table.concat(t)) end",
                    "0");
            runsFull(new ShellTarget(folder), redis(small.port()), redis(big.port()));
        }
    }

    private static Program redis(int port) {
        return Program.of("taking", "redis")
                .value("p1_port", "" + port)
                .secret("p1_password", new Secret(""))
                .line("open_backup")
                .line("part_is 1 cache")
                .line("take_redis")
                .line("seal_backup");
    }

    @Test
    void of_a_folder() throws IOException {
        var small = Files.createDirectories(folder.resolve("small"));
        Files.writeString(small.resolve("one"), "1");
        var big = Files.createDirectories(folder.resolve("big"));
        var bytes = new byte[(MEGABYTES + 2) << 20];
        new Random(7).nextBytes(bytes);
        Files.write(big.resolve("random"), bytes);
        runsFull(new ShellTarget(folder), folder(small), folder(big));
    }

    private static Program folder(Path path) {
        return Program.of("taking", "folder")
                .value("p1_path", path.toString())
                .line("open_backup")
                .line("part_is 1 uploads")
                .line("take_folder")
                .line("seal_backup");
    }
}
