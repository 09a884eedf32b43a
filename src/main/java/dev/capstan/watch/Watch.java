package dev.capstan.watch;

import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.plan.PlannedWatch;
import java.time.Instant;
import java.util.Optional;

/**
 * A deploy that is watched after its end.
 *
 * @param revision raised by every change: what was decided on an older one counts for nothing
 */
public record Watch(Operation deploy, WatchState state, long revision) {
    public PlannedWatch planned() {
        return deploy.plan().orElseThrow().watch().orElseThrow();
    }

    public Instant began() {
        return deploy.state() instanceof OperationState.Finished finished ? finished.at() : deploy.requestedAt();
    }

    /** From where on readings count. */
    public Instant since() {
        return began().plus(planned().settle());
    }

    public Instant until() {
        return began().plus(planned().within());
    }

    /** What was seen that somebody is told of. */
    public Optional<Evidence> evidence() {
        return switch (state) {
            case WatchState.Watching(var held) -> held.map(WatchState.Held::evidence);
            case WatchState.GoingBack going -> Optional.of(going.evidence());
            case WatchState.Asking asking -> Optional.of(asking.evidence());
            case WatchState.Over(var end, var at) -> end.evidence();
        };
    }
}
