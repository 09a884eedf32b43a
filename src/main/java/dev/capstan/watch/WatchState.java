package dev.capstan.watch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.capstan.operation.OperationId;
import java.time.Instant;
import java.util.Optional;

/** Where a watch stands. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WatchState.Watching.class, name = "watching"),
    @JsonSubTypes.Type(value = WatchState.GoingBack.class, name = "going-back"),
    @JsonSubTypes.Type(value = WatchState.Asking.class, name = "asking"),
    @JsonSubTypes.Type(value = WatchState.Over.class, name = "over"),
})
public sealed interface WatchState {
    WatchState BEGUN = new Watching(Optional.empty());

    /** @param held what it would have acted upon, had nobody else been at work */
    record Watching(Optional<Held> held) implements WatchState {}

    record Held(OperationId by, Evidence evidence) {}

    /**
     * It was decided, once and for all.
     *
     * @param by the operation that leads back, once it is recorded
     */
    record GoingBack(Evidence evidence, Optional<OperationId> by) implements WatchState {}

    record Asking(Evidence evidence, Why why, Instant since) implements WatchState {}

    record Over(End end, Instant at) implements WatchState {}
}
