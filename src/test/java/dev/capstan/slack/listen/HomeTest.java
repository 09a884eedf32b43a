package dev.capstan.slack.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.alert.AlertRoom;
import dev.capstan.alert.Severity;
import dev.capstan.alert.Where;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.ServiceName;
import dev.capstan.finding.Finding;
import dev.capstan.operation.OperationState;
import dev.capstan.slack.Sample;
import dev.capstan.slack.Workplace;
import dev.capstan.step.Told;
import dev.capstan.workspace.act.Aim;
import dev.capstan.workspace.act.Form;
import dev.capstan.workspace.act.Member;
import dev.capstan.workspace.act.Screen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HomeTest {
    private final Workplace work = new Workplace().overHttp();

    @AfterEach
    void close() {
        work.close();
    }

    private Member person(String name) {
        return work.slack.as(name).in(work.channel);
    }

    private void fires(String kind, Severity severity) {
        fires("ctea", kind, severity);
    }

    private void fires(String service, String kind, Severity severity) {
        work.alerts.take(new Finding(kind, "", severity, new Told(kind, kind), new Told("over", "已恢复"))
                .stands(
                        new Where(new ServiceName(service), new EnvironmentName("production")),
                        Language.ENGLISH,
                        work.clock.instant()));
        new AlertRoom(() -> work.catalogue, work.alerts, new Random(), () -> {}, work.clock).workOff();
    }

    /** What stands on a person's page as soon as it says all of this. */
    private String page(String name, String... words) {
        Workplace.until(() -> {
            var page = page(name);
            return List.of(words).stream().allMatch(page::contains);
        });
        return page(name);
    }

    private String page(String name) {
        return person(name).home().map(home -> home.view().blocks().toString()).orElse("");
    }

    private Form opened(String name, String... words) {
        person(name).opensHome();
        page(name, words);
        return person(name).home().orElseThrow();
    }

    @Test
    void the_worst_alert_comes_first_with_a_link_and_whoever_acknowledges_it_is_seen_on_it() {
        fires("slow", Severity.ERROR);
        fires("down", Severity.CRITICAL);
        work.delivering();
        Workplace.until(() -> {
            work.clock.pass(Duration.ofMillis(200));
            work.nudge();
            return work.outbox.isEmpty();
        });
        var down = work.alerts.all().getLast().alert().id().value();
        opened("engineer", "Open alerts: 2", "nobody is on it", ".slack.com/archives/" + work.channel + "/p");
        var before = page("engineer");
        assertTrue(before.indexOf("P0 down") < before.indexOf("P1 slow"), before);

        var home = person("engineer").home().orElseThrow().view();
        person("engineer").press(new Screen.OnView(home), new Aim(null, "alert-acknowledge", down));
        page("engineer", "👀 *P0 down*", "<@" + Sample.ENGINEER + ">");
        assertEquals(1, page("engineer").split("alert-acknowledge", -1).length - 1, "the other one only");
    }

    @Test
    void what_waits_for_a_yes_is_decided_on_the_page_by_whoever_may() {
        var operation = work.awaitingApproval();
        opened("engineer", operation.id().value());
        assertFalse(page("engineer").contains("\"approve\""), "the asker may not");

        opened("manager", "等待你审批：1", operation.id().value()).presses("approve");
        Workplace.until(() -> !(work.now(operation).state() instanceof OperationState.AwaitingApproval));
        Workplace.until(() -> !page("manager").contains("等待你审批"));
    }

    @Test
    void a_no_needs_a_form_and_the_page_follows_it_too() {
        var operation = work.awaitingApproval();
        opened("manager", operation.id().value()).presses("deny");
        person("manager").awaitModal(Workplace.SOON).submits();
        Workplace.until(() -> !page("manager").contains(operation.id().value()));
        assertFalse(work.now(operation).open());
    }

    @Test
    void what_was_decided_before_says_so_and_goes_from_the_page() {
        var operation = work.awaitingApproval();
        var stale = opened("manager", operation.id().value());
        work.decisions.deny(operation.id(), Sample.MANAGER, Optional.empty());
        stale.presses("approve");
        var told = person("manager").awaitModal(Workplace.SOON);
        assertTrue(
                told.view().blocks().toString().contains(operation.id().value()),
                told.view().toString());
        Workplace.until(() -> !page("manager").contains(operation.id().value()));
    }

    @Test
    void whom_no_role_gives_anything_sees_nothing() {
        work.awaitingApproval();
        fires("down", Severity.CRITICAL);
        fires("elsewhere", "of no service", Severity.CRITICAL);
        opened("stranger", "nothing here for you");
        assertFalse(page("stranger").contains("down") || page("stranger").contains("ctea"));
    }

    @Test
    void much_of_everything_stays_within_what_slack_takes() {
        IntStream.range(0, 60).forEach(i -> fires("trouble-" + i, Severity.CRITICAL));
        IntStream.range(0, 40).forEach(i -> work.awaitingApproval());
        opened("manager", "60", "40", "/alerts");
        assertTrue(person("manager").home().orElseThrow().view().blocks().size() <= 100);
    }
}
