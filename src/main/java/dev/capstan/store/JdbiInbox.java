package dev.capstan.store;

import dev.capstan.alert.Inbox;
import dev.capstan.alert.Report;

/** Reports as they came, on PostgreSQL. */
public final class JdbiInbox implements Inbox {
    private final Store store;
    private final Documents documents;

    public JdbiInbox(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    @Override
    public void take(Report report) {
        var document = documents.write(report);
        store.with(handle -> handle.createUpdate("insert into alert_report (report) values (cast(:report as jsonb))")
                .bind("report", document)
                .execute());
    }
}
