package dev.capstan.store;

import dev.capstan.operation.Journal;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.Operations.Commit;
import dev.capstan.operation.Operations.Entry;
import dev.capstan.operation.StepRecord;
import dev.capstan.step.StepAttempt;
import dev.capstan.step.StepOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** The journal on PostgreSQL. */
public final class JdbiJournal implements Journal {
    /** Postgres' text holds everything but this. */
    private static final String NUL = "\u0000";

    private final Store store;
    private final Documents documents;
    private final OperationCommit commit;

    public JdbiJournal(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
        this.commit = new OperationCommit(documents);
    }

    @Override
    public List<StepRecord> newest(OperationId id) {
        return store.with(handle -> handle.createQuery(
                        """
                        select distinct on (step) step, attempt, started_at, ended_at, outcome, last_line,
                               trouble_since, trouble_why
                          from step_attempt
                         where operation = :operation
                         order by step, attempt desc
                        """)
                .bind("operation", id.value())
                .map((row, context) -> record(row))
                .list());
    }

    private StepRecord record(ResultSet row) throws SQLException {
        var ended = Optional.ofNullable(row.getTimestamp("ended_at")).map(at -> at.toInstant());
        var outcome =
                Optional.ofNullable(row.getString("outcome")).map(text -> documents.read(text, StepOutcome.class));
        var why = row.getString("trouble_why");
        var trouble = Optional.ofNullable(row.getTimestamp("trouble_since"))
                .map(since -> new StepRecord.Trouble(since.toInstant(), why));
        return new StepRecord(
                row.getInt("step"),
                row.getInt("attempt"),
                row.getTimestamp("started_at").toInstant(),
                ended,
                outcome,
                row.getString("last_line"),
                trouble);
    }

    @Override
    public int attempts(OperationId id, int step) {
        return store.with(handle -> handle.createQuery(
                        "select count(*) from step_attempt where operation = :operation and step = :step")
                .bind("operation", id.value())
                .bind("step", step)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Commit begin(Operation from, Operation to, StepAttempt attempt, Entry why) {
        return store.inTransaction(handle -> {
            var committed = commit.change(handle, from, to, why, Optional.of(why.at()));
            if (committed instanceof Commit.Done) {
                on(
                                attempt,
                                handle.createUpdate(
                                        """
                                insert into step_attempt (operation, step, attempt, epoch, started_at)
                                values (:operation, :step, :attempt, :epoch, :at)
                                """))
                        .bind("epoch", from.epoch())
                        .bind("at", why.at())
                        .execute();
            }
            return committed;
        });
    }

    @Override
    public Commit end(
            Operation from, Operation to, StepAttempt attempt, StepOutcome outcome, Entry why, Optional<Instant> wake) {
        return store.inTransaction(handle -> {
            var committed = commit.change(handle, from, to, why, wake);
            if (committed instanceof Commit.Done) {
                on(
                                attempt,
                                handle.createUpdate(
                                        """
                                update step_attempt
                                   set ended_at = :at, outcome = cast(:outcome as jsonb),
                                       trouble_since = null, trouble_why = null
                                 where operation = :operation and step = :step and attempt = :attempt
                                """))
                        .bind("at", why.at())
                        .bind("outcome", documents.write(outcome))
                        .execute();
            }
            return committed;
        });
    }

    @Override
    public void output(StepAttempt attempt, long epoch, long fromByte, String text, String lastLine) {
        store.with(handle -> on(
                        attempt,
                        handle.createUpdate(
                                """
                        with mine as (
                          select a.operation, a.step, a.attempt
                            from step_attempt a join operation o on o.id = a.operation
                           where a.operation = :operation and a.step = :step and a.attempt = :attempt
                             and o.epoch = :epoch and not o.finished
                        ), kept as (
                          insert into step_output (operation, step, attempt, from_byte, text)
                          select operation, step, attempt, :from, :text from mine where :from < :limit and :text <> ''
                          on conflict (operation, step, attempt, from_byte) do update set text = excluded.text
                        ), tell as (
                          insert into outbox (kind, subject) select 'OPERATION', operation from mine
                          on conflict (kind, subject) do update set revision = nextval('outbox_revision')
                        )
                        update step_attempt a set last_line = :last
                          from mine
                         where (a.operation, a.step, a.attempt) = (mine.operation, mine.step, mine.attempt)
                        """))
                .bind("epoch", epoch)
                .bind("from", fromByte)
                .bind("limit", KEPT_BYTES)
                .bind("text", text.replace(NUL, ""))
                .bind("last", lastLine.replace(NUL, ""))
                .execute());
    }

    @Override
    public long outputKnownUpTo(StepAttempt attempt) {
        return store.with(handle -> on(
                        attempt,
                        handle.createQuery(
                                """
                                select coalesce(max(from_byte), 0) from step_output
                                 where operation = :operation and step = :step and attempt = :attempt
                                """))
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void trouble(StepAttempt attempt, long epoch, Optional<StepRecord.Trouble> trouble) {
        store.with(handle -> on(
                        attempt,
                        handle.createUpdate(
                                """
                        with mine as (
                          update step_attempt a set trouble_since = :since, trouble_why = :why
                            from operation o
                           where a.operation = :operation and a.step = :step and a.attempt = :attempt
                             and o.id = a.operation and o.epoch = :epoch
                          returning a.operation
                        )
                        insert into outbox (kind, subject) select 'OPERATION', operation from mine
                        on conflict (kind, subject) do update set revision = nextval('outbox_revision')
                        """))
                .bind("epoch", epoch)
                .bind("since", trouble.map(StepRecord.Trouble::since).orElse(null))
                .bind("why", trouble.map(StepRecord.Trouble::why).orElse(null))
                .execute());
    }

    @Override
    public String text(StepAttempt attempt) {
        List<String> pieces = store.with(handle -> on(
                        attempt,
                        handle.createQuery(
                                """
                                select text from step_output
                                 where operation = :operation and step = :step and attempt = :attempt
                                 order by from_byte
                                """))
                .mapTo(String.class)
                .list());
        return String.join("", pieces);
    }

    /** What steps printed that ended before then goes; how they ended stays. Returns how many pieces went. */
    public int forgetOutput(Instant endedBefore) {
        return store.with(handle -> handle.createUpdate(
                        """
                        delete from step_output o using step_attempt a
                         where (o.operation, o.step, o.attempt) = (a.operation, a.step, a.attempt)
                           and a.ended_at < :before
                        """)
                .bind("before", endedBefore)
                .execute());
    }

    private static <S extends SqlStatement<S>> S on(StepAttempt attempt, S statement) {
        return statement
                .bind("operation", attempt.operation())
                .bind("step", attempt.step())
                .bind("attempt", attempt.attempt());
    }
}
