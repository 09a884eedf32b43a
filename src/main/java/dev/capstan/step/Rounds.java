package dev.capstan.step;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks checks: once, or round after round until all of one round hold. */
public final class Rounds {
    private static final Duration AGAIN_AFTER_SILENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

    private final Asker<HttpCheck> http;
    private final Asker<ScriptCheck> script;
    private final Waiting waiting;

    public Rounds(Asker<HttpCheck> http, Asker<ScriptCheck> script, Waiting waiting) {
        this.http = http;
        this.script = script;
        this.waiting = waiting;
    }

    StepOutcome once(HttpCheck check, StepWork work, StepWatcher watcher) {
        return asking(List.of(check), Optional.empty(), work, watcher);
    }

    StepOutcome until(StepSpec.Until until, StepWork work, StepWatcher watcher) {
        return asking(until.checks(), Optional.of(until.every()), work, watcher);
    }

    /** Without {@code every} an unmet check ends it; an unreachable target is asked again in any case. */
    private StepOutcome asking(List<Check> checks, Optional<Duration> every, StepWork work, StepWatcher watcher) {
        var began = waiting.now();
        var deadline = began.plus(work.timeout());
        var contact = new Contact(work.host(), watcher);
        Optional<FailureReason> last = Optional.empty();
        while (true) {
            var round = round(checks, work, watcher, began, deadline);
            switch (round) {
                case Round.Ended ended -> {
                    return ended.outcome();
                }
                case Round.Unmet unmet -> {
                    contact.heard();
                    last = Optional.of(unmet.reason());
                    if (every.isEmpty()) {
                        return new StepOutcome.Failed(unmet.reason());
                    }
                }
                case Round.Silent silent -> {
                    contact.lost(silent.why());
                    last = Optional.of(new FailureReason.Unreachable(work.host(), silent.why()));
                }
            }
            var pause = round instanceof Round.Silent ? AGAIN_AFTER_SILENCE : every.orElse(AGAIN_AFTER_SILENCE);
            var left = Duration.between(waiting.now(), deadline);
            var wished = waiting.pause(pause.compareTo(left) < 0 ? pause : left, watcher);
            if (wished.isPresent()) {
                return wished.get();
            }
            if (!waiting.now().isBefore(deadline)) {
                return new StepOutcome.Failed(last.get());
            }
        }
    }

    private Round round(List<Check> checks, StepWork work, StepWatcher watcher, Instant began, Instant deadline) {
        var answers = new ArrayList<String>();
        for (var check : checks) {
            var wished = waiting.wished(watcher);
            if (wished.isPresent()) {
                return new Round.Ended(wished.get());
            }
            switch (ask(check, work, Duration.between(waiting.now(), deadline), watcher)) {
                case Asker.Verdict.Holds holds -> answers.add((check.name() + " " + holds.answer()).strip());
                case Asker.Verdict.Unmet unmet -> {
                    var lasted = Duration.between(began, waiting.now());
                    return new Round.Unmet(
                            new FailureReason.CheckUnmet(check.name(), unmet.asked(), unmet.answer(), lasted));
                }
                case Asker.Verdict.Unreachable silent -> {
                    return new Round.Silent(silent.why());
                }
                case Asker.Verdict.Impossible impossible -> {
                    return new Round.Ended(new StepOutcome.Failed(impossible.reason()));
                }
            }
        }
        return new Round.Ended(new StepOutcome.Succeeded(String.join(" · ", answers)));
    }

    private Asker.Verdict ask(Check check, StepWork work, Duration left, StepWatcher watcher) {
        var atLeast = left.isPositive() ? left : Duration.ofMillis(1);
        return switch (check) {
            case HttpCheck one -> http.ask(one, work, shorter(one.timeout(), atLeast), () -> goesOn(watcher));
            case ScriptCheck one -> script.ask(one, work, shorter(LONGEST_LOOK, atLeast), () -> goesOn(watcher));
        };
    }

    private boolean goesOn(StepWatcher watcher) {
        return waiting.wished(watcher).isEmpty();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private sealed interface Round {
        record Ended(StepOutcome outcome) implements Round {}

        record Unmet(FailureReason reason) implements Round {}

        record Silent(String why) implements Round {}
    }
}
