package dev.capstan.operation.run;

import static dev.capstan.operation.TestCatalogue.APPROVER;
import static dev.capstan.operation.TestCatalogue.ENGINEER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.Result;
import dev.capstan.operation.TakenBack;
import dev.capstan.operation.TestCatalogue;
import dev.capstan.operation.plan.PlanProblem;
import dev.capstan.step.HostProbe.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes back by rule, on a real database. The runbook asks people for a yes; the rule has it already. */
class TakenBackTest {
    private static final String BEFORE = "a".repeat(40);
    private static final String LIVE = "b".repeat(40);
    private static final String OTHER = "c".repeat(40);

    private final TestCatalogue declared = new TestCatalogue();

    TakenBackTest() {
        declared.rollsBackByVersion = true;
    }

    /** What the target says is live, and what it finds under the name that it is asked for. */
    private static void finds(Rig rig, String live, String commit) {
        rig.probe.set(new Answer.Exited(0, "current " + live + "\ncommit " + commit + "\n", ""));
    }

    private static OperationId deployed(Rig rig) {
        var deploy = rig.asks(ENGINEER, "deploy", "shop", "v1");
        rig.approve(deploy, APPROVER);
        assertInstanceOf(
                Result.Succeeded.class, rig.awaitState(deploy, Finished.class).result());
        return deploy;
    }

    private static OperationId takesBack(Rig rig, OperationId deploy) {
        return rig.desk
                .takeBack(
                        rig.operations.find(deploy).orElseThrow().request(),
                        Runbook.ROLLBACK,
                        Map.of("version", BEFORE),
                        "too many errors",
                        new TakenBack(deploy, LIVE, BEFORE))
                .orElseThrow();
    }

    private static PlanProblem problem(Rig rig, OperationId id) {
        return assertInstanceOf(
                        Result.NotPlanned.class,
                        rig.awaitState(id, Finished.class).result())
                .problem();
    }

    @Test
    void it_runs_without_a_further_yes_and_once_however_often_it_is_asked_for() {
        try (var rig = new Rig(declared)) {
            var deploy = deployed(rig);
            finds(rig, LIVE, BEFORE);
            var rollback = takesBack(rig, deploy);
            assertInstanceOf(
                    Result.Succeeded.class,
                    rig.awaitState(rollback, Finished.class).result());
            var done = rig.operations.find(rollback).orElseThrow();
            assertEquals(UserId.CAPSTAN, done.request().requester());
            assertEquals(List.of(), done.approvals());
            assertEquals(
                    Map.of("version", BEFORE), done.plan().orElseThrow().facts().commits());
            assertEquals(rollback, takesBack(rig, deploy));
        }
    }

    @Test
    void behind_another_operation_it_does_not_wait() throws InterruptedException {
        try (var rig = new Rig(declared)) {
            var deploy = deployed(rig);
            finds(rig, LIVE, BEFORE);
            rig.executor.holds("make build");
            var other = rig.asks(ENGINEER, "deploy", "shop", "v2");
            rig.approve(other, APPROVER);
            rig.executor.awaitReached("make build");
            var rollback = takesBack(rig, deploy);
            assertEquals(new PlanProblem.Overtaken(other), problem(rig, rollback));
            assertEquals(
                    Optional.empty(),
                    rig.operations.find(rollback).orElseThrow().startedAt());
            rig.executor.finish("make build");
        }
    }

    @Test
    void when_something_else_is_live_it_does_not_run() {
        try (var rig = new Rig(declared)) {
            var deploy = deployed(rig);
            finds(rig, OTHER, BEFORE);
            assertEquals(new PlanProblem.NotAsLeft(LIVE, Optional.of(OTHER)), problem(rig, takesBack(rig, deploy)));
        }
    }

    @Test
    void when_something_else_would_come_back_it_does_not_run() {
        try (var rig = new Rig(declared)) {
            var deploy = deployed(rig);
            finds(rig, LIVE, OTHER);
            assertEquals(new PlanProblem.NotAsLeft(BEFORE, Optional.of(OTHER)), problem(rig, takesBack(rig, deploy)));
        }
    }
}
