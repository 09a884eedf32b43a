package dev.capstan.store;

import dev.capstan.alert.Inbox;
import dev.capstan.alert.Report;
import org.jdbi.v3.core.Handle;

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
        store.with(handle -> insert(handle, document));
    }

    /** In the transaction of whatever reports it. */
    static void take(Handle handle, Documents documents, Report report) {
        insert(handle, documents.write(report));
    }

    private static int insert(Handle handle, String report) {
        return handle.createUpdate("insert into alert_report (report) values (cast(:report as jsonb))")
                .bind("report", report)
                .execute();
    }
}
