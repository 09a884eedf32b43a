package dev.capstan.store;

import dev.capstan.alert.AlertId;
import dev.capstan.alert.Where;
import dev.capstan.catalog.ChannelId;
import dev.capstan.incident.Entry;
import dev.capstan.incident.Incident;
import dev.capstan.incident.Incident.Change;
import dev.capstan.incident.IncidentId;
import dev.capstan.incident.IncidentView;
import dev.capstan.incident.Incidents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Incidents on PostgreSQL. */
public final class JdbiIncidents implements Incidents {
    private final Store store;
    private final Documents documents;

    public JdbiIncidents(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    @Override
    public Optional<Incident> decide(
            Where where, String delivery, Function<Optional<Incident>, Optional<Change>> decision) {
        return store.inTransaction(handle -> {
            handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", "incident " + where);
            var delivered = delivered(handle, delivery);
            if (delivered.isPresent()) {
                return delivered;
            }
            var present = handle.createQuery(
                            """
                            select incident from incident
                             where service = :service and environment = :environment and not is_over for update
                            """)
                    .bind("service", where.service().value())
                    .bind("environment", where.environment().value())
                    .map((row, context) -> incident(row))
                    .findOne();
            return write(handle, delivery, decision.apply(present));
        });
    }

    @Override
    public Optional<Incident> change(IncidentId id, String delivery, Function<Incident, Optional<Change>> decision) {
        return store.inTransaction(handle -> {
            var present = handle.createQuery("select incident from incident where id = :id for update")
                    .bind("id", id.value())
                    .map((row, context) -> incident(row))
                    .findOne();
            return present.isPresent() && delivered(handle, delivery).isEmpty()
                    ? write(handle, delivery, decision.apply(present.get())).or(() -> present)
                    : present;
        });
    }

    private Optional<Incident> delivered(Handle handle, String delivery) {
        return delivery.equals(NO_DELIVERY)
                ? Optional.empty()
                : handle.createQuery(
                                """
                                select incident.incident from incident_entry join incident
                                    on incident.id = incident_entry.incident
                                 where delivery = :delivery
                                """)
                        .bind("delivery", delivery)
                        .map((row, context) -> incident(row))
                        .findOne();
    }

    private Incident incident(ResultSet row) throws SQLException {
        return documents.read(row.getString("incident"), Incident.class);
    }

    private Optional<Incident> write(Handle handle, String delivery, Optional<Change> change) {
        change.ifPresent(decided -> {
            state(handle, decided.incident());
            entries(handle, delivery, decided);
            decided.alerts()
                    .forEach(alert -> belongs(handle, alert, decided.incident().id()));
            decided.pages().forEach(page -> JdbiPages.queue(handle, documents, page));
            tell(handle, decided.incident().id());
        });
        return change.map(Change::incident);
    }

    private void state(Handle handle, Incident incident) {
        handle.createUpdate(
                        """
                        insert into incident (id, service, environment, incident, is_over, to_do, opened_at)
                        values (:id, :service, :environment, cast(:incident as jsonb), :isOver, :toDo, :openedAt)
                        on conflict (id) do update
                           set incident = excluded.incident, is_over = excluded.is_over, to_do = excluded.to_do
                        """)
                .bind("id", incident.id().value())
                .bind("service", incident.where().service().value())
                .bind("environment", incident.where().environment().value())
                .bind("incident", documents.write(incident))
                .bind("isOver", !incident.open())
                .bind("toDo", !incident.toDo().isEmpty())
                .bind("openedAt", incident.openedAt())
                .execute();
    }

    private void entries(Handle handle, String delivery, Change change) {
        var unsaid = Optional.of(delivery).filter(said -> !said.equals(NO_DELIVERY));
        for (var entry : change.entries()) {
            handle.createUpdate(
                            """
                            insert into incident_entry (incident, number, at, entry, delivery)
                            select :incident, coalesce(max(number), 0) + 1, :at, cast(:entry as jsonb), :delivery
                              from incident_entry where incident = :incident
                            """)
                    .bind("incident", change.incident().id().value())
                    .bind("at", change.at())
                    .bind("entry", documents.write(entry))
                    .bind("delivery", unsaid.orElse(null))
                    .execute();
            unsaid = Optional.empty();
        }
    }

    private static void belongs(Handle handle, AlertId alert, IncidentId incident) {
        handle.execute(
                """
                insert into incident_alert (alert, incident) values (?, ?)
                on conflict (alert) do update set incident = excluded.incident where incident_alert.incident is null
                """,
                alert.value(),
                incident.value());
    }

    private static void tell(Handle handle, IncidentId incident) {
        handle.execute(
                """
                insert into outbox (kind, subject) values ('INCIDENT', ?)
                on conflict (kind, subject) do update
                   set revision = nextval('outbox_revision'), due_at = least(outbox.due_at, now())
                """,
                incident.value());
    }

    @Override
    public Optional<IncidentView> view(IncidentId id) {
        return store.with(handle -> handle.createQuery("select incident from incident where id = :id")
                .bind("id", id.value())
                .map((row, context) -> incident(row))
                .findOne()
                .map(incident -> new IncidentView(incident, entries(handle, id), alerts(handle, id))));
    }

    private List<IncidentView.Happened> entries(Handle handle, IncidentId id) {
        return handle.createQuery("select number, at, entry from incident_entry where incident = :id order by number")
                .bind("id", id.value())
                .map((row, context) -> new IncidentView.Happened(
                        row.getInt("number"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        documents.read(row.getString("entry"), Entry.class)))
                .list();
    }

    private static List<AlertId> alerts(Handle handle, IncidentId id) {
        return handle.createQuery("select alert from incident_alert where incident = :id order by since, alert")
                .bind("id", id.value())
                .map((row, context) -> new AlertId(row.getString("alert")))
                .list();
    }

    @Override
    public Optional<Incident> of(AlertId alert) {
        return store.with(handle -> handle.createQuery(
                        """
                        select incident.incident from incident_alert join incident
                            on incident.id = incident_alert.incident
                         where alert = :alert
                        """)
                .bind("alert", alert.value())
                .map((row, context) -> incident(row))
                .findOne());
    }

    @Override
    public Optional<Incident> toldAt(ChannelId channel, String ts) {
        return store.with(handle -> handle.createQuery(
                        """
                        select incident.incident from anchor join incident on incident.id = anchor.subject
                         where kind = 'INCIDENT' and channel = :channel
                           and (part in ('card', 'own-card') and ts = :ts or part = 'own-channel' and ts <> '')
                         order by opened_at desc limit 1
                        """)
                .bind("channel", channel.value())
                .bind("ts", ts)
                .map((row, context) -> incident(row))
                .findOne());
    }

    @Override
    public List<Incident> toDo(int limit) {
        return store.with(handle -> handle.createQuery(
                        """
                        select incident from incident where not is_over or to_do
                         order by is_over, opened_at desc limit :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> incident(row))
                .list());
    }

    @Override
    public List<AlertId> wanted(int limit) {
        return store.with(handle -> handle.createQuery(
                        "select alert from incident_alert where incident is null order by since, alert limit :limit")
                .bind("limit", limit)
                .map((row, context) -> new AlertId(row.getString("alert")))
                .list());
    }

    @Override
    public void unwanted(AlertId alert) {
        store.with(handle ->
                handle.execute("delete from incident_alert where alert = ? and incident is null", alert.value()));
    }

    /** Those that were resolved before, with all that hangs on them; not those with something left to do. */
    public void forget(Instant before) {
        store.with(handle -> handle.execute(
                """
                with past as (
                  select id from incident
                   where is_over and not to_do
                     and cast(incident -> 'resolution' ->> 'at' as timestamptz) < ?
                ), entries as (
                  delete from incident_entry where incident in (select id from past)
                ), alerts as (
                  delete from incident_alert where incident in (select id from past)
                ), anchors as (
                  delete from anchor where kind = 'INCIDENT' and subject in (select id from past)
                )
                delete from incident where id in (select id from past)
                """,
                before));
    }
}
