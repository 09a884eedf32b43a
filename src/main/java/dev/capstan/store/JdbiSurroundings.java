package dev.capstan.store;

import dev.capstan.alert.Where;
import dev.capstan.incident.Surroundings;
import dev.capstan.operation.OperationId;
import dev.capstan.sql.Inquiry;
import dev.capstan.sql.Question;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What went on at a place, read from the tables of operations and inquiries. */
public final class JdbiSurroundings implements Surroundings {
    private final Store store;
    private final Documents documents;

    public JdbiSurroundings(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    @Override
    public List<OperationId> operations(Where where, Instant from, Instant until, int limit) {
        return store.with(handle -> handle.createQuery(
                        """
                        select id from (
                          select id, requested_at from operation
                           where service = :service and environment = :environment and requested_at <= :until
                             and (not finished or changed_at >= :from)
                             and coalesce(request ->> 'manner', '') <> 'QUIET'
                           order by requested_at desc limit :limit) newest
                         order by requested_at, id
                        """)
                .bind("service", where.service().value())
                .bind("environment", where.environment().value())
                .bind("from", from)
                .bind("until", until)
                .bind("limit", limit)
                .map((row, context) -> new OperationId(row.getString("id")))
                .list());
    }

    @Override
    public List<Asked> asked(Where where, Instant from, Instant until, int limit) {
        return store.with(handle -> handle.createQuery(
                        """
                        select inquiry from inquiry
                         where service = :service and environment = :environment
                           and asked_at between :from and :until
                         order by asked_at limit :limit
                        """)
                .bind("service", where.service().value())
                .bind("environment", where.environment().value())
                .bind("from", from)
                .bind("until", until)
                .bind("limit", limit)
                .map((row, context) -> asked(documents.read(row.getString("inquiry"), Inquiry.class)))
                .list());
    }

    private static Asked asked(Inquiry inquiry) {
        var query = inquiry.question() instanceof Question.Named(var name, var values)
                ? Optional.of(name.value())
                : Optional.<String>empty();
        return new Asked(inquiry.asker(), inquiry.askedAt(), query);
    }
}
