package dev.capstan.slack.listen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.alert.AlertRoom;
import dev.capstan.alert.Report;
import dev.capstan.alert.Signal;
import dev.capstan.operation.StoreUnavailable;
import dev.capstan.slack.Sample;
import dev.capstan.slack.Workplace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /alerts}, typed while the database is in trouble. */
class AlertsTest {
    private final Workplace work = new Workplace().overHttp();
    private String alert;

    /** What is asked of Slack first takes long on a machine that has much to do. */
    @BeforeEach
    void knowEverybody() {
        Workplace.until(() -> work.identity.bot(Duration.ofSeconds(1)).isPresent());
        Workplace.until(() -> work.people.of(Sample.MANAGERS).contains(Sample.MANAGER));
    }

    @BeforeEach
    void somethingIsWrong() {
        var now = work.clock.instant();
        var slow = new Signal(
                "f1",
                "Slow",
                true,
                now,
                Optional.empty(),
                Map.of("alertname", "Slow", "service", "ctea", "severity", "critical"),
                Map.of(),
                Optional.empty(),
                Optional.empty());
        work.alerts.take(new Report("am", Report.Source.ALERTMANAGER, "g", List.of(slow), 0, now));
        new AlertRoom(() -> work.catalogue, work.alerts, new Random(5), () -> {}, work.clock).workOff();
        alert = work.alerts.all().getFirst().alert().id().value();
    }

    @AfterEach
    void close() {
        work.close();
    }

    private String types(String text) {
        return work.slack.as("engineer").in(work.channel).types(text).body();
    }

    @Test
    void whoever_asks_while_it_is_away_is_told_so() {
        work.askedForDuty = (service, now) -> {
            throw new StoreUnavailable(true, new IllegalStateException("away"));
        };
        var answer = types("/alerts " + alert);
        assertTrue(answer.contains("nothing will happen"), answer);
    }

    @Test
    void whoever_asks_while_it_hangs_sees_the_alert_once_it_is_back() {
        var back = new CountDownLatch(1);
        work.askedForDuty = (service, now) -> {
            try {
                back.await();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
            return Optional.of(Sample.ENGINEER);
        };
        types("/alerts " + alert);
        back.countDown();
        work.slack.awaitWhisper(
                "engineer",
                said -> said.everything().contains("P0 Slow")
                        && said.everything().contains("<@" + Sample.ENGINEER + ">"),
                Duration.ofSeconds(60));
    }
}
