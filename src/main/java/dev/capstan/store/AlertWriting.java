package dev.capstan.store;

import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertId;
import dev.capstan.alert.Change;
import dev.capstan.alert.Event;
import dev.capstan.alert.Signal;
import dev.capstan.alert.Where;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What a decision about an alert leaves in its tables, and in the outbox. */
record AlertWriting(Documents documents) {

    void write(Handle handle, Change change) {
        var alert = change.alert();
        handle.createUpdate(
                        """
                        insert into alert (id, key, service, environment, channel, alert, is_over, telling, began_at,
                                           over_at, told_at, wake_at, hidden_by, silenced)
                        values (:id, :key, :service, :environment, :channel, cast(:alert as jsonb), :isOver, :telling,
                                :beganAt, :overAt, :toldAt, :wakeAt, :hiddenBy, :silenced)
                        on conflict (id) do update
                           set alert = excluded.alert, is_over = excluded.is_over, telling = excluded.telling,
                               over_at = excluded.over_at, told_at = excluded.told_at, wake_at = excluded.wake_at,
                               hidden_by = excluded.hidden_by, silenced = excluded.silenced
                        """)
                .bind("id", alert.id().value())
                .bind("key", alert.origin().key())
                .bind("service", alert.origin().where().map(Where::service).map(Object::toString))
                .bind(
                        "environment",
                        alert.origin().where().map(Where::environment).map(Object::toString))
                .bind("channel", alert.origin().channel().value())
                .bind("alert", documents.write(alert))
                .bind("isOver", !alert.open())
                .bind("telling", alert.telling().name())
                .bind("beganAt", alert.beganAt())
                .bind("overAt", alert.overAt())
                .bind("toldAt", alert.toldAt())
                .bind("wakeAt", alert.wakeAt())
                .bind("hiddenBy", alert.hiddenBy().map(AlertId::value))
                .bind(
                        "silenced",
                        alert.silence().map(silence -> alert.origin().source().name()))
                .execute();
        signals(handle, alert.id(), change.signals());
        events(handle, alert.id(), change.events(), change.at());
        if (change.wantsIncident()) {
            handle.execute(
                    "insert into incident_alert (alert) values (?) on conflict (alert) do nothing",
                    alert.id().value());
        }
        change.pages().forEach(page -> JdbiPages.queue(handle, documents, page));
        if (alert.telling() == Alert.Telling.TOGETHER) {
            gather(handle, alert);
        }
        tell(handle, alert);
    }

    private void signals(Handle handle, AlertId alert, List<Signal> signals) {
        if (signals.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        insert into alert_signal (alert, fingerprint, firing, since, signal)
                        select :alert, each ->> 'fingerprint', cast(each ->> 'firing' as boolean),
                               cast(each ->> 'since' as timestamptz), each
                          from jsonb_array_elements(cast(:signals as jsonb)) each
                        on conflict (alert, fingerprint) do update
                           set firing = excluded.firing, since = excluded.since, signal = excluded.signal
                        """)
                .bind("alert", alert.value())
                .bind("signals", documents.write(signals))
                .execute();
    }

    private void events(Handle handle, AlertId alert, List<Event> events, Instant at) {
        for (var event : events) {
            handle.createUpdate(
                            """
                            insert into alert_event (alert, number, at, event)
                            select :alert, coalesce(max(number), 0) + 1, :at, cast(:event as jsonb)
                              from alert_event where alert = :alert
                            """)
                    .bind("alert", alert.value())
                    .bind("at", at)
                    .bind("event", documents.write(event))
                    .execute();
        }
    }

    /**
     * Into the digest that its channel gathers, or a new one, which can't be closed before this is committed; later, not
     * at every turn, its digest shows how it stands.
     */
    private static void gather(Handle handle, Alert alert) {
        handle.createUpdate(
                        """
                        with gathering as (
                          insert into alert_digest (channel, opened_at)
                          select channel, :at from alert where id = :id and digest is null
                          on conflict (channel) where closed_at is null do update set channel = excluded.channel
                          returning id
                        )
                        update alert set digest = gathering.id from gathering where alert.id = :id
                        """)
                .bind("id", alert.id().value())
                .bind("at", alert.toldAt())
                .execute();
        handle.createUpdate(
                        """
                        insert into outbox (kind, subject, due_at)
                        select 'DIGEST', cast(alert_digest.id as text), now() + interval '10 seconds'
                          from alert join alert_digest on alert_digest.id = alert.digest
                         where alert.id = :id and closed_at is not null
                        on conflict (kind, subject) do update
                           set revision = nextval('outbox_revision'),
                               due_at = least(outbox.due_at, excluded.due_at)
                        """)
                .bind("id", alert.id().value())
                .execute();
    }

    private static void tell(Handle handle, Alert alert) {
        if (alert.telling() != Alert.Telling.ALONE) {
            return;
        }
        handle.createUpdate(
                        """
                        insert into outbox (kind, subject) values ('ALERT', :id)
                        on conflict (kind, subject) do update
                           set revision = nextval('outbox_revision'), due_at = least(outbox.due_at, now())
                        """)
                .bind("id", alert.id().value())
                .execute();
    }
}
