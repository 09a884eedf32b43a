package dev.capstan.operation.run;

import static dev.capstan.operation.TestCatalogue.APPROVER;
import static dev.capstan.operation.TestCatalogue.BACKUP;
import static dev.capstan.operation.TestCatalogue.ENGINEER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.capstan.catalog.Guard;
import dev.capstan.catalog.Manner;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.OperationState.Running;
import dev.capstan.operation.OperationState.WaitingForLock;
import dev.capstan.operation.Result;
import dev.capstan.operation.Scope;
import dev.capstan.operation.TestCatalogue;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Those in line, and those aside. */
class LinesTest {
    private final TestCatalogue declared = new TestCatalogue();

    private static void succeeds(Rig rig, OperationId id) {
        assertInstanceOf(
                Result.Succeeded.class, rig.awaitState(id, Finished.class).result());
    }

    private static Scope scope(Rig rig, OperationId id) {
        return rig.operations.find(id).orElseThrow().request().scope();
    }

    @Test
    void a_deploy_runs_while_a_backup_runs_and_the_other_way_round() throws InterruptedException {
        try (var rig = new Rig(declared)) {
            rig.executor.holds("make dump");
            var backup = rig.asks(ENGINEER, "backup", "shop");
            rig.executor.awaitReached("make dump");
            var deploy = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(deploy, APPROVER);
            succeeds(rig, deploy);
            rig.awaitState(backup, Running.class);

            rig.executor.holds("make build");
            var longer = rig.asks(ENGINEER, "deploy", "shop", "v2");
            rig.approve(longer, APPROVER);
            rig.await(longer, operation -> operation.state() instanceof Running running && running.step() == 3);
            rig.executor.finish("make dump");
            succeeds(rig, backup);
            succeeds(rig, rig.asks(ENGINEER, "backup", "shop"));
            rig.awaitState(longer, Running.class);
        }
    }

    @Test
    void two_backups_wait_for_each_other_in_the_order_they_came() throws InterruptedException {
        try (var rig = new Rig(declared)) {
            rig.executor.holds("make dump");
            var first = rig.asks(ENGINEER, "backup", "shop", "orders");
            rig.executor.awaitReached("make dump");
            var second = rig.asks(ENGINEER, "backup", "shop", "files");
            var waiting = rig.await(
                    second,
                    operation ->
                            operation.state() instanceof WaitingForLock(var since, var holder) && holder.isPresent());
            assertEquals(Optional.of(first), ((WaitingForLock) waiting.state()).holder());
            assertEquals(
                    List.of(first), rig.operations.view(second).orElseThrow().others());
            assertEquals(1, rig.executor.started.size());

            rig.executor.finish("make dump");
            succeeds(rig, first);
            succeeds(rig, second);
            assertEquals(Optional.empty(), rig.operations.holder(scope(rig, first), Manner.ASIDE));
        }
    }

    @Test
    void whoever_asks_who_is_in_line_hears_nothing_of_those_aside() throws InterruptedException {
        declared.guard = Guard.NONE;
        try (var rig = new Rig(declared)) {
            rig.executor.holds("make dump");
            var backup = rig.asks(ENGINEER, "backup", "shop");
            rig.executor.awaitReached("make dump");
            assertEquals(Optional.empty(), rig.operations.holder(scope(rig, backup)));
            assertEquals(Optional.of(backup), rig.operations.holder(scope(rig, backup), Manner.ASIDE));
            assertEquals(Optional.empty(), rig.operations.holder(scope(rig, backup), Manner.QUIET));

            var rollback = rig.asks(ENGINEER, "rollback", "shop");
            assertEquals(List.of(), rig.operations.view(rollback).orElseThrow().others());
            succeeds(rig, rollback);
            rig.executor.finish("make dump");
            succeeds(rig, backup);
            assertEquals(
                    List.of(rollback),
                    rig.operations.recent(scope(rig, backup), 10).stream()
                            .map(Operation::id)
                            .toList());
        }
    }

    @Test
    void what_was_stored_before_there_were_lines_is_in_the_usual_one() throws SQLException {
        try (var rig = new Rig(declared, false)) {
            var id = rig.asks(ENGINEER, "backup", "shop");
            try (var connection = rig.store.dataSource().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("update operation set request = request - 'manner'");
            }
            var request = rig.operations.find(id).orElseThrow().request();
            assertEquals(BACKUP, request.runbook());
            assertEquals(Manner.IN_LINE, request.manner());
        }
    }
}
