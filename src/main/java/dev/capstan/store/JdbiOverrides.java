package dev.capstan.store;

import dev.capstan.catalog.UserId;
import dev.capstan.rota.Handover;
import dev.capstan.rota.Overrides;
import dev.capstan.rota.RotaName;
import dev.capstan.rota.StandIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Who stands in, on PostgreSQL; each handover with its word to the rota's channel. */
public final class JdbiOverrides implements Overrides {
    private final Store store;

    public JdbiOverrides(Store store) {
        this.store = store;
    }

    @Override
    public StandIn add(RotaName rota, StandIn standIn, UserId by, Instant now, String delivery) {
        return store.with(handle -> handle.createQuery(
                        """
                        with made as (
                          insert into rota_override (rota, person, from_at, until_at, made_by, made_at, delivery)
                          values (:rota, :person, :from, :until, :by, :now, :delivery)
                          on conflict (delivery) do update set delivery = excluded.delivery
                          returning id, person, from_at, until_at, xmax = 0 as is_new
                        ), told as (
                          insert into outbox (kind, subject) select 'ROTA', cast(id as text) from made where is_new
                        )
                        select person, from_at, until_at from made
                        """)
                .bind("rota", rota.value())
                .bind("person", standIn.person().value())
                .bind("from", standIn.from())
                .bind("until", standIn.until())
                .bind("by", by.value())
                .bind("now", now)
                .bind("delivery", delivery)
                .map(JdbiOverrides::standIn)
                .one());
    }

    @Override
    public List<StandIn> of(RotaName rota, Instant endingAfter) {
        return store.with(handle -> handle.createQuery(
                        """
                        select person, from_at, until_at from rota_override
                         where rota = :rota and until_at > :after and ended_at is null
                         order by id
                        """)
                .bind("rota", rota.value())
                .bind("after", endingAfter)
                .map(JdbiOverrides::standIn)
                .list());
    }

    @Override
    public List<StandIn> end(RotaName rota, UserId person, Instant now, String delivery) {
        return store.with(handle -> handle.createQuery(
                        """
                        with own as (
                          select id, from_at <= :now as stands from rota_override
                           where rota = :rota and until_at > :now and ended_at is null
                             and (person = :person or made_by = :person)
                             and not exists (select from rota_override where ended_delivery = :delivery)
                        ), ended as (
                          update rota_override set ended_at = :now, ended_delivery = :delivery
                           where id in (select id from own where stands or not exists (select from own where stands))
                             and ended_at is null
                          returning id, person, from_at, until_at
                        ), told as (
                          insert into outbox (kind, subject) select 'ROTA', cast(id as text) from ended
                          on conflict (kind, subject) do update
                             set revision = nextval('outbox_revision'), due_at = least(outbox.due_at, now())
                        )
                        select * from (
                          select id, person, from_at, until_at from ended
                          union
                          select id, person, from_at, until_at from rota_override where ended_delivery = :delivery
                        ) as all_ended order by id
                        """)
                .bind("rota", rota.value())
                .bind("person", person.value())
                .bind("now", now)
                .bind("delivery", delivery)
                .map(JdbiOverrides::standIn)
                .list());
    }

    @Override
    public Optional<Handover> handover(String id) {
        return store.with(handle -> handle.createQuery(
                        """
                        select rota, person, from_at, until_at, made_by, made_at, ended_at from rota_override
                         where cast(id as text) = :id
                        """)
                .bind("id", id)
                .map((row, context) -> new Handover(
                        new RotaName(row.getString("rota")),
                        standIn(row, context),
                        new UserId(row.getString("made_by")),
                        instant(row, "made_at"),
                        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .findOne());
    }

    /** Those that had ended before. */
    public void forget(Instant before) {
        store.with(
                handle -> handle.execute("delete from rota_override where coalesce(ended_at, until_at) < ?", before));
    }

    private static StandIn standIn(ResultSet row, StatementContext context) throws SQLException {
        return new StandIn(new UserId(row.getString("person")), instant(row, "from_at"), instant(row, "until_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
