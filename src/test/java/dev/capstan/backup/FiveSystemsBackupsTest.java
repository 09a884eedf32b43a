package dev.capstan.backup;

import dev.capstan.LongRunning;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Manual;
import dev.capstan.sql.MariaDbServer;
import dev.capstan.sql.PostgresServers;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.store.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backups of the five systems, as the catalogue ships them, taken, verified, restored and swapped back. */
@LongRunning
class FiveSystemsBackupsTest {
    /** Patterns and logs see all of a server. */
    private static EmbeddedPostgres server;

    @TempDir
    Path folder;

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

    @Test
    @NeedsPrograms({"zstd", "pg_dump"})
    void ctea() throws IOException {
        var shop = database("ctea");
        var backups = new ShippedBackups("ctea", folder);
        var page = Files.writeString(backups.work().resolve("page.js"), "first");
        var environment = folder.resolve("production.env");
        backups.secret("CTEA_DATABASE_WRITE_URL", shop.where().url())
                .secret("CTEA_BACKUP_PASSPHRASE", "long and secret")
                .instead("/app/current", backups.work().toString())
                .instead("/app/env/production", environment.toString())
                .holds(
                        "main",
                        () -> rows(shop, "drizzle.__drizzle_migrations"),
                        () -> shop.run("delete from drizzle.__drizzle_migrations"))
                .holds("code", () -> ShippedBackups.read(page), () -> ShippedBackups.write(page, "second"))
                .config("environment", environment)
                .go(programs());
    }

    @Test
    @NeedsPrograms({"zstd", "git"})
    void elife() throws IOException {
        var schema = MariaDbServer.fresh().run(Manual.schema(new ServiceName("elife"), Dialect.MYSQL));
        var mysql = MysqlPart.at(MariaDbServer.port());
        var backups = new ShippedBackups("elife", folder);
        var repository = backups.work().toString();
        git(folder, "init", "-q", "--bare", "origin.git");
        git(backups.work(), "init", "-q", "-b", "main");
        git(
                backups.work(),
                "remote",
                "add",
                "origin",
                folder.resolve("origin.git").toString());
        commit(repository, "v2.0");
        backups.secret("ELIFE_DATABASE_WRITE_URL", schema.root().url())
                .secret("ELIFE_BACKUP_PASSPHRASE", "long and secret")
                .programs(MysqlPart.tools())
                .holds(
                        "main",
                        () -> mysql.contents(schema.name()),
                        () -> schema.run("alter table orders drop column version"))
                .holds(
                        "code",
                        () -> git(backups.work(), "rev-parse", "HEAD"),
                        () -> commit(repository, "a deploy too many"))
                .config("environment", backups.work().resolve(".env"))
                .go(MysqlPart.tools().toString());
    }

    @Test
    @NeedsPrograms({"zstd", "pg_dump"})
    void neostock() throws IOException {
        var stock = PostgresPart.of(TestDatabase.freshOn(server));
        stock.run(
                "create table prices (item text primary key, price numeric)", "insert into prices values ('tea', 12)");
        new ShippedBackups("neostock", folder)
                .secret("NEOSTOCK_DATABASE_WRITE_URL", stock.where().url())
                .holds(
                        "main",
                        () -> String.join(",", stock.ask("select price from prices")),
                        () -> stock.run("update prices set price = 0"))
                .go(programs());
    }

    @Test
    @NeedsPrograms({"zstd", "pg_dump", "redis-server", "redis-cli"})
    void payment_platform() throws IOException {
        var desk = database("payment-platform");
        for (var name : List.of("payment_gateway", "payment_orders")) {
            desk.run("create database " + name);
            desk.on(name, "create table payments (id int primary key)", "insert into payments values (1), (2)");
        }
        var backups = new ShippedBackups("payment-platform", folder);
        try (var redis = new RedisServer(folder.resolve("redis"), "pass word")) {
            redis.says("set", "session:1", "first");
            backups.secret("PAYMENT_BACKUP_DATABASE_URL", desk.where().url())
                    .secret("PAYMENT_REDIS_URL", "redis://:pass%20word@127.0.0.1:" + redis.port())
                    .secret("PAYMENT_BACKUP_PASSPHRASE", "long and secret")
                    .holds(
                            "databases",
                            () -> desk.askOn("payment_gateway", "select count(*) from payments") + ""
                                    + desk.askOn("payment_orders", "select count(*) from payments"),
                            () -> desk.on("payment_orders", "delete from payments"))
                    .holds(
                            "redis",
                            () -> redis.says("get", "session:1"),
                            () -> redis.says("set", "session:1", "second"))
                    .config("environment", backups.work().resolve(".env"))
                    .go(programs());
        }
    }

    @Test
    @NeedsPrograms({"zstd", "pg_dump", "rclone", "node", "npm"})
    void yunqi() throws IOException {
        var platform = database("yunqi");
        var backups = new ShippedBackups("yunqi", folder);
        try (var objects = new ObjectStore(Files.createDirectory(folder.resolve("objects")), "yunqi-platform")) {
            putObject(objects, "first.txt");
            backups.secret("YUNQI_BACKUP_DATABASE_URL", platform.where().url())
                    .secret("YUNQI_OSS_ACCESS_KEY_ID", ObjectStore.KEY)
                    .secret("YUNQI_OSS_ACCESS_KEY_SECRET", ObjectStore.SECRET)
                    .secret("YUNQI_BACKUP_PASSPHRASE", "long and secret")
                    .instead("https://oss-cn-hangzhou.aliyuncs.com", objects.endpoint())
                    .instead("region: oss-cn-hangzhou", "region: us-east-1")
                    .holds(
                            "main",
                            () -> rows(platform, "_prisma_migrations"),
                            () -> platform.run("delete from _prisma_migrations"))
                    .holds(
                            "uploads",
                            () -> String.join(
                                    ",",
                                    objects.keys("yunqi-platform").stream()
                                            .filter(key -> !key.startsWith(".capstan"))
                                            .toList()),
                            () -> putObject(objects, "second.txt"))
                    .config("environment", backups.work().resolve(".env"))
                    .go(programs());
        }
    }

    private static PostgresPart database(String system) {
        var database = PostgresPart.of(TestDatabase.freshOn(server));
        database.run(Manual.schema(new ServiceName(system), Dialect.POSTGRESQL));
        return database;
    }

    private static String programs() {
        return PostgresPrograms.of(15).toString();
    }

    private static String rows(PostgresPart database, String table) {
        return database.ask("select count(*) from " + table).getFirst();
    }

    private void putObject(ObjectStore objects, String key) {
        var file = folder.resolve(key);
        ShippedBackups.write(file, key);
        run(
                folder,
                "rclone",
                "--s3-provider=Other",
                "--s3-endpoint=" + objects.endpoint(),
                "--s3-access-key-id=" + ObjectStore.KEY,
                "--s3-secret-access-key=" + ObjectStore.SECRET,
                "copyto",
                file.toString(),
                ":s3:yunqi-platform/" + key);
    }

    private static void commit(String repository, String message) {
        git(Path.of(repository), "commit", "-q", "--allow-empty", "-m", message);
    }

    private static String git(Path where, String... words) {
        var command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@b.c"));
        command.addAll(List.of(words));
        return run(where, command.toArray(String[]::new));
    }

    private static String run(Path where, String... command) {
        try {
            var builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
            builder.environment().keySet().retainAll(Set.of("PATH"));
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(said);
            }
            return said.strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
