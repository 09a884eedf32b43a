package dev.capstan.sql;

import dev.capstan.access.Access;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Misread;
import dev.capstan.operation.TypedNames;
import dev.capstan.sql.Inquiry.Where;
import dev.capstan.sql.QueryWords.Said;
import dev.capstan.sql.migration.report.MigrationReport;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Where people ask. It judges what the catalogue alone can judge, commits the question, and returns: when it has answered
 * "accepted", no crash can lose it. Only then is it asked, in the background.
 */
public final class QueryDesk {
    private final CurrentCatalogue catalogue;
    private final Inquiries inquiries;
    private final Questions questions;
    private final Historian historian;
    private final Access access;
    private final Admission admission;
    private final Consumer<InquiryId> begins;
    private final Clock clock;

    /** @param begins begins to ask, and returns at once */
    public QueryDesk(
            CurrentCatalogue catalogue,
            Access access,
            Inquiries inquiries,
            Questions questions,
            Historian historian,
            Consumer<InquiryId> begins,
            Clock clock) {
        this.catalogue = catalogue;
        this.inquiries = inquiries;
        this.questions = questions;
        this.historian = historian;
        this.access = access;
        this.admission = new Admission(access, historian);
        this.begins = begins;
        this.clock = clock;
    }

    /**
     * Reads {@code [service] [environment] [query] [name=value…]}, {@code service [environment] [database] = SELECT …} or
     * {@code service [environment] doctor [database]}.
     */
    public Asked ask(List<String> typed, UserId person, Where where, String delivery) {
        var now = catalogue.now();
        try {
            return switch (QueryWords.read(now, typed)) {
                case Said.Nothing nothing ->
                    new Asked.Services(now.services().values().stream()
                            .filter(service -> !Questions.queries(service).isEmpty())
                            .toList());
                case Said.OnlyService(var service) -> listing(now, service, person);
                case Said.Asks asks -> named(now, asks, new Asking(person, where, delivery));
                case Said.Types(var service, var environment, var database, var statement) ->
                    accept(
                            now,
                            new Question.Typed(statement),
                            false,
                            service,
                            environment,
                            database,
                            new Asking(person, where, delivery));
                case Said.Consults(var service, var environment, var database) ->
                    accept(
                            now,
                            new Question.Consultation(),
                            false,
                            service,
                            environment,
                            database,
                            new Asking(person, where, delivery));
                case Said.Refused(var refusal) -> new Asked.Refused(refusal);
            };
        } catch (Misread misread) {
            return new Asked.Refused(new QueryRefusal.Mistyped(misread.refusal()));
        }
    }

    /** Looks at migrations, in the words of the room that knows them. */
    public Asked look(
            Question.OnMigrations question,
            Service service,
            EnvironmentName environment,
            UserId person,
            Where where,
            String delivery) {
        return historian
                .terms(service, environment, question.component())
                .map(terms -> accept(
                        catalogue.now(),
                        question,
                        false,
                        service,
                        environment,
                        terms.database(),
                        new Asking(person, where, delivery)))
                .orElseGet(() -> new Asked.Refused(new QueryRefusal.NoSuchInquiry()));
    }

    private Asked named(Catalogue now, Said.Asks asks, Asking asking) {
        var query = asks.query();
        try {
            var environment = asks.chosenEnvironment();
            var values = TypedNames.parameters(query.parameters(), asks.positional(), asks.named());
            return accept(
                    now,
                    new Question.Named(query.name(), values),
                    false,
                    asks.service(),
                    environment,
                    query.database(),
                    asking);
        } catch (Misread misread) {
            var refusal = new QueryRefusal.Mistyped(misread.refusal());
            return asks.canBeCompleted(misread.refusal())
                    ? new Asked.Incomplete(asks.wanted(), refusal)
                    : new Asked.Refused(refusal);
        }
    }

    /** The same question with the same values, by whoever asks now. */
    public Asked again(InquiryId id, UserId person, Where where, String delivery) {
        return once(id, before -> before.explains(), new Asking(person, where, delivery));
    }

    /** How the database would answer the same question. */
    public Asked explain(InquiryId id, UserId person, Where where, String delivery) {
        return once(id, before -> true, new Asking(person, where, delivery));
    }

    /** The rows that a diagnosis says are in the way. */
    public Asked offered(InquiryId id, UserId person, Where where, String delivery) {
        var view = inquiries.view(id);
        var offer = view.filter(known -> known.state() instanceof InquiryState.Looked)
                .map(known -> ((InquiryState.Looked) known.state()).report())
                .flatMap(MigrationReport::offer);
        var service =
                view.map(known -> catalogue.now().services().get(known.inquiry().service()));
        if (offer.isEmpty()
                || service.isEmpty()
                || !(view.get().inquiry().question() instanceof Question.OnMigrations look)) {
            return new Asked.Refused(new QueryRefusal.NoSuchInquiry());
        }
        var before = view.get().inquiry();
        return accept(
                catalogue.now(),
                new Question.Offered(offer.get(), look.component()),
                false,
                service.get(),
                before.environment(),
                before.database(),
                new Asking(person, where, delivery));
    }

