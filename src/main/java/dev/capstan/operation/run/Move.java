package dev.capstan.operation.run;

import dev.capstan.operation.Operation;
import dev.capstan.operation.Operations.Commit;
import java.time.Instant;
import java.util.Optional;

/** What a claimed operation needs next. */
sealed interface Move {
    /** It went on; look again. */
    record Onward(Operation operation) implements Move {}

    /** Somebody changed it meanwhile; load it and look again. */
    record Reload() implements Move {}

    /** Nothing to do until then; absent: until a person acts. */
    record Rest(Operation operation, Optional<Instant> until) implements Move {}

    /** Another runner has it. */
    record Lost() implements Move {}

    static Move after(Commit commit) {
        return switch (commit) {
            case Commit.Done(var operation) -> new Onward(operation);
            case Commit.Stale() -> new Reload();
            case Commit.Lost() -> new Lost();
        };
    }
}
