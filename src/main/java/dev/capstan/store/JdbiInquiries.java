package dev.capstan.store;

import dev.capstan.catalog.UserId;
import dev.capstan.sql.Excerpt;
import dev.capstan.sql.Inquiries;
import dev.capstan.sql.Inquiry;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.InquiryState;
import dev.capstan.sql.InquiryView;
import dev.capstan.sql.InquiryView.AnswerFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Inquiries on PostgreSQL. Leases go by its clock. */
public final class JdbiInquiries implements Inquiries {
    private static final int PART = 256 * 1024;

    private static final String TELL =
            """
            insert into outbox (kind, subject) select 'INQUIRY', cast(id as text) from changed
            on conflict (kind, subject) do update
               set revision = nextval('outbox_revision'), due_at = least(outbox.due_at, now())
            """;

    private final Store store;
    private final Documents documents;

    public JdbiInquiries(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    @Override
    public boolean record(Inquiry inquiry, String delivery) {
        return store.with(handle -> handle.createUpdate(
                                """
                                with changed as (
                                  insert into inquiry (id, service, environment, delivery, inquiry, state, asked_at, changed_at)
                                  values (:id, :service, :environment, :delivery, cast(:inquiry as jsonb),
                                          cast(:state as jsonb), :at, :at)
                                  on conflict (delivery) do nothing
                                  returning id
                                )
                                """
                                        + TELL)
                        .bind("id", inquiry.id().value())
                        .bind("service", inquiry.service().value())
                        .bind("environment", inquiry.environment().value())
                        .bind("delivery", delivery)
                        .bind("inquiry", documents.write(inquiry))
                        .bind("state", documents.write(new InquiryState.Waiting()))
                        .bind("at", inquiry.askedAt())
                        .execute()
                == 1);
    }

    @Override
    public Optional<InquiryView> view(InquiryId id) {
        return store.with(handle -> handle.createQuery(
                        "select inquiry, state, cancelling, excerpt from inquiry where id = :id")
                .bind("id", id.value())
                .map((row, context) -> new InquiryView(
                        documents.read(row.getString("inquiry"), Inquiry.class),
                        documents.read(row.getString("state"), InquiryState.class),
                        Optional.ofNullable(row.getString("cancelling")).map(UserId::new),
                        Optional.ofNullable(row.getString("excerpt")).map(text -> documents.read(text, Excerpt.class)),
                        files(handle, id)))
                .findOne());
    }

    private static List<AnswerFile> files(Handle handle, InquiryId id) {
        return handle.createQuery(
                        """
                        select name, sum(length(bytes)) as length from inquiry_file
                         where inquiry = :id group by name order by name
                        """)
                .bind("id", id.value())
                .map((row, context) -> new AnswerFile(row.getString("name"), row.getLong("length")))
                .list();
    }

    @Override
    public List<InquiryId> due(int limit) {
        return store.with(handle -> handle.createQuery(
                        """
                        select id from inquiry
                         where not ended and (lease_until is null or lease_until < now())
                         order by asked_at
                         limit :limit
                        """)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .map(InquiryId::new)
                .list());
    }

    @Override
    public Optional<Claim> claim(InquiryId id, String asker, Duration lease, Instant now) {
        return store.with(handle -> handle.createQuery(
                        """
                        update inquiry
                           set epoch = epoch + 1, attempt = attempt + 1, asker = :asker, state = cast(:state as jsonb),
                               lease_until = now() + :lease * interval '1 millisecond', changed_at = :now
                         where id = :id and not ended and (lease_until is null or lease_until < now())
                        returning inquiry, epoch, attempt
                        """)
                .bind("id", id.value())
                .bind("asker", asker)
                .bind("state", documents.write(new InquiryState.UnderWay(now)))
                .bind("lease", lease.toMillis())
                .bind("now", now)
                .map((row, context) -> new Claim(
                        documents.read(row.getString("inquiry"), Inquiry.class),
                        row.getLong("epoch"),
                        row.getInt("attempt")))
                .findOne());
    }

    @Override
    public Optional<Renewal> renew(InquiryId id, long epoch, Duration lease) {
        return store.with(handle -> handle.createQuery(
                        """
                        update inquiry set lease_until = now() + :lease * interval '1 millisecond'
                         where id = :id and epoch = :epoch and not ended
                        returning cancelling
                        """)
                .bind("id", id.value())
                .bind("epoch", epoch)
                .bind("lease", lease.toMillis())
                .map((row, context) -> new Renewal(
                        Optional.ofNullable(row.getString("cancelling")).map(UserId::new)))
                .findOne());
    }

    @Override
    public boolean end(InquiryId id, long epoch, Ending ending, Instant now) {
        return store.inTransaction(handle -> {
            boolean ours = handle.createUpdate(
                                    """
                                    with changed as (
                                      update inquiry
                                         set state = cast(:state as jsonb), excerpt = cast(:excerpt as jsonb),
                                             lease_until = null, changed_at = :now
                                       where id = :id and epoch = :epoch and not ended
                                      returning id
                                    )
                                    """
                                            + TELL)
                            .bind("id", id.value())
                            .bind("epoch", epoch)
                            .bind("state", documents.write(ending.state()))
                            .bind(
                                    "excerpt",
                                    ending.excerpt().map(documents::write).orElse(null))
                            .bind("now", now)
                            .execute()
                    == 1;
            if (ours) {
                ending.files().forEach(file -> store(handle, id, file));
            }
            return ours;
        });
    }

    /** A part at a time, so that a long answer is never held whole. */
    private static void store(Handle handle, InquiryId id, Attached file) {
        try (var in = Files.newInputStream(file.content())) {
            var buffer = new byte[PART];
            int length;
            for (int part = 0; (length = in.readNBytes(buffer, 0, PART)) > 0; part++) {
                handle.createUpdate("insert into inquiry_file values (:id, :name, :part, :bytes)")
                        .bind("id", id.value())
                        .bind("name", file.name())
                        .bind("part", part)
                        .bind("bytes", length == PART ? buffer : Arrays.copyOf(buffer, length))
                        .execute();
            }
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    @Override
    public void cancel(InquiryId id, UserId by, Instant now) {
        store.with(handle -> handle.createUpdate(
                        """
                        with changed as (
                          update inquiry
                             set cancelling = coalesce(cancelling, :by), changed_at = :now,
                                 state = case when state ->> 'state' = 'waiting'
                                              then cast(:cancelled as jsonb) else state end
                           where id = :id and not ended
                          returning id
                        )
                        """
                                + TELL)
                .bind("id", id.value())
                .bind("by", by.value())
                .bind("cancelled", documents.write(new InquiryState.Cancelled(by, Optional.empty())))
                .bind("now", now)
                .execute());
    }

    @Override
    public void write(InquiryId id, String file, OutputStream to) throws IOException {
        for (int part = 0; ; part++) {
            var bytes = part(id, file, part);
            if (bytes.isEmpty()) {
                return;
            }
            to.write(bytes.get());
        }
    }

    private Optional<byte[]> part(InquiryId id, String file, int part) {
        return store.with(handle -> handle.createQuery(
                        "select bytes from inquiry_file where inquiry = :id and name = :name and part = :part")
                .bind("id", id.value())
                .bind("name", file)
                .bind("part", part)
                .map((row, context) -> row.getBytes(1))
                .findOne());
    }

    /** It was told when nothing about it waits in the outbox any more. */
    @Override
    public void forgetAnswers() {
        store.with(handle -> handle.createUpdate(
                        """
                        with told as (
                          select id from inquiry
                           where ended
                             and (excerpt is not null or exists (select from inquiry_file f where f.inquiry = inquiry.id))
                             and (changed_at < now() - interval '1 day'
                                  or not exists (select from outbox where kind = 'INQUIRY' and subject = cast(inquiry.id as text)))
                        ), files as (
                          delete from inquiry_file where inquiry in (select id from told)
                        )
                        update inquiry set excerpt = null where id in (select id from told)
                        """)
                .execute());
    }
}
