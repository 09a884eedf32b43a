package dev.capstan.store;

import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.Operations;
import dev.capstan.operation.Scope;
import dev.capstan.watch.Watch;
import dev.capstan.watch.WatchState;
import dev.capstan.watch.Watches;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** Watches on PostgreSQL. */
public final class JdbiWatches implements Watches {
    private static final String OVERLAPPING =
            """
            service = :service and environment = :environment and line = ''
            and (component = :component or component = '' or :component = '')
            """;

    private final Store store;
    private final Documents documents;
    private final Operations operations;
    private final OperationRow row;

    public JdbiWatches(Store store, Documents documents, Operations operations) {
        this.store = store;
        this.documents = documents;
        this.operations = operations;
        this.row = new OperationRow(documents);
    }

    @Override
    public List<Watch> open() {
        return store.with(handle -> read(handle.createQuery(
                "select operation, state, revision from watch where not is_over order by operation")));
    }

    @Override
    public Optional<Watch> of(OperationId deploy) {
        return store
                .with(handle -> read(
                        handle.createQuery("select operation, state, revision from watch where operation = :operation")
                                .bind("operation", deploy.value())))
                .stream()
                .findFirst();
    }

    private List<Watch> read(Query query) {
        record Row(OperationId deploy, WatchState state, long revision) {}
        return query
                .map((found, context) -> new Row(
                        new OperationId(found.getString("operation")),
                        documents.read(found.getString("state"), WatchState.class),
                        found.getLong("revision")))
                .list()
                .stream()
                .map(each -> new Watch(operations.find(each.deploy()).orElseThrow(), each.state(), each.revision()))
                .toList();
    }

    @Override
    public boolean change(Watch from, WatchState to) {
        return store.with(handle -> handle.createQuery(
                                """
                                with changed as (
                                  update watch set state = cast(:state as jsonb), revision = revision + 1
                                   where operation = :operation and revision = :revision
                                  returning operation
                                ), tell as (
                                  insert into outbox (kind, subject) select 'WATCH', operation from changed
                                  on conflict (kind, subject) do update
                                     set revision = nextval('outbox_revision'), due_at = least(outbox.due_at, now())
                                )
                                select count(*) from changed
                                """)
                        .bind("state", documents.write(to))
                        .bind("operation", from.deploy().id().value())
                        .bind("revision", from.revision())
                        .mapTo(Integer.class)
                        .one()
                == 1);
    }

    @Override
    public Optional<OperationId> atWork(Scope scope) {
        return store.with(handle -> at(
                        scope,
                        handle.createQuery("select operation from operation_lock where " + OVERLAPPING
                                + " order by since limit 1"))
                .mapTo(String.class)
                .findOne()
                .map(OperationId::new));
    }

    @Override
    public List<Operation> changedSince(Scope scope, Instant since) {
        return store.with(handle -> changedSince(handle, scope, since));
    }

    private List<Operation> changedSince(Handle handle, Scope scope, Instant since) {
        return at(
                        scope,
                        handle.createQuery("select " + OperationRow.COLUMNS + " from operation where " + OVERLAPPING
                                + " and changed_at >= :since order by requested_at"))
                .bind("since", since)
                .map(row)
                .list();
    }

    private static <S extends SqlStatement<S>> S at(Scope scope, S statement) {
        return statement
                .bind("service", scope.service().value())
                .bind("environment", scope.environment().value())
                .bind("component", scope.component().map(Object::toString).orElse(""));
    }
}
