package dev.capstan.step.shell;

import dev.capstan.step.Hosts;
import dev.capstan.step.StepExecutor;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Waiting;

/**
 * Carries out {@code run} steps: a script run by {@code /bin/sh} with {@code set -e} before its first line, detached, so
 * that it outlives the bot.
 */
public final class RunExecutor implements StepExecutor {
    private final AttemptFolders folders;
    private final Environments environments;
    private final Waiting waiting;

    public RunExecutor(Hosts hosts, AttemptFolders folders, Waiting waiting) {
        this.folders = folders;
        this.environments = new Environments(new Programs(hosts));
        this.waiting = waiting;
    }

    @Override
    public StepOutcome start(StepWork work, StepWatcher watcher) {
        return watch(work, watcher).start();
    }

    @Override
    public StepOutcome resume(StepWork work, StepWatcher watcher) {
        return watch(work, watcher).resume();
    }

    private AttemptWatch watch(StepWork work, StepWatcher watcher) {
        if (!(work.spec() instanceof StepSpec.Run run)) {
            throw new IllegalArgumentException("not a run step: " + work.attempt());
        }
        return new AttemptWatch(work, run, folders, environments, waiting, watcher);
    }
}
