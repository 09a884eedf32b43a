package dev.capstan.step.shell;

import dev.capstan.step.Contact;
import dev.capstan.step.FailureReason;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks a host again and again until it answers or the step's time is over. Every question may be asked twice. */
final class Reach {
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);
    private static final Duration EAR = Duration.ofMillis(250);

    private final StepWork work;
    private final StepWatcher watcher;
    private final Waiting waiting;
    private final Contact contact;
    private Instant deadline;
    private boolean mayHaveStarted;

    Reach(StepWork work, StepWatcher watcher, Waiting waiting) {
        this.work = work;
        this.watcher = watcher;
        this.waiting = waiting;
        this.contact = new Contact(work.host(), watcher);
        this.deadline = waiting.now().plus(work.timeout());
    }

    Instant deadline() {
        return deadline;
    }

    void until(Instant newDeadline) {
        deadline = newDeadline;
    }

    /** From here on only the host can tell how it went: silence no longer means that nothing happened. */
    void mayHaveStarted() {
        mayHaveStarted = true;
    }

    /** Whether an answer is still worth waiting for. What runs must be stopped, so then a wish to stop is no reason. */
    boolean wanted() {
        return hurry().isEmpty();
    }

    /** Empty means: go on. */
    <T> Optional<StepOutcome> ask(Supplier<Told<T>> question, Function<T, Optional<StepOutcome>> next) {
        for (var backoff = FIRST_BACKOFF; ; backoff = longer(backoff)) {
            switch (question.get()) {
                case Told.Said<T> said -> {
                    contact.heard();
                    return next.apply(said.value());
                }
                case Told.Refused<T> refused -> {
                    if (!mayHaveStarted) {
                        return Optional.of(new StepOutcome.Failed(refused.reason()));
                    }
                    contact.lost(inWords(refused.reason()));
                }
                case Told.Silent<T> silent -> {
                    contact.lost(silent.why());
                    if (!mayHaveStarted && !waiting.now().isBefore(deadline)) {
                        return Optional.of(
                                new StepOutcome.Failed(new FailureReason.Unreachable(work.host(), silent.why())));
                    }
                }
                case Told.Dropped<T> dropped -> {
                    // The wish that made it so is heeded below.
                }
            }
            var over = pause(backoff);
            if (over.isPresent()) {
                return over;
            }
            if (mayHaveStarted && !waiting.now().isBefore(deadline)) {
                return Optional.of(new StepOutcome.Unknown());
            }
        }
    }

    /** Waits, unless there is hurry. */
    Optional<StepOutcome> pause(Duration length) {
        var end = waiting.now().plus(length);
        while (true) {
            var hurry = hurry();
            var left = Duration.between(waiting.now(), end);
            if (hurry.isPresent() || !left.isPositive()) {
                return hurry;
            }
            LockSupport.parkNanos((left.compareTo(EAR) < 0 ? left : EAR).toNanos());
        }
    }

    private Optional<StepOutcome> hurry() {
        return waiting.wished(watcher).filter(outcome -> !mayHaveStarted || outcome instanceof StepOutcome.LetGo);
    }

    private static String inWords(FailureReason reason) {
        return switch (reason) {
            case FailureReason.HostKeyRefused key -> "its host key " + key.fingerprint() + " is not the known one";
            case FailureReason.NotFound missing -> "not usable: " + missing.what();
            case FailureReason.Unsupported lacking -> "lacks " + lacking.what();
            case FailureReason.Unreachable unreachable -> unreachable.why();
            case FailureReason.ExitCode other -> other.toString();
            case FailureReason.TimedOut other -> other.toString();
            case FailureReason.CheckUnmet other -> other.toString();
            case FailureReason.RulesBroken other -> other.toString();
            case FailureReason.SecretMissing other -> other.toString();
            case FailureReason.Declined other -> other.toString();
        };
    }

    private static Duration longer(Duration backoff) {
        var doubled = backoff.multipliedBy(2);
        return doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
    }
}
