package dev.capstan.store;

import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.Operations.Commit;
import dev.capstan.operation.Operations.Entry;
import dev.capstan.operation.Result;
import dev.capstan.operation.plan.Plan;
import dev.capstan.watch.WatchState;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * One change of an operation in one statement: state, history, outbox, and on finishing the lock, those who wait for it,
 * and the watch that was agreed to.
 */
final class OperationCommit {
    private static final String CHANGE =
            """
            with changed as (
              update operation
                 set state = cast(:state as jsonb), plan = cast(:plan as jsonb), digest = :digest,
                     approvals = cast(:approvals as jsonb), stop = cast(:stop as jsonb),
                     revision = revision + 1, wake_at = :wake, changed_at = :at
               where id = :id and revision = :revision and epoch = :epoch
              returning id, revision, service, environment, component, line
            ), history as (
              insert into operation_history (operation, revision, at, actor, what, detail)
              select id, revision, :at, :actor, :what, :detail from changed
            ), tell as (
              insert into outbox (kind, subject) select 'OPERATION', id from changed
              on conflict (kind, subject) do update
                 set revision = nextval('outbox_revision'), due_at = least(outbox.due_at, now())
            ), unlocked as (
              delete from operation_lock where :finished and operation in (select id from changed)
            ), woken as (
              update operation waiting set wake_at = now()
                from changed
               where :finished and waiting.id <> changed.id and not waiting.finished
                 and waiting.state ->> 'state' = 'waiting-for-lock'
                 and (waiting.service, waiting.environment, waiting.component, waiting.line)
                   = (changed.service, changed.environment, changed.component, changed.line)
            ), watched as (
              insert into watch (operation, state)
              select id, cast(:watch as jsonb) from changed where cast(:watch as jsonb) is not null
              returning operation
            ), tell_watch as (
              insert into outbox (kind, subject) select 'WATCH', operation from watched
            )
            select (select revision from changed) as revision,
                   (select epoch from operation where id = :id) as epoch
            """;

    private final Documents documents;

    OperationCommit(Documents documents) {
        this.documents = documents;
    }

    Commit change(Handle handle, Operation from, Operation to, Entry why, Optional<Instant> wake) {
        var answer = handle.createQuery(CHANGE)
                .bind("id", from.id().value())
                .bind("revision", from.revision())
                .bind("epoch", from.epoch())
                .bind("state", documents.write(to.state()))
                .bind("plan", to.plan().map(documents::write).orElse(null))
                .bind("digest", to.digest().orElse(null))
                .bind("approvals", documents.write(to.approvals()))
                .bind("stop", to.stop().map(documents::write).orElse(null))
                .bind("wake", wake.orElse(null))
                .bind("at", why.at())
                .bind("actor", why.actor())
                .bind("what", why.what())
                .bind("detail", why.detail())
                .bind("finished", to.state() instanceof Finished)
                .bind("watch", isWatched(to) ? documents.write(WatchState.BEGUN) : null)
                .map((row, context) -> new Long[] {row.getObject(1, Long.class), row.getObject(2, Long.class)})
                .one();
        if (answer[0] != null) {
            return new Commit.Done(new Operation(
                    to.id(),
                    to.request(),
                    to.state(),
                    to.plan(),
                    to.digest(),
                    to.approvals(),
                    to.stop(),
                    answer[0],
                    from.epoch(),
                    to.requestedAt()));
        }
        return answer[1] != null && answer[1] == from.epoch() ? new Commit.Stale() : new Commit.Lost();
    }

    private static boolean isWatched(Operation to) {
        return to.state() instanceof Finished finished
                && finished.result() instanceof Result.Succeeded
                && to.plan().flatMap(Plan::watch).isPresent();
    }
}
