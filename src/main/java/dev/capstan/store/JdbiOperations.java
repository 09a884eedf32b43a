package dev.capstan.store;

import dev.capstan.catalog.Manner;
import dev.capstan.operation.Journal;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationRequest;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationView;
import dev.capstan.operation.Operations;
import dev.capstan.operation.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Operations on PostgreSQL. */
public final class JdbiOperations implements Operations {
    /** What is there already is looked for only where nothing new could be written: a crowd of new ones pays nothing for it. */
    private static final String RECEIVE =
            """
            with fresh as (
              insert into operation (id, service, environment, component, line, runbook, delivery, likeness, request,
                                     state, wake_at, requested_at, changed_at)
              values (:id, :service, :environment, :component, :line, :runbook, :delivery, :likeness,
                      cast(:request as jsonb), cast(:state as jsonb), :now, :now, :now)
              on conflict do nothing
              returning id
            ), history as (
              insert into operation_history (operation, revision, at, actor, what)
              select id, 1, :now, :actor, 'requested' from fresh
            ), tell as (
              insert into outbox (kind, subject) select 'OPERATION', id from fresh
            )
            select id, true as fresh from fresh
            union all
            select id, false from operation where not exists (select from fresh) and delivery = :delivery
            union all
            select id, false from operation
             where not exists (select from fresh) and likeness = :likeness and not finished
            limit 1
            """;

    private static final String OTHERS =
            """
            (select o.id, true as holds, l.since as at
               from operation_lock l join operation o on o.id = l.operation
              where not o.finished and o.id <> :id
                and (l.service, l.environment, l.component, l.line) = (:service, :environment, :component, :line))
            union all
            (select o.id, false, o.requested_at
               from operation o
              where not o.finished and o.id <> :id
                and (o.service, o.environment, o.component, o.line) = (:service, :environment, :component, :line)
                and o.requested_at < :asked
                and not exists (select from operation_lock l where l.operation = o.id)
              order by o.requested_at
              limit 5)
            order by holds desc, at
            limit 5
            """;

    private static final String IN_THIS_LINE =
            "service = :service and environment = :environment and component = :component and line = :line";

    private static final int TRIES = 5;

    private final Store store;
    private final Documents documents;
    private final Journal journal;
    private final OperationRow row;
    private final OperationCommit commit;

    public JdbiOperations(Store store, Documents documents, Journal journal) {
        this.store = store;
        this.documents = documents;
        this.journal = journal;
        this.row = new OperationRow(documents);
        this.commit = new OperationCommit(documents);
    }

