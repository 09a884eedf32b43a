package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.backup.PostgresPrograms;
import dev.capstan.sql.PostgresServers;
import dev.capstan.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes on by itself. The bot's clock begins weeks ago and is moved to when something is due; it never passes now, since
 * backups are dated by the target. Slack signs by its own clock, so the two meet over sockets.
 */
@LongRunning
class BackupsByScheduleTest {
    /** Nothing comes due at this hour while a test runs. */
    private static final int HOUR = LocalTime.now(ZoneOffset.UTC).plusHours(12).getHour();

    /** What is not urgent is told when it does not go by itself. */
    private static final Duration RECORDED_ONLY = Duration.ofMinutes(5);

    @TempDir
    Path root;

    @Test
    void what_is_due_is_done_once_among_two_bots_and_any_moment_comes_back_from_what_was_shipped() throws Exception {
        try (var server = PostgresServers.version(15)
                        .setServerConfig("max_slot_wal_keep_size", "1GB")
                        .start();
                var scene = Scene.local(root, Transport.SOCKET_MODE, "/backup")) {
            var shop = TestDatabase.freshOn(server);
            run(shop, "create table orders (id int primary key)");
            run(shop, "insert into orders select generate_series(1, 1000)");
            scene.knows("SHOP_DATABASE_URL", shop.url())
                    .adds(
                            "shop/backups.yaml",
                            """
                            backups:
                              folder: %1$s/backups
                              may: { production: engineers }
                              schedule: "0 %2$d * * *"
                              ship: { every: 1h }
                              verify: "10 %2$d * * 0"
                              drill: "20 %2$d 1 * *"
                              targets: { rto: 1h, rpo: 30h }
                              parts:
                                main: { database: main, scratch-programs: %3$s }
                              restore:
                                may: { production: engineers }
                                guard: { by: release-managers }
                            """
                                    .formatted(root, HOUR, PostgresPrograms.of(15)));
            var bot = new Tables(scene.database);
            scene.clock.pass(Duration.ofDays(-40));
            scene.opens().opens();
            bot.recurs("dues");
            assertEquals(0, bot.operations());

            scene.clock.pass(Duration.ofDays(1));
            bot.recurs("dues");
            scene.card("✅", "Back up", "schedule");
            succeeded(bot, "ship", 1);
            assertEquals(0, bot.operations("verify"));

            scene.clock.pass(Duration.ofDays(39));
            bot.recurs("dues");
            scene.card("✅", "Verify a backup", "schedule");
            scene.card("✅", "Drill for the worst", "schedule");
            succeeded(bot, "now", 2);
            succeeded(bot, "ship", 2);

            run(shop, "insert into orders values (1001)");
            var before = ask(shop, "select to_json(clock_timestamp() at time zone 'UTC')#>>'{}' || 'Z'");
            run(shop, "delete from orders");
            long shipped = bot.operations("ship");
            scene.clock.pass(Duration.ofHours(1));
            bot.recurs("dues");
            succeeded(bot, "ship", shipped + 1);
            scene.as("engineer").types("/backup shop list");
            whispered(scene, "2 backups", "⏱️ RPO ", "the newest restorable moment is 2", "✅ restored and compared on");

            scene.as("engineer").types("/backup shop restore latest main moment=" + before);
            scene.confirms();
            scene.card("Restore a backup", "\"action_id\":\"undo\"");
            assertEquals("1001", ask(shop, "select count(*) from orders"));

            bot.recurs("dues");
            assertEquals(2, bot.operations("now"));
            assertEquals(1, bot.operations("verify"));
            assertEquals(1, bot.operations("drill"));
            assertTrue(
                    scene.cards().stream().noneMatch(card -> card.everything().contains("Ship the databases")));
        }
    }

    @Test
    void what_goes_wrong_is_an_alert_with_what_helps_as_buttons_and_over_when_it_helped() throws Exception {
        var uploads = root.resolve("uploads");
        try (var scene = Scene.local(root, Transport.SOCKET_MODE, "/backup")
                .adds(
                        "shop/backups.yaml",
                        """
                        backups:
                          folder: %1$s/backups
                          may: { production: engineers }
                          schedule: { cron: "0 %2$d * * *", grace: 2h }
                          parts: { uploads: { folder: %1$s/uploads } }
                        """
                                .formatted(root, HOUR))) {
            var bot = new Tables(scene.database);
            scene.clock.pass(RECORDED_ONLY.plusDays(2).negated());
            scene.opens();
            bot.recurs("dues");
            scene.clock.pass(Duration.ofDays(2));
            bot.recurs("dues");
            scene.card("❌", "could not be planned");
            scene.inThread(uploads.toString());
            bot.recurs("backups");
            var late = scene.card("❌", "P1 The backup is late", "No backup succeeded", "there is none at all");

            write(uploads, 5);
            scene.as("engineer").clicks(late, "say:alert-1");
            succeeded(bot, "now", 1);
            bot.recurs("backups");
            scene.inThread("✅");
            scene.card("✅", "The backup is late", "Backups are taken in time again.");

            Files.delete(uploads.resolve("2"));
            Files.delete(uploads.resolve("3"));
            scene.as("engineer").types("/backup shop now");
            succeeded(bot, "now", 2);
            bot.recurs("backups");
            Until.holds("it is recorded", () -> bot.ask("select 1 from alert where alert::text like '%backup-shrunk%'")
                    .isPresent());
            scene.clock.pass(RECORDED_ONLY);
            scene.card("⚠️", "P2 The newest backup shrank", "Part uploads shrank from");
        }
    }

    private static void succeeded(Tables bot, String runbook, long times) {
        Until.holds(runbook + " succeeded " + times + " times", () -> bot.ask(
                        "select 1 from operation where runbook = '" + runbook
                                + "' and state #>> '{result,result}' = 'succeeded' having count(*) = " + times)
                .isPresent());
    }

    /** What compresses badly. */
    private static void write(Path folder, int files) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < files; i++) {
            var bytes = new byte[50_000];
            new java.util.Random(i).nextBytes(bytes);
            Files.write(folder.resolve("" + i), bytes);
        }
    }

    private static void whispered(Scene scene, String... words) {
        scene.slack.awaitWhisper(
                "engineer",
                said -> java.util.List.of(words).stream().allMatch(said.everything()::contains),
                Scene.PATIENCE);
    }

    private static void run(TestDatabase.Coordinates where, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(where.jdbc(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(TestDatabase.Coordinates where, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(where.jdbc(), "postgres", "");
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
