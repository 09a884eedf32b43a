package dev.capstan.operation.run;

import dev.capstan.step.FailureReason;
import dev.capstan.step.StepExecutor;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWatcher.Wish;
import dev.capstan.step.StepWork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Plays the targets: every script succeeds unless told otherwise, and what was started is remembered. */
final class ScriptedExecutor implements StepExecutor {
    final List<String> started = new CopyOnWriteArrayList<>();
    final List<String> resumed = new CopyOnWriteArrayList<>();
    private final Map<String, StepOutcome> outcomes = new ConcurrentHashMap<>();
    private final Map<String, StepOutcome> outcomesOnResume = new ConcurrentHashMap<>();
    private final Set<String> crashing = ConcurrentHashMap.newKeySet();
    private final Set<String> holding = ConcurrentHashMap.newKeySet();
    private final Map<String, CountDownLatch> reached = new ConcurrentHashMap<>();

    void fails(String script) {
        outcomes.put(script, new StepOutcome.Failed(new FailureReason.ExitCode(1)));
    }

    void succeeds(String script) {
        outcomes.remove(script);
    }

    void onResume(String script, StepOutcome outcome) {
        outcomesOnResume.put(script, outcome);
    }

    /** The script runs until it is stopped, let go, or this is undone by {@link #finish}. */
    void holds(String script) {
        holding.add(script);
    }

    /** Once, whoever starts the script never hears of it again, as if the machine had died. */
    void crashes(String script) {
        crashing.add(script);
    }

    void finish(String script) {
        holding.remove(script);
    }

    void awaitReached(String script) throws InterruptedException {
        if (!reached.computeIfAbsent(script, key -> new CountDownLatch(1)).await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody started " + script + ", only " + started);
        }
    }

    @Override
    public StepOutcome start(StepWork work, StepWatcher watcher) {
        var script = script(work);
        // Taken before anybody can know of the start: whoever takes over starts it again, and doesn't crash
        boolean crash = crashing.remove(script);
        started.add(script);
        reached.computeIfAbsent(script, key -> new CountDownLatch(1)).countDown();
        watcher.output(0, "said by " + script + "\n");
        return watch(
                () -> crash || holding.contains(script),
                crash,
                watcher,
                outcomes.getOrDefault(script, new StepOutcome.Succeeded("")));
    }

    @Override
    public StepOutcome resume(StepWork work, StepWatcher watcher) {
        var script = script(work);
        resumed.add(script);
        return watch(
                () -> holding.contains(script),
                false,
                watcher,
                outcomesOnResume.getOrDefault(script, new StepOutcome.Succeeded("")));
    }

    private static StepOutcome watch(BooleanSupplier goesOn, boolean deaf, StepWatcher watcher, StepOutcome outcome) {
        var pause = new CountDownLatch(1);
        while (goesOn.getAsBoolean()) {
            var wish = watcher.wish();
            if (wish == Wish.STOP && !deaf) {
                return new StepOutcome.Stopped();
            }
            if (wish == Wish.LET_GO) {
                return new StepOutcome.LetGo();
            }
            try {
                if (pause.await(Duration.ofMillis(10).toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("nobody counts this down");
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return new StepOutcome.LetGo();
            }
        }
        return outcome;
    }

    private static String script(StepWork work) {
        return work.spec() instanceof StepSpec.Run(var script)
                ? script
                : work.spec().toString();
    }
}
