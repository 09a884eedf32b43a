package dev.capstan.sql;

import dev.capstan.catalog.UserId;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.outbox.Subject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Inquiries in a map. A claim lasts until {@link #dies}. */
public final class InMemoryInquiries implements Inquiries {
    private static final class Row {
        private Inquiry inquiry;
        private InquiryState state = new InquiryState.Waiting();
        private Optional<UserId> cancelling = Optional.empty();
        private Optional<Excerpt> excerpt = Optional.empty();
        private final Map<String, byte[]> files = new LinkedHashMap<>();
        private int attempt;
        private boolean held;

        InquiryView view() {
            var shown = new ArrayList<InquiryView.AnswerFile>();
            files.forEach((name, bytes) -> shown.add(new InquiryView.AnswerFile(name, bytes.length)));
            return new InquiryView(inquiry, state, cancelling, excerpt, shown);
        }
    }

    private final Map<InquiryId, Row> rows = new LinkedHashMap<>();
    private final Set<String> deliveries = new HashSet<>();
    private final Consumer<InquiryId> changed;

    public InMemoryInquiries(InMemoryOutbox outbox) {
        this(id -> outbox.changed(new Subject(Subject.Kind.INQUIRY, id.toString())));
    }

    public InMemoryInquiries(Consumer<InquiryId> changed) {
        this.changed = changed;
    }

    public synchronized List<InquiryView> all() {
        return rows.values().stream().map(Row::view).toList();
    }

    public synchronized void put(InquiryView view) {
        var row = new Row();
        row.inquiry = view.inquiry();
        row.state = view.state();
        row.excerpt = view.excerpt();
        rows.put(view.inquiry().id(), row);
        changed.accept(view.inquiry().id());
    }

    /** Whoever asks it is gone. */
    public synchronized void dies(InquiryId id) {
        rows.get(id).held = false;
    }

    @Override
    public synchronized boolean record(Inquiry inquiry, String delivery) {
        if (!deliveries.add(delivery)) {
            return false;
        }
        var row = new Row();
        row.inquiry = inquiry;
        rows.put(inquiry.id(), row);
        changed.accept(inquiry.id());
        return true;
    }

    @Override
    public synchronized Optional<InquiryView> view(InquiryId id) {
        return Optional.ofNullable(rows.get(id)).map(Row::view);
    }

    @Override
    public synchronized List<InquiryId> due(int limit) {
        return rows.values().stream()
                .filter(row -> row.view().isOpen() && !row.held)
                .map(row -> row.inquiry.id())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Claim> claim(InquiryId id, String asker, Duration lease, Instant now) {
        var row = rows.get(id);
        if (!row.view().isOpen() || row.held) {
            return Optional.empty();
        }
        row.held = true;
        row.attempt++;
        row.state = new InquiryState.UnderWay(now);
        return Optional.of(new Claim(row.inquiry, row.attempt, row.attempt));
    }

    @Override
    public synchronized Optional<Renewal> renew(InquiryId id, long epoch, Duration lease) {
        var row = rows.get(id);
        return row.attempt == epoch && row.view().isOpen()
                ? Optional.of(new Renewal(row.cancelling))
                : Optional.empty();
    }

    @Override
    public synchronized boolean end(InquiryId id, long epoch, Ending ending, Instant now) {
        var row = rows.get(id);
        if (row.attempt != epoch || !row.view().isOpen()) {
            return false;
        }
        row.state = ending.state();
        row.excerpt = ending.excerpt();
        for (var file : ending.files()) {
            try {
                row.files.put(file.name(), Files.readAllBytes(file.content()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        changed.accept(id);
        return true;
    }

    @Override
    public synchronized void cancel(InquiryId id, UserId by, Instant now) {
        var row = rows.get(id);
        if (row.view().isOpen()) {
            row.cancelling = Optional.of(by);
            if (row.state instanceof InquiryState.Waiting) {
                row.state = new InquiryState.Cancelled(by, Optional.empty());
            }
            changed.accept(id);
        }
    }

    @Override
    public synchronized void write(InquiryId id, String file, OutputStream to) throws IOException {
        to.write(rows.get(id).files.get(file));
    }

    @Override
    public void forgetAnswers() {}
}
