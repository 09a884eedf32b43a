package dev.capstan.sql;

import dev.capstan.access.Access;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Misread;
import dev.capstan.operation.Nearness;
import dev.capstan.operation.TypedNames;
import dev.capstan.operation.TypedWords;
import dev.capstan.sql.Inquiry.Where;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Takes questions: judged by the catalogue alone, recorded, and only then asked, in the background. */
public final class QueryDesk {
    private final CurrentCatalogue catalogue;
    private final Access access;
    private final Inquiries inquiries;
    private final BiConsumer<Inquiry, Plan> asking;
    private final Clock clock;

    /** What is asked of which database, as the catalogue said when it was asked for. */
    public record Plan(Query query, Database database) {}

    /** @param asking begins to ask, and returns at once */
    public QueryDesk(
            CurrentCatalogue catalogue,
            Access access,
            Inquiries inquiries,
            BiConsumer<Inquiry, Plan> asking,
            Clock clock) {
        this.catalogue = catalogue;
        this.access = access;
        this.inquiries = inquiries;
        this.asking = asking;
        this.clock = clock;
    }

    /** Reads {@code [service] [environment] [query] [name=value…]}. */
    public Asked ask(List<String> typed, UserId person, Optional<Where> where, String delivery) {
        var now = catalogue.now();
        var words = TypedWords.of(typed);
        var rest = new ArrayList<>(words.plain());
        try {
            if (rest.isEmpty()) {
                return new Asked.Services(now.services().values().stream()
                        .filter(service -> !queries(service).isEmpty())
                        .toList());
            }
            var service = TypedNames.service(now, rest.removeFirst());
            if (rest.isEmpty() || rest.size() == 1 && isEnvironment(service, rest.getFirst())) {
                return listing(now, service, person);
            }
            return named(now, service, rest, words.named(), person, where, delivery);
        } catch (Misread misread) {
            return new Asked.Refused(new QueryRefusal.Mistyped(misread.refusal()));
        }
    }

    private Asked named(
            Catalogue now,
            Service service,
            List<String> rest,
            Map<String, String> values,
            UserId person,
            Optional<Where> where,
            String delivery)
            throws Misread {
        var name = isEnvironment(service, rest.getFirst()) ? rest.get(1) : rest.getFirst();
        var all = queries(service);
        var query = all.get(new QueryName(name.toLowerCase(Locale.ROOT)));
        if (query == null) {
            return new Asked.Refused(new QueryRefusal.UnknownQuery(
                    service.name(), name, Nearness.nearest(name, all.keySet()), List.copyOf(all.keySet())));
        }
        var environment = TypedNames.environment(service, rest);
        var typed = TypedNames.parameters(query.parameters(), rest.subList(1, rest.size()), values);
        return accept(now, service, environment, query, typed, person, where, delivery);
    }

    /** The same question with the same values, by whoever asks now. */
    public Asked again(InquiryId id, UserId person, Optional<Where> where, String delivery) {
        var now = catalogue.now();
        var before = inquiries.find(id);
        var service = before.map(inquiry -> now.services().get(inquiry.service()));
        var environment =
                service.map(known -> known.environments().get(before.get().environment()));
        var query = service.map(known -> queries(known).get(before.get().query()));
        if (environment.isEmpty() || query.isEmpty()) {
            return new Asked.Refused(new QueryRefusal.NoSuchInquiry());
        }
        try {
            var values = TypedNames.parameters(
                    query.get().parameters(), List.of(), before.get().parameters());
            return accept(now, service.get(), environment.get(), query.get(), values, person, where, delivery);
        } catch (Misread misread) {
            return new Asked.Refused(new QueryRefusal.Mistyped(misread.refusal()));
        }
    }

    private Asked accept(
            Catalogue now,
            Service service,
            Environment environment,
            Query query,
            Map<String, String> values,
            UserId person,
            Optional<Where> where,
            String delivery) {
        var roles = query.may().in(environment.name());
        if (!access.hasAny(now.house(), roles, person)) {
            return new Asked.Refused(
                    new QueryRefusal.NotAllowed(query.title(), service.name(), environment.name(), roles));
        }
        var database = databases(service).get(query.database());
        if (!database.secrets().containsKey(environment.name())) {
            return new Asked.Refused(new QueryRefusal.NotThere(service.name(), query.name(), environment.name()));
        }
        var inquiry = new Inquiry(
                new InquiryId(UUID.randomUUID()),
                service.name(),
                environment.name(),
                query.name(),
                values,
                person,
                where,
                clock.instant());
        if (!inquiries.record(inquiry, delivery)) {
            return new Asked.Known();
        }
        asking.accept(inquiry, new Plan(query, database));
        return new Asked.Accepted(inquiry, query);
    }

    private Asked listing(Catalogue now, Service service, UserId person) {
        var allowed = queries(service).values().stream()
                .filter(query -> service.environments().keySet().stream()
                        .anyMatch(environment ->
                                access.hasAny(now.house(), query.may().in(environment), person)))
                .toList();
        return new Asked.Listing(service, allowed);
    }

    private static boolean isEnvironment(Service service, String typed) {
        return service.environments().keySet().stream()
                .map(EnvironmentName::value)
                .anyMatch(name -> name.equalsIgnoreCase(typed));
    }

    private static Map<QueryName, Query> queries(Service service) {
        return service.chapters().get(QueriesChapter.KEY).orElse(Map.of());
    }

    private static Map<DatabaseName, Database> databases(Service service) {
        return service.chapters().get(DatabasesChapter.KEY).orElse(Map.of());
    }
}
