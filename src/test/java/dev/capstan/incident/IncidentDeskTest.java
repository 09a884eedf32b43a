package dev.capstan.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.alert.Severity;
import dev.capstan.alert.Where;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import dev.capstan.incident.IncidentDesk.Outcome;
import dev.capstan.slack.Sample;
import dev.capstan.slack.Workplace;
import dev.capstan.slack.render.IncidentReport;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncidentDeskTest {
    private static final Where CTEA = new Where(new ServiceName("ctea"), new EnvironmentName("production"));
    private static final UserId STRANGER = new UserId("U0STRANGER");

    private final Workplace work = new Workplace();
    private final IncidentDesk desk = new IncidentDesk(
            () -> work.catalogue,
            work.access,
            work.incidents,
            work.alerts,
            new Opening(() -> work.catalogue, new Random(3)),
            () -> {},
            work.clock);

    @AfterEach
    void close() {
        work.close();
    }

    private Incident open() {
        return done(desk.open(CTEA, Severity.ERROR, "Payments | fail", Sample.ENGINEER, "d-open"));
    }

    private static Incident done(Outcome outcome) {
        return assertInstanceOf(Outcome.Done.class, outcome).incident();
    }

    @Test
    void of_a_place_one_is_open_at_a_time_and_a_repeated_delivery_is_no_second_one() {
        var first = open();
        assertEquals(first, open());
        var second = desk.open(CTEA, Severity.CRITICAL, "Again", Sample.ENGINEER, "d-2");
        assertEquals(first, assertInstanceOf(Outcome.OpenBefore.class, second).incident());
        done(desk.resolve(first.id(), "the key", Sample.ENGINEER, "d-3"));
        assertTrue(!done(desk.open(CTEA, Severity.ERROR, "Later", Sample.ENGINEER, "d-4"))
                .id()
                .equals(first.id()));
    }

    @Test
    void who_may_run_nothing_there_may_decide_nothing() {
        var id = open().id();
        assertInstanceOf(Outcome.NotAllowed.class, desk.open(CTEA, Severity.ERROR, "Mine", STRANGER, "d-1"));
        assertInstanceOf(Outcome.NotAllowed.class, desk.resolve(id, "so", STRANGER, "d-2"));
        assertInstanceOf(Outcome.NotAllowed.class, desk.note(id, "so", STRANGER, "d-3"));
        assertTrue(desk.view(id).orElseThrow().incident().open());
    }

    @Test
    void after_its_end_it_takes_notes_and_follow_ups_and_no_more_updates() {
        var id = open().id();
        done(desk.resolve(id, "the key", Sample.ENGINEER, "d-1"));
        assertInstanceOf(Outcome.IsOver.class, desk.update(id, Readers.OPS, "so", Sample.ENGINEER, "d-2"));
        assertInstanceOf(Outcome.IsOver.class, desk.assign(id, Sample.ENGINEER, Sample.ENGINEER, "d-3"));
        done(desk.note(id, "one more thing", Sample.ENGINEER, "d-4"));
        var incident = done(desk.followUp(id, "rotate", Optional.of(Sample.ENGINEER), Sample.ENGINEER, "d-5"));
        assertEquals(1, incident.toDo().size());
        assertInstanceOf(Outcome.NoSuchFollowUp.class, desk.done(id, 2, Sample.ENGINEER, "d-6"));
        assertTrue(done(desk.done(id, 1, Sample.ENGINEER, "d-7")).toDo().isEmpty());
        assertInstanceOf(Outcome.NoSuchFollowUp.class, desk.done(id, 1, Sample.ENGINEER, "d-8"));
    }

    @Test
    void its_report_has_the_five_parts_in_the_language_of_its_channel_and_times_since_it_was_found() {
        var id = open().id();
        work.clock.pass(Duration.ofMinutes(3));
        done(desk.assign(id, Sample.ENGINEER, Sample.ENGINEER, "d-1"));
        work.clock.pass(Duration.ofMinutes(9));
        done(desk.resolve(id, "the *key*", Sample.ENGINEER, "d-2"));
        var timeline = work.chronicle.of(desk.view(id).orElseThrow());
        var report = new IncidentReport(timeline, Optional.empty(), user -> "梅", Language.CHINESE).written();
        for (var part : new String[] {"1. 问题发现时间", "2. 影响范围", "3. 处理步骤", "4. 根本原因", "5. 预防措施", "历时 12 分", "梅 担任指挥"}) {
            assertTrue(report.contains(part), () -> part + " is not in\n" + report);
        }
        assertTrue(report.contains("P1 Payments \\| fail"), report);
        assertTrue(report.contains("the \\*key\\*"), report);
    }
}
