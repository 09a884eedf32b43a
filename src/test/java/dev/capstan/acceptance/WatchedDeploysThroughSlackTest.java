package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.backup.NeedsPrograms;
import dev.capstan.monitor.gauge.PrometheusProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deploys that are watched by the numbers of a real Prometheus. The clock is moved from reading to reading. */
@LongRunning
@NeedsPrograms("prometheus")
class WatchedDeploysThroughSlackTest {
    private static final String NO_TRAFFIC = "errors 0\nrequests 0\n";
    private static final String GOOD = "errors 1\nrequests 100\n";
    private static final String BAD = "errors 7\nrequests 100\n";

    private static final String MONITORS =
            """
            monitors:
              error-rate:
                title: { en: Error rate, zh: 错误率 }
                prometheus: sum(errors) / sum(requests)
                unit: ratio
                limits: { P0: "> 5%" }
                for: 60s
            """;
    private static final String AUTO = "watches: { deploy: { within: 30m, mode: auto, when: error-rate } }\n";
    private static final String ASK = AUTO.replace("auto", "ask");

    @TempDir
    Path root;

    private PrometheusProgram prometheus;
    private Scene scene;

    @BeforeEach
    void starts() throws IOException {
        prometheus = new PrometheusProgram(Files.createDirectory(root.resolve("prometheus")), GOOD);
        scene = Scene.local(Files.createDirectory(root.resolve("scene")), Transport.HTTP)
                .adds("shop/monitors.yaml", MONITORS)
                .edits(
                        "capstan.yaml",
                        "language: en",
                        "language: en\nprometheus: { main: { url: \"" + prometheus.url() + "\", timeout: 5s } }");
    }

    @AfterEach
    void ends() {
        scene.close();
        prometheus.close();
    }

    private void deploys(String version) {
        scene.as("engineer").types("/deploy shop " + version);
        scene.decides("approver", "approve");
        scene.card("✅", version);
    }

    private void reads(String page, String whichMakes) {
        prometheus.reads(page);
        prometheus.knows(whichMakes);
    }

    /** So many times 20 seconds pass, and the monitor is read. */
    private void passes(int readings) {
        for (int i = 0; i < readings; i++) {
            scene.clock.pass(Duration.ofSeconds(20));
            var now = scene.clock.instant();
            Until.holds(
                    "it is read",
                    () -> count(
                                    "select count(*) from monitor where due_at > ? and held_until is null",
                                    Timestamp.from(now))
                            == 1);
        }
    }

    private long rollbacks() {
        return count("select count(*) from operation where request ->> 'runbook' = 'rollback'");
    }

    private long count(String select, Object... values) {
        try (var connection = DriverManager.getConnection(scene.database.jdbc(), "postgres", "");
                var statement = connection.prepareStatement(select)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void without_traffic_none_with_prometheus_stopped_none_and_with_real_errors_exactly_one_rollback() {
        scene.adds("shop/watches.yaml", AUTO).opens().opens();
        scene.as("engineer").types("/deploy shop v1.1.0");
        scene.card("Watched for 30 m afterwards: Error rate &gt; 5 % for 1 m", "`rollback` runs by itself");
        scene.decides("approver", "approve");
        scene.card("✅", "v1.1.0");
        scene.inThread("👀 Watched until", "Error rate &gt; 5 % for 1 m", "leads back to");

        reads(NO_TRAFFIC, "requests == 0");
        passes(4);
        assertEquals(0, rollbacks());

        prometheus.stop();
        passes(4);
        assertEquals(0, rollbacks());

        prometheus.reads(BAD);
        prometheus.startAgain();
        prometheus.knows("errors == 7");
        passes(4);
        var numbers =
                scene.inThread("⏪ *Error rate 7 %* (limit &gt; 5 % for 1 m) after op-", "all beyond the limit", "7 %");
        assertTrue(numbers.content().toString().contains("4 readings"), numbers.everything());
        scene.card("✅", "Roll back shop", "by the watch of op-", "approved with it");
        scene.inThread("⏪ *Error rate 7 %*", "Rolled back to");
        assertEquals("v1.0.0", scene.service.live());
        assertEquals(scene.service.commit("v1.0.0"), scene.service.head());

        // The alert of the same number stands, and would take back what is taken back already
        scene.as("engineer").clicks(scene.card("P0", "Error rate", "7 %"), "say:alert-roll-back");
        Until.holds("nobody goes further back by mistake", () -> scene.as("engineer").whispers().stream()
                .anyMatch(said -> said.everything().contains("has rolled back since this alert began")));
        passes(3);
        assertEquals(1, rollbacks());
    }

    @Test
    void past_an_incompatible_migration_people_are_asked_and_roll_back_under_their_own_guard() {
        scene.adds("shop/watches.yaml", AUTO)
                .edits(
                        "shop/service.yaml",
                        "migration-level: cat ../database",
                        """
                        migration-level: cat ../database
                        incompatible-migrations: ["0042"]""")
                .opens();
        deploys("v1.1.0");
        reads(BAD, "errors == 7");
        passes(4);
        var question =
                scene.inThread("⚠️ *Error rate 7 %*", "Roll back to", "`0042`, which older code can't live with");
        assertEquals(0, rollbacks());
        assertEquals("v1.1.0", scene.service.live());

        scene.as("outsider").clicks(question, "watch-roll-back");
        Until.holds("the outsider is refused", () -> scene.as("outsider").whispers().stream()
                .anyMatch(said -> said.everything().contains("to decide")));
        scene.as("engineer").clicks(question, "watch-roll-back");
        scene.card("Roll back shop", "<@U1ENG>");
        scene.decides("engineer", "approve");
        scene.card("✅", "Roll back shop");
        assertEquals("v1.0.0", scene.service.live());
        var answered = scene.inThread("<@U1ENG> asked for the rollback");
        assertFalse(answered.content().toString().contains("watch-roll-back"), answered.everything());
        assertEquals(1, rollbacks());
    }

    @Test
    void whoever_is_asked_may_keep_the_deploy() {
        scene.adds("shop/watches.yaml", ASK).opens();
        deploys("v1.1.0");
        reads(BAD, "errors == 7");
        passes(4);
        var question = scene.inThread("⚠️ *Error rate 7 %*", "Roll back to");
        scene.as("engineer").clicks(question, "watch-keep");
        scene.inThread("<@U1ENG> keeps the deploy");
        passes(4);
        assertEquals(0, rollbacks());
    }

    @Test
    void while_the_next_deploy_holds_the_lock_nothing_is_done_and_then_that_one_is_watched() {
        scene.adds("shop/watches.yaml", AUTO).opens();
        deploys("v1.1.0");
        scene.as("engineer").types("/deploy shop v1.5.0");
        scene.decides("approver", "approve");
        scene.inThread("No longer watched: op-", "moved the service on");
        reads(BAD, "errors == 7");
        passes(4);
        scene.service.goesOn();
        scene.card("✅", "v1.5.0");
        assertEquals(0, rollbacks());

        scene.as("engineer").clicks(scene.inThread("👀 Watched until"), "watch-stop");
        scene.inThread("<@U1ENG> stopped watching");
        passes(4);
        assertEquals(0, rollbacks());
    }

    @Test
    void a_watch_ends_quietly_where_nothing_is_wrong() {
        scene.adds("shop/watches.yaml", AUTO).opens();
        deploys("v1.1.0");
        scene.inThread("👀 Watched until");
        scene.clock.pass(Duration.ofMinutes(29));
        passes(4);
        scene.inThread("✅ Watched for 30 m: no limit was passed");
        assertEquals(0, rollbacks());
    }
}
