package dev.capstan.step;

/** A step that another room offers under a name of its own. It must be safe to repeat: a resume starts it again. */
public interface StepCall {
    StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher);
}
