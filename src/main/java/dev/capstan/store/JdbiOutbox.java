package dev.capstan.store;

import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** The outbox on PostgreSQL. */
public final class JdbiOutbox implements Outbox {
    private final Store store;

    public JdbiOutbox(Store store) {
        this.store = store;
    }

    @Override
    public List<Entry> due(int limit) {
        return store.with(handle -> handle.createQuery(
                        """
                        select kind, subject, revision, since, tries from outbox
                         where due_at <= now()
                         order by due_at
                         limit :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> new Entry(
                        new Subject(Subject.Kind.valueOf(row.getString("kind")), row.getString("subject")),
                        row.getLong("revision"),
                        row.getTimestamp("since").toInstant(),
                        row.getInt("tries")))
                .list());
    }

    @Override
    public void told(Subject subject, long revision) {
        store.with(handle -> on(
                        subject,
                        handle.createUpdate(
                                "delete from outbox where kind = :kind and subject = :subject and revision <= :revision"))
                .bind("revision", revision)
                .execute());
    }

    @Override
    public void later(Subject subject, Duration after) {
        store.with(handle -> on(
                        subject,
                        handle.createUpdate(
                                """
                                update outbox set due_at = now() + :after * interval '1 millisecond', tries = tries + 1
                                 where kind = :kind and subject = :subject
                                """))
                .bind("after", after.toMillis())
                .execute());
    }

    @Override
    public void hurry() {
        store.with(handle -> handle.execute("update outbox set due_at = now() where due_at > now()"));
    }

    @Override
    public boolean holdLease(String holder, Duration length) {
        return store.with(handle -> handle.createUpdate(
                                """
                                update teller_lease
                                   set holder = :holder, until = now() + :length * interval '1 millisecond'
                                 where holder = :holder or until < now()
                                """)
                        .bind("holder", holder)
                        .bind("length", length.toMillis())
                        .execute()
                == 1);
    }

    @Override
    public void lost() {
        store.with(
                handle -> handle.execute(
                        """
                insert into slack_loss (since)
                select now() where not exists (select from slack_loss where over_at is null)
                on conflict do nothing
                """));
    }

    @Override
    public void reached() {
        store.with(handle -> handle.execute("update slack_loss set over_at = now() where over_at is null"));
    }

    @Override
    public Optional<Anchor> anchor(Subject subject, String part) {
        return store.with(handle -> on(
                        subject,
                        handle.createQuery(
                                """
                                select channel, ts, face from anchor
                                 where kind = :kind and subject = :subject and part = :part
                                """))
                .bind("part", part)
                .map((row, context) -> new Anchor(row.getString("channel"), row.getString("ts"), row.getString("face")))
                .findOne());
    }

    @Override
    public void anchored(Subject subject, String part, Anchor anchor) {
        store.with(handle -> on(
                        subject,
                        handle.createUpdate(
                                """
                                insert into anchor (kind, subject, part, channel, ts, face)
                                values (:kind, :subject, :part, :channel, :ts, :face)
                                on conflict (kind, subject, part) do update
                                   set channel = excluded.channel, ts = excluded.ts, face = excluded.face
                                """))
                .bind("part", part)
                .bind("channel", anchor.channel())
                .bind("ts", anchor.ts())
                .bind("face", anchor.face())
                .execute());
    }

    @Override
    public void forget(Subject subject, String part) {
        store.with(handle -> on(
                        subject,
                        handle.createUpdate(
                                "delete from anchor where kind = :kind and subject = :subject and part = :part"))
                .bind("part", part)
                .execute());
    }

    private static <S extends SqlStatement<S>> S on(Subject subject, S statement) {
        return statement.bind("kind", subject.kind().name()).bind("subject", subject.id());
    }
}
