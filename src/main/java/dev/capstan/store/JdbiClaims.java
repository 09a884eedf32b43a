package dev.capstan.store;

import dev.capstan.operation.Claims;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.StopRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Claims by the database's clock, so that replicas need not agree on the time. */
public final class JdbiClaims implements Claims {
    private final Store store;
    private final Documents documents;
    private final OperationRow row;

    public JdbiClaims(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
        this.row = new OperationRow(documents);
    }

    @Override
    public List<Due> due(int limit) {
        return store.with(handle -> handle.createQuery(
                        """
                        select id, plan is not null as planned from operation
                         where wake_at <= now() and not finished and (lease_until is null or lease_until < now())
                         order by wake_at
                         limit :limit
                        """)
                .bind("limit", limit)
                .map((found, context) -> new Due(new OperationId(found.getString("id")), found.getBoolean("planned")))
                .list());
    }

    @Override
    public Optional<Operation> claim(OperationId id, String runner, Duration lease) {
        return store.with(handle -> handle.createQuery(
                        """
                        update operation
                           set epoch = epoch + 1, runner = :runner,
                               lease_until = now() + :lease * interval '1 millisecond'
                         where id = :id and not finished and wake_at is not null
                           and (lease_until is null or lease_until < now())
                        returning %s
                        """
                                .formatted(OperationRow.COLUMNS))
                .bind("id", id.value())
                .bind("runner", runner)
                .bind("lease", lease.toMillis())
                .map(row)
                .findOne());
    }

    @Override
    public Optional<Renewal> renew(OperationId id, long epoch, Duration lease) {
        return store.with(handle -> handle.createQuery(
                        """
                        update operation set lease_until = now() + :lease * interval '1 millisecond'
                         where id = :id and epoch = :epoch
                        returning revision, stop, (select paused from pause) as paused
                        """)
                .bind("id", id.value())
                .bind("epoch", epoch)
                .bind("lease", lease.toMillis())
                .map((found, context) -> new Renewal(
                        found.getLong("revision"),
                        Optional.ofNullable(found.getString("stop"))
                                .map(text -> documents.read(text, StopRequest.class)),
                        found.getBoolean("paused")))
                .findOne());
    }

    @Override
    public boolean release(Operation operation, Optional<Instant> wake) {
        return store.with(handle -> handle.createUpdate(
                                """
                                update operation set runner = null, lease_until = null, wake_at = :wake
                                 where id = :id and epoch = :epoch and revision = :revision
                                """)
                        .bind("id", operation.id().value())
                        .bind("epoch", operation.epoch())
                        .bind("revision", operation.revision())
                        .bind("wake", wake.orElse(null))
                        .execute()
                == 1);
    }

    @Override
    public void abandon(OperationId id, long epoch) {
        store.with(handle -> handle.createUpdate(
                        """
                        update operation set runner = null, lease_until = null
                         where id = :id and epoch = :epoch
                        """)
                .bind("id", id.value())
                .bind("epoch", epoch)
                .execute());
    }
}
