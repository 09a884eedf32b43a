package dev.capstan.operation.run;

import static dev.capstan.operation.TestCatalogue.BACKUP;
import static dev.capstan.operation.TestCatalogue.ENGINEER;
import static dev.capstan.operation.TestCatalogue.SHIP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.capstan.catalog.Environment;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState.AwaitingApproval;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.RequestOutcome;
import dev.capstan.operation.Result;
import dev.capstan.operation.Scheduled;
import dev.capstan.operation.TestCatalogue;
import dev.capstan.store.QuietPast;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduledTest {
    private static final ServiceName SHOP = new ServiceName("shop");

    private final TestCatalogue declared = new TestCatalogue();

    private static Scheduled ask(Rig rig, RunbookName runbook, String delivery) {
        return rig.desk.scheduled(SHOP, Environment.PRODUCTION, runbook, Map.of(), runbook + " " + delivery);
    }

    private static Operation only(Rig rig) {
        var open = rig.operations.open();
        assertEquals(1, open.size());
        return open.getFirst();
    }

    @Test
    void what_came_due_runs_at_once_though_a_person_would_need_a_yes() {
        try (var rig = new Rig(declared)) {
            rig.executor.holds("make ship");
            assertEquals(Scheduled.TAKEN, ask(rig, SHIP, "at 02:00"));
            var id = only(rig).id();
            rig.executor.finish("make ship");
            assertInstanceOf(
                    Result.Succeeded.class, rig.awaitState(id, Finished.class).result());
            var request = rig.operations.find(id).orElseThrow().request();
            assertEquals(UserId.CAPSTAN, request.requester());
            assertEquals(Map.of("part", "all"), request.parameters(), "defaults are filled in");

            rig.awaitState(rig.asks(ENGINEER, "ship", "shop"), AwaitingApproval.class);
        }
    }

    @Test
    void the_same_moment_is_taken_once_even_after_it_is_over() {
        try (var rig = new Rig(declared)) {
            assertEquals(Scheduled.TAKEN, ask(rig, BACKUP, "at 02:00"));
            assertEquals(Scheduled.TAKEN_BEFORE, ask(rig, BACKUP, "at 02:00"));
            Rig.await(() -> rig.operations.open().isEmpty());
            assertEquals(Scheduled.TAKEN_BEFORE, ask(rig, BACKUP, "at 02:00"));
            assertEquals(1, rig.executor.started.size());
        }
    }

    @Test
    void of_two_replicas_one_takes_it() {
        try (var rig = new Rig(declared, false)) {
            var answers = IntStream.range(0, 16)
                    .parallel()
                    .mapToObj(i -> ask(rig, BACKUP, "at 02:00"))
                    .toList();
            assertEquals(1, answers.stream().filter(Scheduled.TAKEN::equals).count(), answers.toString());
            only(rig);
        }
    }

    @Test
    void a_moment_that_comes_before_the_last_one_is_over_has_to_wait() throws InterruptedException {
        try (var rig = new Rig(declared)) {
            rig.executor.holds("make dump");
            assertEquals(Scheduled.TAKEN, ask(rig, BACKUP, "at 02:00"));
            rig.executor.awaitReached("make dump");
            assertEquals(Scheduled.NOT_YET, ask(rig, BACKUP, "at 03:00"));
            rig.executor.finish("make dump");
            Rig.await(() -> rig.operations.open().isEmpty());
            assertEquals(Scheduled.TAKEN, ask(rig, BACKUP, "at 03:00"));
        }
    }

    @Test
    void a_person_who_asks_while_a_quiet_one_runs_gets_one_that_is_told() {
        try (var rig = new Rig(declared, false)) {
            ask(rig, SHIP, "at 02:00");
            var quiet = only(rig).id();
            var asked = assertInstanceOf(
                    RequestOutcome.Accepted.class, rig.desk.request("ship", List.of("shop"), ENGINEER, "typed"));
            assertNotEquals(quiet, asked.id());
        }
    }

    @Test
    void quiet_ones_that_went_well_are_forgotten_and_all_others_stay() {
        try (var rig = new Rig(declared)) {
            ask(rig, SHIP, "at 02:00");
            ask(rig, BACKUP, "at 02:00");
            Rig.await(() -> rig.operations.open().isEmpty());
            rig.executor.fails("make ship");
            ask(rig, SHIP, "at 03:00");
            Rig.await(() -> rig.operations.open().isEmpty());

            var past = new QuietPast(rig.store);
            assertEquals(0, past.forget(rig.clock.instant()));
            rig.clock.pass(Duration.ofDays(8));
            assertEquals(1, past.forget(rig.clock.instant().minus(Duration.ofDays(7))));
            assertEquals(0, past.forget(rig.clock.instant()));
            assertEquals(2, rig.count("operation"));
            assertEquals(2, rig.count("step_attempt"));
        }
    }

    @Test
    void what_others_wait_for_is_not_for_a_schedule() {
        try (var rig = new Rig(declared, false)) {
            assertThrows(IllegalArgumentException.class, () -> ask(rig, Runbook.DEPLOY, "at 02:00"));
            assertEquals(List.of(), rig.operations.open());
        }
    }

    @Test
    void what_the_catalogue_has_no_more_is_not_asked_for() {
        try (var rig = new Rig(declared, false)) {
            assertEquals(Scheduled.NOT_DECLARED, ask(rig, new RunbookName("drill"), "at 02:00"));
            var staging = new EnvironmentName("staging");
            assertEquals(Scheduled.NOT_DECLARED, rig.desk.scheduled(SHOP, staging, BACKUP, Map.of(), "at 02:00"));
        }
    }
}
