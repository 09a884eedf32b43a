package dev.capstan.incident;

import dev.capstan.alert.Where;
import dev.capstan.operation.OperationId;
import java.time.Instant;
import java.util.List;

/** A place where nothing else goes on. */
public final class NothingAround implements Surroundings {
    @Override
    public List<OperationId> operations(Where where, Instant from, Instant until, int limit) {
        return List.of();
    }

    @Override
    public List<Asked> asked(Where where, Instant from, Instant until, int limit) {
        return List.of();
    }
}
