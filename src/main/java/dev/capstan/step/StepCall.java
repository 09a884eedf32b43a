package dev.capstan.step;

import java.util.Map;

/** A step that another room offers under a name of its own. It must be safe to repeat: a resume starts it again. */
public interface StepCall {
    StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher);

    /**
     * While the plan is made: what it would do now. Nothing lasts of it.
     *
     * @param values service, environment, operation and parameters, as {@link StepWork#values()} will have them
     */
    default Look look(StepSpec.Call call, Map<String, String> values) {
        return new Look.Nothing();
    }
}
