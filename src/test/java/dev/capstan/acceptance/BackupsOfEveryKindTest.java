package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.LongRunning;
import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.backup.NeedsPrograms;
import dev.capstan.backup.ObjectStore;
import dev.capstan.backup.RedisServer;
import dev.capstan.sql.MariaDbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service with a MariaDB, a Redis, uploads, config files and a repository, whose backups go to a store that speaks S3. */
@NeedsPrograms({"zstd", "git", "redis-server", "redis-cli", "rclone", "node", "npm"})
@LongRunning
class BackupsOfEveryKindTest {
    private static final String ROWS = "select group_concat(note order by id) from orders";

    @TempDir
    Path root;

    private final MariaDbServer.Schema shop = MariaDbServer.fresh();
    private final Path tools = Path.of(MariaDbServer.program("mariadb")).getParent();
    private Path uploads;

    @BeforeEach
    void contents() throws IOException {
        shop.run("create table orders (id int primary key, note text)", "insert into orders values (1, 'a'), (2, 'b')");
        uploads = Files.createDirectories(root.resolve("uploads"));
        Files.writeString(uploads.resolve("one.txt"), "first");
    }

    private Scene scene(RedisServer redis, ObjectStore objects) {
        return Scene.local(root, Transport.HTTP, "/backup")
                .knows("ARCHIVE_DATABASE_URL", shop.root().url())
                .knows("REDIS_URL", "redis://:red@127.0.0.1:" + redis.port())
                .knows("PASSPHRASE", "the right one")
                .knows("ANOTHER", "a wrong one")
                .knows("S3_KEY", ObjectStore.KEY)
                .knows("S3_SECRET", ObjectStore.SECRET)
                .adds(
                        "shop/backups.yaml",
                        """
                        backups:
                          folder: %1$s/backups
                          s3: { endpoint: %2$s, bucket: backups, key: "${secret:S3_KEY}", secret: "${secret:S3_SECRET}" }
                          may: { production: engineers }
                          keep: { count: 1 }
                          targets: { rto: 1h, rpo: 24h }
                          parts:
                            orders: { database: archive, scratch-programs: %3$s }
                            cache: { redis: "${secret:REDIS_URL}" }
                            uploads: { folder: %1$s/uploads }
                            env: { files: %1$s/env, passphrase: "${secret:PASSPHRASE}" }
                            code: { git-tag: "backup-{time}" }
                          restore:
                            may: { production: engineers }
                            guard: { by: release-managers }
                        """
                                .formatted(
                                        root,
                                        objects.endpoint(),
                                        Path.of(MariaDbServer.program("mariadbd"))
                                                .getParent()))
                .opens();
    }

    @Test
    void all_of_it_is_taken_proven_lost_restored_undone_and_pruned() throws Exception {
        try (var redis = new RedisServer(root.resolve("redis"), "red");
                var objects = new ObjectStore(root.resolve("objects"), "backups");
                var scene = scene(redis, objects)) {
            redis.says("set", "price", "12");
            scene.as("engineer").types("/backup shop now");
            scene.card("✅", "Back up");
            scene.inThread("2 rows");
            var backup = kept(objects).getFirst();

            scene.as("engineer").types("/backup shop verify " + backup);
            scene.card("✅", "Verify a backup");
            scene.as("engineer").types("/backup shop drill");
            scene.card("✅", "Drill for the worst");
            scene.as("engineer").types("/backup shop list");
            whispered(scene, "1 backup, ", backup, "✅ restored and compared on");
            scene.as("engineer").types("/backup shop show " + backup);
            whispered(scene, "orders: ", "2 rows in 1 tables", "env.pgp.zst", "tag backup-" + backup);

            var serving = state(scene, redis);
            spoil(scene, redis);
            var spoilt = state(scene, redis);

            scene.as("engineer").types("/backup shop restore " + backup + " all");
            scene.confirms();
            var done = scene.card("✅", "Restore a backup", "\"action_id\":\"undo\"");
            assertEquals(serving, state(scene, redis));

            scene.as("engineer").clicks(done, "undo");
            scene.confirms();
            scene.card("✅", "Undo a restore");
            assertEquals(spoilt, state(scene, redis));
            var besideBefore = beside();

            scene.edits("shop/backups.yaml", "secret:PASSPHRASE", "secret:ANOTHER");
            scene.toAdmins("✅", "1 service");
            scene.as("engineer").types("/backup shop restore " + backup + " all");
            scene.confirms();
            scene.card("❌", "Restore a backup");
            scene.inThread("The passphrase does not open these files.");
            assertEquals(spoilt, state(scene, redis));
            assertEquals(besideBefore, beside());

            assertEquals(3, kept(objects).size(), () -> kept(objects).toString());
            scene.as("engineer").types("/backup shop prune");
            scene.card("✅", "Prune old backups");
            scene.inThread("1 removed, 2 kept");
            assertEquals(2, kept(objects).size());
            assertEquals(backup, kept(objects).getFirst());
        }
    }

    private void spoil(Scene scene, RedisServer redis) throws IOException {
        shop.run("delete from orders where id = 2");
        redis.says("set", "price", "99");
        Files.writeString(uploads.resolve("one.txt"), "spoilt");
        scene.service.write("env", "NODE_ENV=spoilt\n");
        Commands.run(scene.service.folder, "git", "checkout", "-q", "v1.1.0");
    }

    private List<String> state(Scene scene, RedisServer redis) throws IOException, SQLException {
        try (var connection = shop.open();
                var rows = connection.createStatement().executeQuery(ROWS)) {
            rows.next();
            return List.of(
                    rows.getString(1),
                    redis.says("get", "price"),
                    Files.readString(uploads.resolve("one.txt")),
                    scene.service.read("env"),
                    scene.service.head());
        }
    }

    /** What a restore put beside what serves, and left there. */
    private List<String> beside() throws IOException, SQLException {
        var found = new java.util.ArrayList<String>();
        try (var connection = shop.open();
                var rows = connection
                        .createStatement()
                        .executeQuery("select schema_name from information_schema.schemata where schema_name like '"
                                + shop.name() + "\\_\\_%'")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        for (var folder : List.of(root, root.resolve("backups/shop/production"))) {
            try (var all = Files.list(folder)) {
                all.map(each -> each.getFileName().toString())
                        .filter(name -> name.contains("-op") || name.startsWith("."))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static List<String> kept(ObjectStore objects) {
        return objects.keys("backups").stream()
                .map(key -> Path.of(key).getParent().getFileName().toString())
                .distinct()
                .toList();
    }

    private static void whispered(Scene scene, String... words) {
        scene.slack.awaitWhisper(
                "engineer", said -> List.of(words).stream().allMatch(said.everything()::contains), Scene.PATIENCE);
    }
}
