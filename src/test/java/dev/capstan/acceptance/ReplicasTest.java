package dev.capstan.acceptance;

import static dev.capstan.acceptance.CrashTest.TAKEOVER;
import static dev.capstan.acceptance.CrashTest.asksForTheCountedVersion;
import static dev.capstan.acceptance.CrashTest.isDeployedOnce;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.acceptance.Tables.Moment;
import dev.capstan.workspace.act.Postmark;
import dev.capstan.workspace.model.Message;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two bots on one database and one Slack. The one at work is stopped, not killed: it goes on when it is too late. */
@LongRunning
class ReplicasTest {
    private static final int INSTALL = 4;

    @TempDir
    Path root;

    /** Which of the moments the stopped bot is in decides who launches; the script runs once in both. */
    @ParameterizedTest
    @EnumSource(Moment.class)
    void a_replica_stopped_before_it_launches_a_step_leaves_it_to_the_other_and_starts_nothing_later(Moment moment) {
        try (var scene = Scene.local(root, Transport.HTTP)) {
            var other = scene.spawns();
            var worker = scene.spawns();
            asksForTheCountedVersion(scene);
            var tables = new Tables(scene.database);
            tables.holdBeginOf(INSTALL, moment);
            scene.decides("approver", "approve");
            tables.awaitHeld();
            worker.signal("STOP");
            other.isAsked();

            Until.holds("the other replica launches", TAKEOVER, () -> scene.service
                    .runs()
                    .equals(List.of("install")));
            long epoch = tables.epoch();
            worker.signal("CONT");
            scene.service.says("seen by the successor");
            scene.inThread("seen by the successor");
            scene.service.goesOn();
            isDeployedOnce(scene);
            assertEquals(epoch, tables.epoch(), "nobody claimed it back");
            nothingIsSaidTwice(scene);
        }
    }

    @Test
    void a_replica_stopped_while_it_follows_a_step_is_replaced_and_changes_nothing_when_it_wakes() {
        try (var scene = Scene.local(root, Transport.HTTP)) {
            var other = scene.spawns();
            var worker = scene.spawns();
            asksForTheCountedVersion(scene);
            scene.decides("approver", "approve");
            scene.inThread("installing slowly");
            worker.signal("STOP");
            other.isAsked();
            scene.service.says("said while it was stopped");
            Until.holds("the other replica tells on", TAKEOVER, () -> thread(scene).stream()
                    .anyMatch(message -> message.everything().contains("said while it was stopped")));

            worker.signal("CONT");
            scene.service.goesOn();
            isDeployedOnce(scene);
            nothingIsSaidTwice(scene);
        }
    }

    @Test
    void commands_and_clicks_may_reach_either_replica_and_the_same_delivery_counts_once() {
        try (var scene = Scene.local(root, Transport.HTTP).opens().opens()) {
            scene.service.goesOn();
            var typed = scene.as("engineer").sending(Postmark.repeated(2)).types("/deploy shop v1.5.0");
            assertTrue(typed.acknowledged(), typed.toString());
            scene.asks(0);
            scene.decides("approver", "approve");
            isDeployedOnce(scene);
            nothingIsSaidTwice(scene);
        }
    }

    private static void nothingIsSaidTwice(Scene scene) {
        Until.holds("the log is in the thread", () -> !scene.slack.files().isEmpty());
        var parts = new HashSet<String>();
        for (var message : scene.slack.messages(scene.channel)) {
            assertTrue(parts.add(message.everything()), "said twice: " + message.everything());
        }
        assertEquals(1, scene.slack.files().size());
    }

    private static List<Message> thread(Scene scene) {
        return scene.slack.messages(scene.channel).stream()
                .filter(Message::isReply)
                .toList();
    }
}
