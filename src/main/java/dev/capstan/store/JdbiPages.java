package dev.capstan.store;

import dev.capstan.page.Fate;
import dev.capstan.page.Page;
import dev.capstan.page.PageId;
import dev.capstan.page.Pages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Pages on PostgreSQL. Their times go by the database's clock, so that replicas need not agree. */
public final class JdbiPages implements Pages {
    private final Store store;
    private final Documents documents;

    public JdbiPages(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    @Override
    public void queue(Page page) {
        store.with(handle -> {
            queue(handle, documents, page);
            return null;
        });
    }

    /** In the transaction of whatever wants it sent. */
    static void queue(Handle handle, Documents documents, Page page) {
        handle.createUpdate(
                        """
                        insert into page (id, way, dedup_key, subject, page)
                        values (:id, :way, :key, :subject, :page)
                        on conflict (id) do nothing
                        """)
                .bind("id", page.id().value())
                .bind("way", page.way().value())
                .bind("key", page.dedupKey())
                .bind("subject", page.subject())
                .bind("page", documents.write(page))
                .execute();
    }

    @Override
    public List<Posted> of(String subject) {
        return store.with(handle -> handle.createQuery(
                        """
                        select page, tries, state, due_at, remark, settled_at from page
                         where subject = :subject order by seq
                        """)
                .bind("subject", subject)
                .map((row, context) -> new Posted(page(row), row.getInt("tries"), fate(row)))
                .list());
    }

    @Override
    public List<Due> take(int limit, Duration lease) {
        return store.with(handle -> handle.createQuery(
                        """
                        with taken as (
                          update page set tries = tries + 1,
                                          lease_until = now() + :lease * interval '1 millisecond'
                           where seq in (
                             select seq from page p
                              where state = 'WAITING' and due_at <= now()
                                and (lease_until is null or lease_until < now())
                                and not exists (
                                  select from page before
                                   where before.way = p.way and before.dedup_key = p.dedup_key
                                     and before.seq < p.seq and before.state = 'WAITING')
                              order by due_at
                              limit :limit
                              for update skip locked)
                          returning seq, page, tries, way, dedup_key
                        )
                        select page, tries,
                               (select id from page first
                                 where first.way = taken.way and first.dedup_key = taken.dedup_key
                                   and first.seq < taken.seq
                                 order by seq limit 1) as first
                          from taken order by seq
                        """)
                .bind("limit", limit)
                .bind("lease", lease.toMillis())
                .map((row, context) -> new Due(
                        page(row),
                        row.getInt("tries"),
                        Optional.ofNullable(row.getString("first")).map(PageId::new)))
                .list());
    }

    @Override
    public boolean keep(Due due, Duration lease) {
        return store.with(handle -> handle.createUpdate(
                                """
                                update page set lease_until = now() + :lease * interval '1 millisecond'
                                 where id = :id and tries = :tries and state = 'WAITING'
                                """)
                        .bind("id", due.page().id().value())
                        .bind("tries", due.tries())
                        .bind("lease", lease.toMillis())
                        .execute()
                == 1);
    }

    @Override
    public void later(Due due, Duration pause, String why) {
        store.with(handle -> handle.createUpdate(
                        """
                        update page set due_at = now() + :pause * interval '1 millisecond', lease_until = null,
                                        remark = :why
                         where id = :id and tries = :tries and state = 'WAITING'
                        """)
                .bind("id", due.page().id().value())
                .bind("tries", due.tries())
                .bind("pause", pause.toMillis())
                .bind("why", why)
                .execute());
    }

    @Override
    public void settle(Due due, Fate end) {
        switch (end) {
            case Fate.Waiting goesOn -> throw new IllegalArgumentException("not settled: " + goesOn);
            case Fate.Sent(var at, var remark) -> settle(due, "SENT", at, remark.orElse(null));
            case Fate.Refused(var at, var why) -> settle(due, "REFUSED", at, why);
            case Fate.GivenUp(var at, var why) -> settle(due, "GIVEN_UP", at, why);
        }
    }

    private void settle(Due due, String state, Instant at, String remark) {
        store.with(handle -> handle.createUpdate(
                        """
                        with settled as (
                          update page set state = :state, settled_at = :at, remark = :remark, lease_until = null
                           where id = :id and tries = :tries and state = 'WAITING'
                          returning subject
                        )
                        insert into outbox (kind, subject)
                        select 'ALERT', settled.subject from settled join alert on alert.id = settled.subject
                        on conflict (kind, subject) do update
                           set revision = nextval('outbox_revision'), due_at = least(outbox.due_at, now())
                        """)
                .bind("id", due.page().id().value())
                .bind("tries", due.tries())
                .bind("state", state)
                .bind("at", at)
                .bind("remark", remark)
                .execute());
    }

    private Page page(ResultSet row) throws SQLException {
        return documents.read(row.getString("page"), Page.class);
    }

    private static Fate fate(ResultSet row) throws SQLException {
        var remark = Optional.ofNullable(row.getString("remark"));
        return switch (row.getString("state")) {
            case "SENT" -> new Fate.Sent(instant(row, "settled_at"), remark);
            case "REFUSED" -> new Fate.Refused(instant(row, "settled_at"), remark.orElse(""));
            case "GIVEN_UP" -> new Fate.GivenUp(instant(row, "settled_at"), remark.orElse(""));
            default -> new Fate.Waiting(instant(row, "due_at"), remark);
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Those that were sent or given up before. */
    public void forget(Instant before) {
        store.with(handle -> handle.execute("delete from page where state <> 'WAITING' and settled_at < ?", before));
    }
}
