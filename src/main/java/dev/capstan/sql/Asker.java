package dev.capstan.sql;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.operation.StoreUnavailable;
import dev.capstan.sql.Inquiries.Claim;
import dev.capstan.sql.Inquiries.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the databases, a few at once. One replica asks each question, by lease; when it dies in the middle, the question
 * is asked once more, since it only reads.
 */
public final class Asker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);

    /** Each may hold an answer's first rows and a file being written. */
    private static final int AT_ONCE = 8;

    private static final int SWEEP = 200;
    private static final int ATTEMPTS = 2;

    private final CurrentCatalogue catalogue;
    private final Questions questions;
    private final Databases databases;
    private final Doctor doctor;
    private final Historian historian;
    private final Answers answers;
    private final Inquiries inquiries;
    private final Consumer<InquiryId> told;
    private final String name;
    private final Clock clock;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("inquiry-", 0).factory());
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private final Set<InquiryId> here = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /**
     * @param told hears of every change; returns at once
     * @param name of this replica, to be seen in the database
     */
    public Asker(
            CurrentCatalogue catalogue,
            Questions questions,
            Databases databases,
            Doctor doctor,
            Historian historian,
            Answers answers,
            Inquiries inquiries,
            Consumer<InquiryId> told,
            String name,
            Clock clock) {
        this.catalogue = catalogue;
        this.questions = questions;
        this.databases = databases;
        this.doctor = doctor;
        this.historian = historian;
        this.answers = answers;
        this.inquiries = inquiries;
        this.told = told;
        this.name = name;
        this.clock = clock;
    }

    /** Something was asked, or is to end. */
    public void now(InquiryId id) {
        told.accept(id);
        if (closing || !here.add(id)) {
            return;
        }
        threads.execute(() -> {
            try {
                slots.acquire();
                try {
                    take(id);
                } finally {
                    slots.release();
                }
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            } finally {
                here.remove(id);
            }
        });
    }

    /** Finds what waits and what a crash has left, and lets go what was told. */
    public void sweep() {
        inquiries.due(SWEEP).stream().filter(id -> !here.contains(id)).forEach(this::now);
        inquiries.forgetAnswers();
    }

    private void take(InquiryId id) {
        try {
            if (!closing) {
                inquiries.claim(id, name, Holding.LENGTH, clock.instant()).ifPresent(this::ask);
            }
        } catch (StoreUnavailable away) {
            LOG.warn("{} rests: the database can't be reached; a sweep takes it up again", id);
        }
        told.accept(id);
    }

    private void ask(Claim claim) {
        try {
            answer(claim);
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException bug) {
            LOG.error("{} could not be answered", claim.inquiry().id(), bug);
            end(claim, Ending.of(new InquiryState.Failed(new Failure.OwnFault())));
        }
    }

    private void answer(Claim claim) {
        var inquiry = claim.inquiry();
        if (claim.attempt() > ATTEMPTS) {
            end(claim, Ending.of(new InquiryState.Failed(new Failure.Interrupted())));
            return;
        }
        switch (understood(inquiry)) {
            case Questions.Understood.Ready(var ready) -> ask(claim, ready);
            case Questions.Understood.Consults(var source) ->
                visit(claim, id -> doctor.examine(id, source), InquiryState.Examined::new);
            case Questions.Understood.LooksBack(var source, var question) ->
                visit(claim, id -> historian.look(id, source, question), InquiryState.Looked::new);
            case Questions.Understood.Refused(QueryRefusal.Masked(var found)) ->
                end(claim, Ending.of(new InquiryState.Failed(new Failure.Masked(found))));
            case Questions.Understood.Refused refused ->
                end(claim, Ending.of(new InquiryState.Failed(new Failure.Gone())));
        }
    }

    private void ask(Claim claim, Questions.Ready ready) {
        var inquiry = claim.inquiry();
        try (var holding = new Holding(inquiries, claim, () -> databases.cancel(inquiry.id())).start();
                var answer = answers.begin(inquiry, ready)) {
            var answered = databases.ask(ready.asking(inquiry.id()), answer);
            if (!closing || !(answered instanceof Answered.Cancelled)) {
                end(claim, answer.ending(answered, holding.cancelling().orElse(inquiry.asker())));
            }
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    private <T> void visit(Claim claim, Function<InquiryId, Visit<T>> visit, Function<T, InquiryState> told) {
        var inquiry = claim.inquiry();
        try (var holding = new Holding(inquiries, claim, () -> databases.cancel(inquiry.id())).start()) {
            switch (visit.apply(inquiry.id())) {
                case Visit.Paid<T>(var found) -> end(claim, Ending.of(told.apply(found)));
                case Visit.Cancelled<T>(var after) -> {
                    if (!closing) {
                        var by = holding.cancelling().orElse(inquiry.asker());
                        end(claim, Ending.of(new InquiryState.Cancelled(by, Optional.of(after))));
                    }
                }
                case Visit.Barred<T>(var why) -> end(claim, Ending.of(new InquiryState.Failed(why)));
            }
        }
    }

    private Questions.Understood understood(Inquiry inquiry) {
        return Optional.ofNullable(catalogue.now().services().get(inquiry.service()))
                .filter(service -> service.environments().containsKey(inquiry.environment()))
                .flatMap(service -> Optional.ofNullable(
                                Questions.databases(service).get(inquiry.database()))
                        .map(database -> questions.understood(
                                inquiry.question(), inquiry.explains(), service, inquiry.environment(), database)))
                .orElseGet(() -> new Questions.Understood.Refused(new QueryRefusal.NoSuchInquiry()));
    }

    private void end(Claim claim, Ending ending) {
        var id = claim.inquiry().id();
        if (!inquiries.end(id, claim.epoch(), ending, clock.instant())) {
            LOG.info("{} was taken over; what was answered here is dropped", id);
        }
    }

    /** What is under way is ended on the servers and left to whoever comes next. */
    @Override
    public void close() {
        closing = true;
        here.forEach(databases::cancel);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(Duration.ofSeconds(3).toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
