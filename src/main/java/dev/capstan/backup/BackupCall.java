package dev.capstan.backup;

import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import java.util.Map;
import java.util.Optional;

/** A step of backups. What it declines is refused while it is planned, and fails while it runs. */
abstract class BackupCall implements StepCall {
    /** What it would do now, if there is anything to tell. */
    Optional<Preview> preview(StepSpec.Call call, Map<String, String> values) throws Declined {
        return Optional.empty();
    }

    /** @throws Broken when it ended otherwise than by success or refusal */
    abstract StepOutcome carryOut(StepSpec.Call call, StepWork work, StepWatcher watcher) throws Declined, Broken;

    @Override
    public final Look look(StepSpec.Call call, Map<String, String> values) {
        try {
            return preview(call, values).<Look>map(Look.Seen::new).orElseGet(Look.Nothing::new);
        } catch (Declined declined) {
            return new Look.Refused(declined.reason());
        }
    }

    @Override
    public final StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        try {
            return carryOut(call, work, watcher);
        } catch (Declined declined) {
            return new StepOutcome.Failed(declined.reason());
        } catch (Broken broken) {
            return broken.outcome();
        }
    }
}
