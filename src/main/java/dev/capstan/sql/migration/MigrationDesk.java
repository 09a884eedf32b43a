package dev.capstan.sql.migration;

import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Misread;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.Refusal;
import dev.capstan.operation.TypedNames;
import dev.capstan.sql.Asked;
import dev.capstan.sql.Inquiry.Where;
import dev.capstan.sql.QueryDesk;
import dev.capstan.sql.QueryRefusal;
import dev.capstan.sql.Question.OnMigrations;
import dev.capstan.sql.Question.OnMigrations.Look;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where people ask how migrations stand and why one failed: it is a question like any other, recorded and then asked. */
public final class MigrationDesk {
    private final CurrentCatalogue catalogue;
    private final QueryDesk questions;

    public MigrationDesk(CurrentCatalogue catalogue, QueryDesk questions) {
        this.catalogue = catalogue;
        this.questions = questions;
    }

    /** Whether something is looked at by {@code service[/component] [environment] status}, and not to be done. */
    public static boolean looks(List<String> words) {
        return lookIn(words).isPresent();
    }

    /** Without a word for it, the status is meant. Absent: something is to be done. */
    private static Optional<Look> lookIn(List<String> words) {
        var named = words.stream().skip(1).limit(2).toList();
        boolean doing = MigrationProcedures.NAMES.stream().anyMatch(name -> named.contains(name.value()));
        return named.stream()
                .flatMap(word ->
                        Arrays.stream(Look.values()).filter(look -> look.name().equalsIgnoreCase(word)))
                .findFirst()
                .or(() -> doing || words.size() > 2 ? Optional.empty() : Optional.of(Look.STATUS));
    }

    /**
     * Reads {@code service[/component] [environment] status}, or {@code service[/component] [environment] diagnose
     * [operation]}. Absent: no such service, and {@link #services} are those that there are.
     */
    public Optional<Asked> look(List<String> words, UserId person, Where where, String delivery) {
        var look = lookIn(words);
        if (words.isEmpty() || look.isEmpty()) {
            return Optional.empty();
        }
        try {
            var rest = new ArrayList<>(words);
            var named = rest.removeFirst().split("/", 2);
            var service = TypedNames.service(catalogue.now(), named[0]);
            if (Migrations.of(service).isEmpty()) {
                return Optional.empty();
            }
            var component = component(look.get(), service, named);
            rest.removeIf(look.get().name().toLowerCase(Locale.ROOT)::equalsIgnoreCase);
            var environment = TypedNames.environment(service, rest);
            if (Place.of(service, environment, component).isEmpty()) {
                throw new Misread(misplaced(service, named));
            }
            var question = new OnMigrations(look.get(), component, operation(look.get(), rest));
            return Optional.of(questions.look(question, service, environment.name(), person, where, delivery));
        } catch (Misread misread) {
            return Optional.of(new Asked.Refused(new QueryRefusal.Mistyped(misread.refusal())));
        }
    }

    /** A part that failed is looked into even where the migrations belong to the whole. */
    private static Optional<ComponentName> component(Look look, Service service, String[] named) throws Misread {
        if (named.length < 2) {
            return Optional.empty();
        }
        var component = TypedNames.component(service, named[1]);
        boolean whole = Migrations.of(service).orElseThrow().parts().isEmpty();
        return Optional.of(component).filter(part -> !whole || look != Look.DIAGNOSE);
    }

    private static Refusal misplaced(Service service, String[] named) {
        var parts = Migrations.of(service).orElseThrow().parts().keySet().stream()
                .map(Object::toString)
                .toList();
        return named.length == 2
                ? new Refusal.UnknownComponent(service.name(), named[1], parts)
                : new Refusal.ComponentMissing(service.name(), parts);
    }

    private static Optional<OperationId> operation(Look look, List<String> rest) throws Misread {
        var operation =
                rest.stream().findFirst().filter(word -> look == Look.DIAGNOSE).flatMap(OperationId::parse);
        if (rest.size() > operation.stream().count()) {
            throw new Misread(new Refusal.TooManyWords(rest.getLast()));
        }
        return operation;
    }

    /** Those that say how they are migrated. */
    public List<Service> services() {
        return catalogue.now().services().values().stream()
                .filter(service -> Migrations.of(service).isPresent())
                .toList();
    }
}
