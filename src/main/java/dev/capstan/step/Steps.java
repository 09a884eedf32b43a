package dev.capstan.step;

import java.util.Map;
import java.util.Optional;

/** Hands each kind of step to the one who carries it out. */
public final class Steps implements StepExecutor {
    private final StepExecutor run;
    private final StepExecutor checkEnv;
    private final Rounds rounds;
    private final Waiting waiting;
    private final Map<String, StepCall> calls;

    public Steps(StepExecutor run, StepExecutor checkEnv, Rounds rounds, Waiting waiting, Map<String, StepCall> calls) {
        this.run = run;
        this.checkEnv = checkEnv;
        this.rounds = rounds;
        this.waiting = waiting;
        this.calls = Map.copyOf(calls);
    }

    @Override
    public StepOutcome start(StepWork work, StepWatcher watcher) {
        return switch (work.spec()) {
            case StepSpec.Run script -> run.start(work, watcher);
            case StepSpec.CheckEnv check -> checkEnv.start(work, watcher);
            case StepSpec.Http http -> rounds.once(http.check(), work, watcher);
            case StepSpec.Until until -> rounds.until(until, work, watcher);
            case StepSpec.Wait wait -> waiting.pass(wait.length(), work, watcher);
            case StepSpec.Call call ->
                Optional.ofNullable(calls.get(call.name()))
                        .map(offered -> offered.run(call, work, watcher))
                        .orElseGet(() -> new StepOutcome.Failed(
                                new FailureReason.Unsupported(work.host(), "call: " + call.name())));
        };
    }

    /** All but {@code run} only look or wait, or promise to be safe to repeat. */
    @Override
    public StepOutcome resume(StepWork work, StepWatcher watcher) {
        return switch (work.spec()) {
            case StepSpec.Run script -> run.resume(work, watcher);
            case StepSpec.CheckEnv check -> start(work, watcher);
            case StepSpec.Http http -> start(work, watcher);
            case StepSpec.Until until -> start(work, watcher);
            case StepSpec.Wait wait -> start(work, watcher);
            case StepSpec.Call call -> start(work, watcher);
        };
    }
}
