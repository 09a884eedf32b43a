package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.sql.PostgresServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a server newer than the one that it should come back on. */
class NewerBackupTest {
    @TempDir
    Path folder;

    @Test
    void is_refused_by_a_postgresql_with_both_versions() throws Exception {
        var target = new ShellTarget(folder);
        var part = PostgresPart.of(PostgresServers.fresh(15));
        var name = part.where().name();
        part.run("create table t (n int)");
        assertEquals(0, target.run(part.taking()).code());
        var refused = target.run(part.given(comesFrom(target, "19.1"), "restore_postgresql"));
        assertEquals("server-too-old", refused.refusal().getFirst(), refused.output());
        assertEquals("19.1", refused.refusal().getLast());
        assertEquals(
                List.of(name),
                part.askOn("postgres", "select datname from pg_database where datname like '" + name + "%'"));
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void is_refused_by_a_mariadb_with_both_versions_and_already_by_the_plan() throws Exception {
        var target = new ShellTarget(folder, MysqlPart.tools());
        var name = MysqlPart.unique();
        var part = MysqlPart.like(name).with("suffix", "op7");
        part.run("", "create database " + name, "create table " + name + ".t (n int)");
        assertEquals(0, target.run(part.take()).code());
        var backup = comesFrom(target, "99.1.2");
        var version = part.ask("select substring_index(version(), '-', 1)").getFirst();
        for (var program : List.of(part.restore(backup), part.loss(backup))) {
            var refused = target.run(program);
            assertEquals(List.of("server-older", "MariaDB", version, "99.1.2"), refused.refusal(), refused.output());
            assertEquals(List.of(), target.leftovers());
        }
        assertEquals(
                List.of(name),
                part.ask("select schema_name from information_schema.schemata where schema_name like '" + name + "%'"));
    }

    /** The manifest says so, and is sealed anew. */
    private static String comesFrom(ShellTarget target, String version) throws IOException, NoSuchAlgorithmException {
        var backup = target.backups().getFirst();
        var manifest = target.store().resolve(backup).resolve("manifest.tsv");
        var told = Files.readString(manifest)
                .replaceAll("(?m)^(main\tserver\t(?:MariaDB\t)?).*$", "$1" + version)
                .replaceAll("(?m)^-\tend\t.*\n", "");
        var digest = MessageDigest.getInstance("SHA-256").digest(told.getBytes(StandardCharsets.UTF_8));
        Files.writeString(manifest, told + "-\tend\t" + HexFormat.of().formatHex(digest) + "\n");
        return backup;
    }
}
