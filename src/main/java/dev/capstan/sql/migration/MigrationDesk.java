package dev.capstan.sql.migration;

import dev.capstan.access.Access;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Misread;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.Operations;
import dev.capstan.operation.Refusal;
import dev.capstan.operation.StepLogs;
import dev.capstan.operation.TypedNames;
import dev.capstan.sql.migration.MigrationAnswer.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where people look at migrations. It changes nothing; it blocks as long as hosts and databases take to answer. */
public final class MigrationDesk {
    /** What is looked at, and not run. */
    public enum Look {
        STATUS,
        DIAGNOSE
    }

    private final CurrentCatalogue catalogue;
    private final Access access;
    private final Operations operations;
    private final HistoryReader history;
    private final Consultation consultation;

    public MigrationDesk(
            CurrentCatalogue catalogue, Access access, Operations operations, StepLogs logs, HistoryReader history) {
        this.catalogue = catalogue;
        this.access = access;
        this.operations = operations;
        this.history = history;
        this.consultation = new Consultation(operations, logs, history);
    }

    /** Which of the looks is meant by {@code service [environment] status}; without a
     * word for it, the status. Absent: something is to be done. */
    public static Optional<Look> lookIn(List<String> words) {
        var named = words.stream().skip(1).limit(2).toList();
        boolean doing = MigrationProcedures.NAMES.stream().anyMatch(name -> named.contains(name.value()));
        return named.stream()
                .flatMap(word ->
                        Arrays.stream(Look.values()).filter(look -> look.name().equalsIgnoreCase(word)))
                .findFirst()
                .or(() -> doing || words.size() > 2 ? Optional.empty() : Optional.of(Look.STATUS));
    }

    /** Reads {@code service [environment] status}, or {@code service [environment] diagnose [operation]}. */
    public MigrationAnswer look(Look look, List<String> words, UserId person) {
        var now = catalogue.now();
        try {
            var rest = new ArrayList<>(words);
            if (rest.isEmpty()) {
                return services(now);
            }
            var service = TypedNames.service(now, rest.removeFirst());
            var migrations = Migrations.of(service);
            if (migrations.isEmpty()) {
                return services(now);
            }
            rest.remove(look.name().toLowerCase(Locale.ROOT));
            var environment = TypedNames.environment(service, rest);
            var roles = roles(service, environment, migrations.get());
            var place = new Place(
                    service.name(), environment.name(), migrations.get().database());
            if (!access.hasAny(now.house(), roles, person)) {
                return new MigrationAnswer.NotAllowed(place, roles);
            }
            return switch (look) {
                case STATUS -> status(service, environment, migrations.get(), place);
                case DIAGNOSE -> diagnose(service, environment, migrations.get(), place, rest);
            };
        } catch (Misread misread) {
            return new MigrationAnswer.Mistyped(misread.refusal());
        }
    }

    private static MigrationAnswer services(Catalogue now) {
        return new MigrationAnswer.Services(now.services().values().stream()
                .filter(service -> Migrations.of(service).isPresent())
                .map(Service::name)
                .toList());
    }

    /** Whoever may change them, and whoever may ask the database. */
    private static List<RoleName> roles(Service service, Environment environment, Migrations migrations) {
        var roles = new LinkedHashSet<>(migrations.running().may().in(environment.name()));
        roles.addAll(migrations.database(service).may().in(environment.name()));
        migrations.undo().ifPresent(undo -> roles.addAll(undo.permission().may().in(environment.name())));
        return List.copyOf(roles);
    }

    private MigrationAnswer status(Service service, Environment environment, Migrations migrations, Place place) {
        return switch (history.read(service, environment, migrations)) {
            case Looked.Unanswered(var answered) -> new MigrationAnswer.Unanswered(place, answered);
            case Looked.Seen(var ledger, var never) ->
                new MigrationAnswer.Status(
                        place,
                        migrations.tool(),
                        ledger,
                        never,
                        MigrationProcedures.NAMES.stream()
                                .filter(environment.rights()::containsKey)
                                .toList());
        };
    }

    private MigrationAnswer diagnose(
            Service service, Environment environment, Migrations migrations, Place place, List<String> rest)
            throws Misread {
        if (rest.isEmpty()) {
            return consultation.newest(service, environment, migrations, place);
        }
        var operation = OperationId.parse(rest.getFirst())
                .flatMap(operations::find)
                .filter(known -> known.request().scope().service().equals(service.name())
                        && known.request().scope().environment().equals(environment.name()));
        if (operation.isEmpty()) {
            throw new Misread(new Refusal.TooManyWords(rest.getFirst()));
        }
        return consultation.of(operation.get(), service, environment, migrations, place);
    }
}
