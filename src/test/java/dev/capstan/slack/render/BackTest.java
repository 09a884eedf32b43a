package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.catalog.Runbook;
import dev.capstan.operation.Result;
import dev.capstan.operation.Setback;
import dev.capstan.operation.StepRecord;
import dev.capstan.step.FailureReason;
import dev.capstan.step.StepOutcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** "Back and healthy" is only said when the journal proves it. */
class BackTest {
    private static Aftermath after(StepRecord... journal) {
        var failed = new Result.Failed(
                new Setback.StepFailed(8, Sample.UNHEALTHY), List.of(Runbook.ROLLBACK), Optional.empty());
        return Aftermath.of(Sample.view(Sample.approved(Sample.finished(failed)), journal), failed);
    }

    @Test
    void put_back_and_checked_is_back_and_healthy() {
        assertEquals(new Aftermath.Back(true), after(Sample.done(11), Sample.done(12), Sample.done(13)));
    }

    @Test
    void put_back_without_a_held_check_is_not_called_healthy() {
        assertEquals(new Aftermath.Back(false), after(Sample.done(11), Sample.done(12)));
    }

    @Test
    void a_check_that_a_person_counted_as_done_proves_no_health() {
        var counted = Sample.record(13, new StepOutcome.Failed(new FailureReason.ExitCode(1)), "");
        assertEquals(new Aftermath.Back(false), after(Sample.done(11), Sample.done(12), counted));
    }

    @Test
    void a_copy_whose_return_nobody_saw_is_not_called_back() {
        var unknown = Sample.record(11, new StepOutcome.Unknown(), "");
        assertEquals(new Aftermath.Ran(List.of(Runbook.ROLLBACK)), after(unknown, Sample.done(12), Sample.done(13)));
    }
}