    /**
     * The statement answers nothing when an equal request was being committed at the same moment, or when the id is
     * taken: then it asks again.
     */
    @Override
    public Received receive(Supplier<OperationId> ids, OperationRequest request, String delivery, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            var id = ids.get();
            var received = store.with(handle -> inLine(request, handle.createQuery(RECEIVE))
                    .bind("id", id.value())
                    .bind("runbook", request.runbook().value())
                    .bind("delivery", delivery)
                    .bind("likeness", likeness(request))
                    .bind("request", documents.write(request))
                    .bind("state", documents.write(new OperationState.Requested()))
                    .bind("now", now)
                    .bind("actor", request.requester().value())
                    .map((found, context) ->
                            new Received(new OperationId(found.getString("id")), found.getBoolean("fresh")))
                    .findOne());
            if (received.isPresent()) {
                return received.get();
            }
        }
        throw new IllegalStateException("no id was free in " + TRIES + " tries");
    }

    @Override
    public boolean received(String delivery) {
        return store.with(
                handle -> handle.createQuery("select exists (select from operation where delivery = :delivery)")
                        .bind("delivery", delivery)
                        .mapTo(Boolean.class)
                        .one());
    }

    /** What makes two requests the same: everything but who asked and why. One that is told is not like a quiet one. */
    private String likeness(OperationRequest request) {
        var alike = documents.write(
                List.of(request.scope(), request.runbook(), request.parameters(), request.planOnly(), request.quiet()));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(alike.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Optional<Operation> find(OperationId id) {
        return store.with(handle -> find(handle, id));
    }

    private Optional<Operation> find(Handle handle, OperationId id) {
        return handle.createQuery("select " + OperationRow.COLUMNS + " from operation where id = :id")
                .bind("id", id.value())
                .map(row)
                .findOne();
    }

    @Override
    public Optional<OperationView> view(OperationId id) {
        return find(id).map(operation -> new OperationView(operation, journal.newest(id), others(operation), paused()));
    }

    private List<OperationId> others(Operation operation) {
        return store.with(handle -> inLine(operation.request(), handle.createQuery(OTHERS))
                .bind("id", operation.id().value())
                .bind("asked", operation.requestedAt())
                .mapTo(String.class)
                .map(OperationId::new)
                .list());
    }

    @Override
    public List<Operation> open() {
        return store.with(handle -> handle.createQuery("select " + OperationRow.COLUMNS
                        + " from operation where not finished order by requested_at, id limit 200")
                .map(row)
                .list());
    }

    @Override
    public List<Operation> recent(Scope scope, int limit) {
        return store.with(handle -> inLine(
                        scope,
                        Manner.IN_LINE,
                        handle.createQuery("select " + OperationRow.COLUMNS + " from operation where finished and "
                                + IN_THIS_LINE + " order by requested_at desc limit :limit"))
                .bind("limit", limit)
                .map(row)
                .list());
    }

    @Override
    public Optional<OperationId> holder(Scope scope, Manner manner) {
        return store.with(handle -> holder(handle, scope, manner));
    }

    private static Optional<OperationId> holder(Handle handle, Scope scope, Manner manner) {
        return inLine(scope, manner, handle.createQuery("select operation from operation_lock where " + IN_THIS_LINE))
                .mapTo(String.class)
                .findOne()
                .map(OperationId::new);
    }

    @Override
    public Commit commit(Operation from, Operation to, Entry why, Optional<Instant> wake) {
        return store.with(handle -> commit.change(handle, from, to, why, wake));
    }

    @Override
    public LockAnswer takeLock(Operation waiting, Operation running, Entry why) {
        var request = waiting.request();
        return store.inTransaction(handle -> {
            var first = firstInLine(handle, request);
            if (first.isPresent() && !first.get().equals(waiting.id())) {
                return new LockAnswer.Behind(
                        holder(handle, request.scope(), request.manner()).orElse(first.get()));
            }
            if (!insertLock(handle, waiting, why.at())) {
                return holder(handle, request.scope(), request.manner())
                        .<LockAnswer>map(LockAnswer.Behind::new)
                        .orElseGet(LockAnswer.Moved::new);
            }
            if (commit.change(handle, waiting, running, why, Optional.of(why.at())) instanceof Commit.Done(var done)) {
                return new LockAnswer.Taken(done);
            }
            handle.rollback();
            return new LockAnswer.Moved();
        });
    }

    private static Optional<OperationId> firstInLine(Handle handle, OperationRequest request) {
        return inLine(
                        request,
                        handle.createQuery("select id from operation"
                                + " where not finished and state ->> 'state' = 'waiting-for-lock' and " + IN_THIS_LINE
                                + " order by cast(state ->> 'since' as timestamptz), id limit 1"))
                .mapTo(String.class)
                .findOne()
                .map(OperationId::new);
    }

    private static boolean insertLock(Handle handle, Operation taker, Instant at) {
        return inLine(
                                taker.request(),
                                handle.createUpdate(
                                        """
                                insert into operation_lock (service, environment, component, line, operation, since)
                                values (:service, :environment, :component, :line, :operation, :at)
                                on conflict do nothing
                                """))
                        .bind("operation", taker.id().value())
                        .bind("at", at)
                        .execute()
                == 1;
    }

    @Override
    public boolean paused() {
        return store.with(handle -> handle.createQuery("select paused from pause")
                .mapTo(Boolean.class)
                .one());
    }

    /** On resuming, whatever rested at a step is due at once. */
    @Override
    public void pause(boolean paused, String by, Instant now) {
        store.with(handle -> handle.createUpdate(
                        """
                        with switched as (update pause set paused = :paused, by = :by, at = :now),
                        told as (
                          insert into outbox (kind, subject)
                          select 'OPERATION', id from operation
                           where not finished and state ->> 'state' = 'running'
                          on conflict (kind, subject) do update set revision = nextval('outbox_revision'))
                        update operation set wake_at = now()
                         where not finished and state ->> 'state' = 'running'
                        """)
                .bind("paused", paused)
                .bind("by", by)
                .bind("now", now)
                .execute());
    }

    private static <S extends SqlStatement<S>> S inLine(OperationRequest request, S statement) {
        return inLine(request.scope(), request.manner(), statement);
    }

    private static <S extends SqlStatement<S>> S inLine(Scope scope, Manner manner, S statement) {
        return statement
                .bind("service", scope.service().value())
                .bind("environment", scope.environment().value())
                .bind("component", scope.component().map(Object::toString).orElse(""))
                .bind(
                        "line",
                        switch (manner) {
                            case IN_LINE -> "";
                            case ASIDE -> "aside";
                            case QUIET -> "quiet";
                        });
    }
}
