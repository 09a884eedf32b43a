package dev.capstan.step.shell;

import dev.capstan.step.FailureReason;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One attempt from here to its end, as one runner sees it. */
final class AttemptWatch {
    /** A look costs the target a few processes: a short step is seen to end at once, a long one is looked at less often. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    /** From launch to claim; a supervisor that needs longer than this died on its way. */
    private static final Duration UNTIL_CLAIMED = Duration.ofSeconds(20);
    /** After the grace that the supervisor gives its group; if it is still there then, it did not hear. */
    private static final Duration UNTIL_FORCE = Duration.ofSeconds(5);

    private static final Duration UNTIL_GIVEN_UP = Duration.ofSeconds(30);

    private final StepWork work;
    private final StepSpec.Run run;
    private final AttemptFolders folders;
    private final Environments environments;
    private final Waiting waiting;
    private final StepWatcher watcher;
    private final Reach reach;
    private final String nonce = UUID.randomUUID().toString();
    private Tail tail;
    private Instant tailing;
    private Duration pause = FIRST_PAUSE;
    private boolean ageKnown;
    private Optional<Ending> ending = Optional.empty();

    AttemptWatch(
            StepWork work,
            StepSpec.Run run,
            AttemptFolders folders,
            Environments environments,
            Waiting waiting,
            StepWatcher watcher) {
        this.work = work;
        this.run = run;
        this.folders = folders;
        this.environments = environments;
        this.waiting = waiting;
        this.watcher = watcher;
        this.reach = new Reach(work, watcher, waiting);
    }

    private record Ending(AttemptState.EndReason reason, Instant force, boolean asked) {}

    StepOutcome start() {
        return waiting.wished(watcher)
                .or(() -> reach.ask(this::surroundings, this::launch))
                .orElseThrow();
    }

    private Optional<StepOutcome> launch(Surroundings around) {
        return reach.ask(() -> launchOnce(around), launched -> follow(around));
    }

    private Told<Boolean> launchOnce(Surroundings around) {
        var told = folders.launch(work, run, around, nonce, reach::wanted);
        boolean certainlyNot =
                switch (told) {
                    case Told.Said<Boolean> said -> false;
                    case Told.Silent<Boolean> silent -> !silent.mayBeDone();
                    case Told.Refused<Boolean> refused -> true;
                    case Told.Dropped<Boolean> dropped -> false;
                };
        if (!certainlyNot) {
            reach.mayHaveStarted();
        }
        return told;
    }

    StepOutcome resume() {
        reach.mayHaveStarted();
        return reach.ask(
                        () -> folders.abandon(work.host(), work.attempt(), nonce, reach::wanted),
                        state -> state instanceof AttemptState.Abandoned
                                ? Optional.of(new StepOutcome.NeverStarted())
                                : reach.ask(this::surroundingsOfResumed, this::follow))
                .orElseThrow();
    }

    private Told<Surroundings> surroundings() {
        return environments.gather(
                work.host(), work.folder(), work.envFile(), work.values(), work.secrets(), reach::wanted);
    }

    /** The script runs already with what it was given; a file that has vanished since must not stop the watching. */
    private Told<Surroundings> surroundingsOfResumed() {
        var told = surroundings();
        return told instanceof Told.Refused<Surroundings> refused && refused.reason() instanceof FailureReason.NotFound
                ? new Told.Said<>(Environments.surroundings(Map.of(), work.values(), work.secrets()))
                : told;
    }

    private Optional<StepOutcome> follow(Surroundings around) {
        tail = new Tail(around.redactor(), watcher);
        tailing = waiting.now();
        Optional<StepOutcome> over = Optional.empty();
        while (over.isEmpty()) {
            over = heed().or(this::end).or(this::look).or(() -> reach.pause(pause));
        }
        return over;
    }

