package dev.capstan.store;

import dev.capstan.alert.Where;
import dev.capstan.catalog.Language;
import dev.capstan.finding.Finding;
import dev.capstan.finding.Findings;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Findings on PostgreSQL, each change with its report to the alerts. */
public final class JdbiFindings implements Findings {
    private final Store store;
    private final Documents documents;

    public JdbiFindings(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    private record Past(Finding finding, Instant since) {}

    @Override
    public void settle(Where where, Language language, List<Finding> standing, Instant now) {
        store.inTransaction(handle -> {
            for (var past : over(handle, where, standing)) {
                JdbiInbox.take(handle, documents, past.finding().over(where, language, past.since(), now));
            }
            for (var finding : standing) {
                if (isNew(handle, where, finding, now)) {
                    JdbiInbox.take(handle, documents, finding.stands(where, language, now));
                }
            }
            return null;
        });
    }

    private List<Past> over(Handle handle, Where where, List<Finding> standing) {
        return handle.createQuery(
                        """
                        delete from finding
                         where service = :service and environment = :environment and matter <> all (:matters)
                        returning finding, since
                        """)
                .bind("service", where.service().value())
                .bind("environment", where.environment().value())
                .bind("matters", standing.stream().map(Finding::matter).toArray(String[]::new))
                .map((row, context) -> new Past(
                        documents.read(row.getString("finding"), Finding.class),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    private boolean isNew(Handle handle, Where where, Finding finding, Instant now) {
        return handle.createUpdate(
                                """
                                insert into finding (service, environment, matter, finding, since)
                                values (:service, :environment, :matter, cast(:finding as jsonb), :now)
                                on conflict do nothing
                                """)
                        .bind("service", where.service().value())
                        .bind("environment", where.environment().value())
                        .bind("matter", finding.matter())
                        .bind("finding", documents.write(finding))
                        .bind("now", now)
                        .execute()
                > 0;
    }
}
