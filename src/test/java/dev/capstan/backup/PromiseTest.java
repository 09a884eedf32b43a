package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.backup.Timetable.Rhythm;
import dev.capstan.yaml.Node;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.YamlText;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromiseTest {
    private static final Optional<Timetable> WEEKLY = cron("0 5 * * 0");

    private static Optional<Timetable> cron(String expression) {
        return Optional.of(new Timetable(new Rhythm.Cron(expression), ZoneOffset.UTC, Timetable.USUAL_GRACE));
    }

    private static Optional<Timetable> every(Duration length) {
        return Optional.of(new Timetable(new Rhythm.Every(length), ZoneOffset.UTC, length));
    }

    private static List<String> doubts(
            String written, Optional<Timetable> taking, Optional<Timetable> shipping, Optional<Timetable> verifying) {
        var reading = new Reading();
        Node node = YamlText.read("f.yaml", written, reading).orElseThrow();
        var targets = TargetsForm.form().read(node, reading).orElseThrow();
        new Promise(targets, taking, shipping, verifying).judge(reading);
        assertTrue(reading.problems().isEmpty(), reading.problems().toString());
        return reading.doubts().stream().map(Object::toString).toList();
    }

    @Test
    void every_four_hours_can_not_give_fifteen_minutes() {
        assertEquals(
                List.of("f.yaml:1:12: an rpo of 15m can't be kept: as scheduled 4h may lie between two backups"
                        + " — schedule them or the shipping of logs more often than every 15m, or promise less"),
                doubts("{ rto: 1h, rpo: 15m }", cron("0 */4 * * *"), Optional.empty(), WEEKLY));
    }

    @Test
    void logs_shipped_every_five_minutes_can() {
        assertEquals(
                List.of(), doubts("{ rto: 1h, rpo: 15m }", cron("0 2 * * *"), every(Duration.ofMinutes(5)), WEEKLY));
    }

    @Test
    void just_as_often_is_too_seldom_and_a_weekend_counts() {
        assertEquals(
                1,
                doubts("{ rpo: 15m }", Optional.empty(), every(Duration.ofMinutes(15)), WEEKLY)
                        .size());
        var weekdays = doubts("{ rpo: 1d }", cron("0 */4 * * 1-5"), Optional.empty(), WEEKLY);
        assertTrue(weekdays.getFirst().contains("as scheduled 2d 4h may lie between"), weekdays.toString());
    }

    @Test
    void what_nothing_takes_or_nothing_verifies_is_doubted() {
        assertEquals(
                List.of(
                        "f.yaml:1:1: nothing verifies the backups by schedule, so nobody knows whether a restore would"
                                + " work — add verify: \"0 5 * * 0\"",
                        "f.yaml:1:3: nothing is taken by schedule, so nothing keeps an rpo of 15m — add schedule: \"0 2 * * *\""),
                doubts("{ rpo: 15m }", Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void targets_promise_something() {
        assertEquals(
                new Targets(Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofMinutes(15))),
                Written.sound(TargetsForm.form(), "{ rto: 1h, rpo: 15m }"));
        assertEquals(
                "f.yaml:1:1: targets promise nothing — add rto: 1h or rpo: 15m",
                Written.problem(TargetsForm.form(), "{}"));
    }
}