    /** A wish to stop, or the time-out, begins the ending; letting go is at once. */
    private Optional<StepOutcome> heed() {
        var wished = waiting.wished(watcher);
        if (wished.isPresent() && wished.get() instanceof StepOutcome.LetGo) {
            return wished;
        }
        boolean late = !waiting.now().isBefore(reach.deadline());
        if (ending.isEmpty() && (wished.isPresent() || late)) {
            var reason = wished.isPresent() ? AttemptState.EndReason.STOPPED : AttemptState.EndReason.TIMED_OUT;
            var force = waiting.now().plus(folders.grace()).plus(UNTIL_FORCE);
            ending = Optional.of(new Ending(reason, force, false));
            // What follows is a matter of the grace, not of the step's own time.
            reach.until(force.plus(UNTIL_GIVEN_UP));
            pause = FIRST_PAUSE;
        } else if (late) {
            return Optional.of(new StepOutcome.Unknown());
        }
        return Optional.empty();
    }

    private Optional<StepOutcome> end() {
        if (ending.isEmpty()) {
            return Optional.empty();
        }
        var now = ending.get();
        boolean force = !waiting.now().isBefore(now.force());
        if (now.asked() && !force) {
            return Optional.empty();
        }
        return reach.ask(() -> folders.end(work.host(), work.attempt(), now.reason(), force, reach::wanted), state -> {
            // One that is about to be claimed must be asked again.
            boolean heard = !(state instanceof AttemptState.Unclaimed);
            ending = Optional.of(new Ending(now.reason(), now.force(), heard));
            return Optional.empty();
        });
    }

    private Optional<StepOutcome> look() {
        return reach.ask(
                () -> folders.look(
                        work.host(), work.attempt(), "output", tail.offset(), AttemptFolders.PIECE, reach::wanted),
                this::judge);
    }

    private Optional<StepOutcome> judge(AttemptFolders.Look look) {
        tail.read(look.output());
        learnAge(look);
        pause = longer(pause);
        if (look.output().length == AttemptFolders.PIECE) {
            pause = Duration.ZERO;
            return Optional.empty();
        }
        return switch (look.state()) {
            case AttemptState.Alive alive -> Optional.empty();
            case AttemptState.Unclaimed unclaimed -> claimInstead();
            case AttemptState.Abandoned abandoned -> Optional.of(new StepOutcome.NeverStarted());
            case AttemptState.Nothing vanished -> Optional.of(new StepOutcome.Unknown());
            case AttemptState.Gone gone -> last(new StepOutcome.Unknown());
            case AttemptState.NoFolder missing ->
                Optional.of(new StepOutcome.Failed(
                        new FailureReason.NotFound(work.host(), work.folder().orElse("~"))));
            case AttemptState.Exited exited ->
                last(
                        exited.code() == 0
                                ? new StepOutcome.Succeeded("")
                                : new StepOutcome.Failed(new FailureReason.ExitCode(exited.code())));
            case AttemptState.Ended ended ->
                last(
                        switch (ended.reason()) {
                            case STOPPED -> new StepOutcome.Stopped();
                            case TIMED_OUT -> new StepOutcome.Failed(new FailureReason.TimedOut(work.timeout()));
                        });
        };
    }

    /** The time-out counts from the claim, whoever watched then. */
    private void learnAge(AttemptFolders.Look look) {
        if (!ageKnown && ending.isEmpty() && look.state() instanceof AttemptState.Alive) {
            reach.until(waiting.now().plus(work.timeout()).minus(look.age()));
            ageKnown = true;
        }
    }

    private Optional<StepOutcome> claimInstead() {
        boolean stop = ending.isPresent();
        if (!stop && waiting.now().isBefore(tailing.plus(UNTIL_CLAIMED))) {
            pause = FIRST_PAUSE;
            return Optional.empty();
        }
        return reach.ask(
                () -> folders.abandon(work.host(), work.attempt(), nonce, reach::wanted),
                state -> state instanceof AttemptState.Abandoned
                        ? Optional.of(stop ? new StepOutcome.Stopped() : new StepOutcome.NeverStarted())
                        : Optional.empty());
    }

    private Optional<StepOutcome> last(StepOutcome outcome) {
        return reach.ask(
                () -> folders.look(work.host(), work.attempt(), "rest", 0, AttemptFolders.PIECE, reach::wanted),
                look -> {
                    if (look.output().length > 0) {
                        tail.finishWithEnd(look.output());
                    } else {
                        tail.finish();
                    }
                    return Optional.of(outcome);
                });
    }

    private static Duration longer(Duration pause) {
        var longer = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
}
