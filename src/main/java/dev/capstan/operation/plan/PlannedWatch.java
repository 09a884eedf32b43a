package dev.capstan.operation.plan;

import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Text;
import java.time.Duration;
import java.util.List;

/**
 * What is watched once the plan has succeeded, and what leads back: whoever approves the plan approves this.
 *
 * @param within for how long after its end
 * @param settle for how long after its end readings don't count yet
 * @param back the runbook that leads back
 * @param triggers any one of them is enough
 */
public record PlannedWatch(Mode mode, Duration within, Duration settle, RunbookName back, List<Trigger> triggers) {
    public PlannedWatch {
        triggers = List.copyOf(triggers);
    }

    public enum Mode {
        /** It is rolled back without asking anybody. */
        AUTO,
        ASK
    }

    /**
     * @param monitor by name
     * @param comparison by the name of one that monitors know
     * @param bound as the monitor keeps its numbers
     * @param limit as people read it: {@code > 5 %}
     * @param lasting for how long it has to be passed
     */
    public record Trigger(
            String monitor, Text title, String comparison, double bound, String limit, Duration lasting) {}
}
