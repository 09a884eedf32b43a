package dev.capstan.watch;

import dev.capstan.catalog.Text;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.Result;
import dev.capstan.operation.plan.PlannedWatch.Mode;
import dev.capstan.watch.WatchState.Asking;
import dev.capstan.watch.WatchState.GoingBack;
import dev.capstan.watch.WatchState.Held;
import dev.capstan.watch.WatchState.Over;
import dev.capstan.watch.WatchState.Watching;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What follows for a watch from what is known now. Pure. */
final class Judgement {
    /** For how long people may answer. */
    static final Duration PATIENCE = Duration.ofHours(24);

    private final Watch watch;
    private final Sight sight;
    private final Instant now;

    private Judgement(Watch watch, Sight sight, Instant now) {
        this.watch = watch;
        this.sight = sight;
        this.now = now;
    }

    /**
     * @param evidence a limit was passed for as long as it has to, all of it since readings count and up to now
     * @param pending some limit is passed, but not for long enough, since this moment
     * @param unseen of which there are no readings lately
     * @param atWork who holds the lock
     * @param overtaker what has begun to move the service on since the deploy ended
     * @param way back
     * @param passage what the deploy did to the database; looked at only where it matters
     */
    record Sight(
            Optional<Evidence> evidence,
            Optional<Instant> pending,
            List<Text> unseen,
            Optional<OperationId> atWork,
            Optional<OperationId> overtaker,
            WayBack way,
            Supplier<Passage> passage) {}

    /** The state that comes next; absent: all stays as it is. */
    static Optional<WatchState> of(Watch watch, Sight sight, Instant now) {
        var judgement = new Judgement(watch, sight, now);
        return switch (watch.state()) {
            case Watching watching -> judgement.watching(watching).filter(next -> !next.equals(watching));
            case Asking asking -> judgement.asking(asking);
            case GoingBack going -> Optional.empty();
            case Over over -> Optional.empty();
        };
    }

    private Optional<WatchState> watching(Watching watching) {
        if (sight.overtaker().isPresent()) {
            var seen = sight.evidence().or(() -> watching.held().map(Held::evidence));
            return over(new End.Overtaken(sight.overtaker().get(), seen));
        }
        boolean late = !now.isBefore(watch.until());
        if (sight.evidence().isPresent()) {
            return Optional.of(passed(watching, sight.evidence().get(), late));
        }
        boolean undecided =
                sight.pending().filter(since -> since.isBefore(watch.until())).isPresent();
        return late && !undecided ? over(new End.Quiet(sight.unseen())) : Optional.of(new Watching(Optional.empty()));
    }

    private WatchState passed(Watching watching, Evidence evidence, boolean late) {
        if (sight.atWork().isEmpty()) {
            return act(evidence);
        }
        var by = sight.atWork().get();
        return late
                ? new Asking(evidence, new Why.Locked(by), now)
                : new Watching(watching.held()
                        .filter(held -> held.by().equals(by))
                        .or(() -> Optional.of(new Held(by, evidence))));
    }

    private WatchState act(Evidence evidence) {
        if (sight.way() instanceof WayBack.Unknown(var reason)) {
            return new Asking(evidence, new Why.WayLost(reason), now);
        }
        return switch (sight.passage().get()) {
            case Passage.Incompatible(var migration) -> new Asking(evidence, new Why.Incompatible(migration), now);
            case Passage.Unknown(var before, var after) ->
                new Asking(evidence, new Why.MigrationUnknown(before, after), now);
            case Passage.Free free ->
                watch.planned().mode() == Mode.AUTO
                        ? new GoingBack(evidence, Optional.empty())
                        : new Asking(evidence, new Why.Declared(), now);
        };
    }

    private Optional<WatchState> asking(Asking asking) {
        if (sight.overtaker().isPresent()) {
            return over(new End.Overtaken(sight.overtaker().get(), Optional.of(asking.evidence())));
        }
        return now.isBefore(asking.since().plus(PATIENCE))
                ? Optional.empty()
                : over(new End.Unanswered(asking.evidence()));
    }

    private Optional<WatchState> over(End end) {
        return Optional.of(new Over(end, now));
    }

    /** What follows from how the operation fares that leads back. */
    static Optional<WatchState> of(Watch watch, GoingBack going, Operation rollback, Instant now) {
        if (rollback.request()
                .takesBack()
                .filter(back -> back.operation().equals(watch.deploy().id()))
                .isEmpty()) {
            // A person asked for the same at the same moment
            return Optional.of(new Over(new End.Overtaken(rollback.id(), Optional.of(going.evidence())), now));
        }
        if (!(rollback.state() instanceof OperationState.Finished finished)) {
            return Optional.empty();
        }
        if (finished.result() instanceof Result.Succeeded) {
            return Optional.of(new Over(new End.RolledBack(going.evidence(), rollback.id()), now));
        }
        return Optional.of(
                finished.startedAt().isEmpty()
                        ? new Asking(going.evidence(), new Why.NotRun(rollback.id()), now)
                        : new Over(new End.RollbackFailed(going.evidence(), rollback.id()), now));
    }
}