    /** @param delivery what stays the same when Slack delivers the same thing twice */
    private record Asking(UserId person, Where where, String delivery) {}

    private Asked once(InquiryId id, java.util.function.Predicate<Inquiry> explains, Asking asking) {
        var now = catalogue.now();
        var before = inquiries.view(id).map(InquiryView::inquiry);
        var service = before.map(inquiry -> now.services().get(inquiry.service()))
                .filter(known -> known.environments().containsKey(before.get().environment()));
        if (service.isEmpty()) {
            return new Asked.Refused(new QueryRefusal.NoSuchInquiry());
        }
        var inquiry = before.get();
        return accept(
                now,
                inquiry.question(),
                explains.test(inquiry),
                service.get(),
                inquiry.environment(),
                inquiry.database(),
                asking);
    }

    private Asked accept(
            Catalogue now,
            Question question,
            boolean explains,
            Service service,
            EnvironmentName environment,
            DatabaseName databaseName,
            Asking asking) {
        var database = Questions.databases(service).get(databaseName);
        if (database == null || !database.secrets().containsKey(environment)) {
            return new Asked.Refused(new QueryRefusal.NotThere(service.name(), databaseName, environment));
        }
        var forbidden = forbidden(now, question, service, environment, database, asking.person());
        if (forbidden.isPresent()) {
            return new Asked.Refused(forbidden.get());
        }
        return switch (questions.settled(question, service, environment)) {
            case Questions.Settled.Refused(var refusal) -> new Asked.Refused(refusal);
            case Questions.Settled.Question(var settled) ->
                record(settled, explains, service, environment, database, asking);
        };
    }

    private Asked record(
            Question question,
            boolean explains,
            Service service,
            EnvironmentName environment,
            Database database,
            Asking asking) {
        BiFunction<String, Boolean, Inquiry> inquiry = (digest, isPrivate) -> new Inquiry(
                new InquiryId(UUID.randomUUID()),
                question,
                explains,
                service.name(),
                environment,
                database.name(),
                digest,
                isPrivate
                        || admission.isPrivate(question, service, environment)
                        || asking.where().channel().isDirect(),
                asking.person(),
                asking.where(),
                clock.instant());
        return switch (questions.understood(question, explains, service, environment, database)) {
            case Questions.Understood.Refused(var refusal) -> new Asked.Refused(refusal);
            case Questions.Understood.Ready(var ready) ->
                accepted(inquiry.apply(ready.digest(), ready.isPrivate()), asking.delivery());
            case Questions.Understood.Consults consults -> accepted(inquiry.apply("", false), asking.delivery());
            case Questions.Understood.LooksBack looksBack -> accepted(inquiry.apply("", false), asking.delivery());
        };
    }

    private Asked accepted(Inquiry inquiry, String delivery) {
        if (!inquiries.record(inquiry, delivery)) {
            return new Asked.Known();
        }
        begins.accept(inquiry.id());
        return new Asked.Accepted(inquiry);
    }

    private Optional<QueryRefusal> forbidden(
            Catalogue now,
            Question question,
            Service service,
            EnvironmentName environment,
            Database database,
            UserId person) {
        return admission.refused(now.house(), question, service, environment, database, person);
    }

    /** Whoever asked may end it, and whoever might have asked. Absent: it ends, or has ended. */
    public Optional<QueryRefusal> cancel(InquiryId id, UserId person) {
        var now = catalogue.now();
        var view = inquiries.view(id);
        if (view.isEmpty()) {
            return Optional.of(new QueryRefusal.NoSuchInquiry());
        }
        var inquiry = view.get().inquiry();
        var service = Optional.ofNullable(now.services().get(inquiry.service()));
        var database = service.map(known -> Questions.databases(known).get(inquiry.database()));
        if (!inquiry.asker().equals(person) && database.isPresent()) {
            var forbidden =
                    forbidden(now, inquiry.question(), service.get(), inquiry.environment(), database.get(), person);
            if (forbidden.isPresent()) {
                return forbidden;
            }
        }
        if (!inquiry.asker().equals(person) && database.isEmpty()) {
            return Optional.of(new QueryRefusal.NoSuchInquiry());
        }
        inquiries.cancel(id, person, clock.instant());
        begins.accept(id);
        return Optional.empty();
    }

    private Asked listing(Catalogue now, Service service, UserId person) {
        var allowed = Questions.queries(service).values().stream()
                .filter(query -> service.environments().keySet().stream()
                        .anyMatch(environment ->
                                access.hasAny(now.house(), query.may().in(environment), person)))
                .toList();
        return new Asked.Listing(service, allowed);
    }
}
