package dev.capstan.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import dev.capstan.outbox.Subject;
import dev.capstan.sql.Checkup;
import dev.capstan.sql.Column.Kind;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.Excerpt;
import dev.capstan.sql.Failure;
import dev.capstan.sql.Finding;
import dev.capstan.sql.Inquiries.Attached;
import dev.capstan.sql.Inquiries.Ending;
import dev.capstan.sql.Inquiry;
import dev.capstan.sql.Inquiry.Where;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.InquiryState;
import dev.capstan.sql.QueryName;
import dev.capstan.sql.Question;
import dev.capstan.sql.gate.Reason;
import dev.capstan.sql.mask.Judgement.Unprovable;
import dev.capstan.sql.mask.Judgement.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbiInquiriesTest {
    /** Answers are forgotten by age, so that an old one would be gone at once. */
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final UserId ENGINEER = new UserId("U1");

    private final Store store = TestDatabase.freshStore();
    private final JdbiInquiries inquiries = new JdbiInquiries(store, new Documents());
    private final JdbiOutbox outbox = new JdbiOutbox(store);

    @AfterEach
    void close() {
        store.close();
    }

    private static Inquiry inquiry() {
        return new Inquiry(
                new InquiryId(UUID.randomUUID()),
                new Question.Named(new QueryName("failed-payments"), Map.of("since", "24h")),
                false,
                new ServiceName("shop"),
                new EnvironmentName("production"),
                new DatabaseName("main"),
                "a1b2",
                false,
                ENGINEER,
                new Where(new ChannelId("C1"), Optional.of("12.34")),
                NOW);
    }

    private Inquiry recorded() {
        var inquiry = inquiry();
        assertTrue(inquiries.record(inquiry, UUID.randomUUID().toString()));
        return inquiry;
    }

    private static Ending answered(Path file) {
        var excerpt = new Excerpt(
                List.of(new Excerpt.Head("id", Kind.NUMBER)),
                List.of(Arrays.asList("1"), Arrays.asList((String) null)));
        var state = new InquiryState.Complete(
                Finding.UNJUDGED, 2, Optional.empty(), Duration.ofMillis(41), "shop", "reader");
        return new Ending(state, Optional.of(excerpt), List.of(new Attached("answer.csv", file)));
    }

    private void told(InquiryId id) {
        outbox.told(new Subject(Subject.Kind.INQUIRY, id.toString()), Long.MAX_VALUE);
    }

    @Test
    void what_was_recorded_is_read_back_and_needs_telling() {
        var inquiry = recorded();
        var view = inquiries.view(inquiry.id()).orElseThrow();
        assertEquals(inquiry, view.inquiry());
        assertEquals(new InquiryState.Waiting(), view.state());
        assertEquals(
                inquiry.id().toString(), outbox.due(10).getFirst().subject().id());
        assertEquals(List.of(inquiry.id()), inquiries.due(10));
    }

    @Test
    void a_delivery_is_recorded_once() {
        assertTrue(inquiries.record(inquiry(), "same"));
        assertFalse(inquiries.record(inquiry(), "same"));
        assertEquals(1, inquiries.due(10).size());
    }

    @Test
    void of_many_replicas_one_asks() {
        var inquiry = recorded();
        long claims = IntStream.range(0, 8)
                .parallel()
                .filter(i -> inquiries
                        .claim(inquiry.id(), "replica " + i, LEASE, NOW)
                        .isPresent())
                .count();
        assertEquals(1, claims);
        assertEquals(List.of(), inquiries.due(10));
    }

    @Test
    void a_claim_that_ran_out_is_taken_over_and_the_first_asker_records_nothing(@TempDir Path folder)
            throws IOException {
        var inquiry = recorded();
        var first = inquiries.claim(inquiry.id(), "one", Duration.ZERO, NOW).orElseThrow();
        var second = inquiries.claim(inquiry.id(), "two", LEASE, NOW).orElseThrow();
        assertEquals(2, second.attempt());
        assertEquals(Optional.empty(), inquiries.renew(inquiry.id(), first.epoch(), LEASE));
        var file = Files.writeString(folder.resolve("x"), "x");
        assertFalse(inquiries.end(inquiry.id(), first.epoch(), answered(file), NOW));
        assertEquals(List.of(), inquiries.view(inquiry.id()).orElseThrow().files());
        assertTrue(inquiries.end(inquiry.id(), second.epoch(), answered(file), NOW));
        assertEquals(Optional.empty(), inquiries.claim(inquiry.id(), "three", LEASE, NOW));
    }

    @Test
    void a_file_longer_than_a_part_comes_back_as_it_was_and_goes_once_it_was_told(@TempDir Path folder)
            throws IOException {
        var bytes = new byte[700_001];
        new Random(7).nextBytes(bytes);
        var inquiry = recorded();
        var claim = inquiries.claim(inquiry.id(), "one", LEASE, NOW).orElseThrow();
        inquiries.end(inquiry.id(), claim.epoch(), answered(Files.write(folder.resolve("x"), bytes)), NOW);
        inquiries.forgetAnswers();
        var view = inquiries.view(inquiry.id()).orElseThrow();
        assertEquals(700_001, view.files().getFirst().bytes());
        assertEquals(
                Arrays.asList((String) null),
                view.excerpt().orElseThrow().rows().get(1));
        var back = new ByteArrayOutputStream();
        inquiries.write(inquiry.id(), "answer.csv", back);
        assertArrayEquals(bytes, back.toByteArray());

        told(inquiry.id());
        inquiries.forgetAnswers();
        var after = inquiries.view(inquiry.id()).orElseThrow();
        assertEquals(Optional.empty(), after.excerpt());
        assertEquals(List.of(), after.files());
        assertEquals(view.state(), after.state());
    }

    @Test
    void who_wants_it_to_end_is_seen_by_whoever_asks_and_one_that_waits_ends_at_once() {
        var waiting = recorded();
        inquiries.cancel(waiting.id(), ENGINEER, NOW);
        assertEquals(
                new InquiryState.Cancelled(ENGINEER, Optional.empty()),
                inquiries.view(waiting.id()).orElseThrow().state());
        assertEquals(Optional.empty(), inquiries.claim(waiting.id(), "one", LEASE, NOW));

        var underWay = recorded();
        var claim = inquiries.claim(underWay.id(), "one", LEASE, NOW).orElseThrow();
        inquiries.cancel(underWay.id(), ENGINEER, NOW);
        inquiries.cancel(underWay.id(), new UserId("U2"), NOW);
        assertEquals(
                Optional.of(ENGINEER),
                inquiries
                        .renew(underWay.id(), claim.epoch(), LEASE)
                        .orElseThrow()
                        .cancelling());
    }

    @Test
    void whatever_its_end_a_question_that_ended_is_nobodys_any_more() {
        var ends = List.of(
                new InquiryState.Complete(
                        Finding.UNJUDGED, 2, Optional.empty(), Duration.ofMillis(41), "shop", "reader"),
                new InquiryState.Examined(
                        new Checkup("PostgreSQL 17", "shop", "reader", Duration.ofMillis(41), List.of())),
                new InquiryState.Failed(new Failure.Busy()),
                new InquiryState.Cancelled(ENGINEER, Optional.empty()));
        for (InquiryState state : ends) {
            var inquiry = recorded();
            var claim = inquiries.claim(inquiry.id(), "one", LEASE, NOW).orElseThrow();
            assertTrue(inquiries.end(inquiry.id(), claim.epoch(), new Ending(state, Optional.empty(), List.of()), NOW));
            assertEquals(Optional.empty(), inquiries.claim(inquiry.id(), "another", LEASE, NOW), state::toString);
            assertEquals(List.of(), inquiries.due(10), state::toString);
            assertEquals(state, inquiries.view(inquiry.id()).orElseThrow().state());
        }
    }

    @Test
    void every_failure_is_read_back() {
        for (var failure : List.of(
                new Failure.Statement("42501", "no"),
                new Failure.TimedOut(LEASE),
                new Failure.Unreachable("refused"),
                new Failure.CallsHidden(new Reason.Hidden("wipe", "view people")),
                new Failure.Masked(new Unprovable("phone", Why.IN_AN_EXPRESSION)),
                new Failure.Busy(),
                new Failure.Interrupted(),
                new Failure.Gone(),
                new Failure.OwnFault())) {
            var inquiry = recorded();
            var claim = inquiries.claim(inquiry.id(), "one", LEASE, NOW).orElseThrow();
            var failed = new InquiryState.Failed(failure);
            inquiries.end(inquiry.id(), claim.epoch(), new Ending(failed, Optional.empty(), List.of()), NOW);
            assertEquals(failed, inquiries.view(inquiry.id()).orElseThrow().state());
        }
    }
}
