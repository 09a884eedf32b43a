package dev.capstan.store;

import dev.capstan.alert.Report;
import dev.capstan.alert.Watchdogs;
import java.time.Instant;

/** Watchdogs on PostgreSQL. */
public final class JdbiWatchdogs implements Watchdogs {
    private final Store store;
    private final Documents documents;

    public JdbiWatchdogs(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    @Override
    public void heard(String receiver, Instant at, Report over) {
        store.with(handle -> handle.createUpdate(
                        """
                        with before as (
                          select is_silent from watchdog where receiver = :receiver for update
                        ), heard as (
                          insert into watchdog (receiver, heard_at) values (:receiver, :at)
                          on conflict (receiver) do update
                             set heard_at = greatest(watchdog.heard_at, excluded.heard_at), is_silent = false
                        )
                        insert into alert_report (report) select cast(:report as jsonb) from before where is_silent
                        """)
                .bind("receiver", receiver)
                .bind("at", at)
                .bind("report", documents.write(over))
                .execute());
    }

    @Override
    public void missing(String receiver, Instant since, Instant now, Report silence) {
        store.inTransaction(handle -> {
            handle.createUpdate(
                            "insert into watchdog (receiver, heard_at) values (:receiver, :now) on conflict do nothing")
                    .bind("receiver", receiver)
                    .bind("now", now)
                    .execute();
            return handle.createUpdate(
                            """
                            with silent as (
                              update watchdog set is_silent = true
                               where receiver = :receiver and heard_at < :since and not is_silent
                              returning receiver
                            )
                            insert into alert_report (report) select cast(:report as jsonb) from silent
                            """)
                    .bind("receiver", receiver)
                    .bind("since", since)
                    .bind("report", documents.write(silence))
                    .execute();
        });
    }
}
