package dev.capstan.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Asks all checks side by side. One that hangs is asked again only after its last answer, so that none pile up. */
final class Readiness {
    private final List<Asked> checks;
    private final Duration patience;

    Readiness(List<ReadyCheck> checks, Duration patience) {
        this.checks = checks.stream().map(Asked::new).toList();
        this.patience = patience;
    }

    /** The names of what is not ready, in the order given. */
    List<String> missing() {
        var answers = checks.stream().map(Asked::ask).toList();
        long deadline = System.nanoTime() + patience.toNanos();
        var missing = new ArrayList<String>();
        for (int i = 0; i < answers.size(); i++) {
            if (!yes(answers.get(i), deadline)) {
                missing.add(checks.get(i).check.name());
            }
        }
        return missing;
    }

    private static boolean yes(FutureTask<Boolean> answer, long deadline) {
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException notReady) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static final class Asked {
        private final ReadyCheck check;
        private final AtomicReference<FutureTask<Boolean>> underWay = new AtomicReference<>();

        Asked(ReadyCheck check) {
            this.check = check;
        }

        private FutureTask<Boolean> ask() {
            var waiting = underWay.get();
            if (waiting != null && !waiting.isDone()) {
                return waiting;
            }
            var question = new FutureTask<>(check.probe()::ready);
            if (!underWay.compareAndSet(waiting, question)) {
                return ask();
            }
            Thread.ofVirtual().name("ready-" + check.name()).start(question);
            return question;
        }
    }
}
