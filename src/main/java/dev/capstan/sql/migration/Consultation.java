package dev.capstan.sql.migration;

import dev.capstan.catalog.Environment;
import dev.capstan.catalog.Service;
import dev.capstan.operation.Operation;
import dev.capstan.operation.Operations;
import dev.capstan.operation.Scope;
import dev.capstan.operation.StepLogs;
import dev.capstan.sql.migration.Diagnostician.Suspect;
import dev.capstan.sql.migration.Migration.Standing;
import dev.capstan.sql.migration.MigrationAnswer.Offered;
import dev.capstan.sql.migration.MigrationAnswer.Place;
import dev.capstan.step.StepAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What one failed migration comes to: its log is read, names are looked up, and what helps is put together. */
final class Consultation {
    /** How far back an operation is looked for that failed at a migration. */
    private static final int RECENT = 30;

    private final Operations operations;
    private final StepLogs logs;
    private final HistoryReader history;
    private final LogReader reader = new LogReader();

    Consultation(Operations operations, StepLogs logs, HistoryReader history) {
        this.operations = operations;
        this.logs = logs;
        this.history = history;
    }

    MigrationAnswer newest(Service service, Environment environment, Migrations migrations, Place place) {
        var scopes = new ArrayList<>(List.of(new Scope(service.name(), environment.name(), Optional.empty())));
        service.components()
                .keySet()
                .forEach(
                        component -> scopes.add(new Scope(service.name(), environment.name(), Optional.of(component))));
        return scopes.stream()
                .flatMap(scope -> operations.recent(scope, RECENT).stream())
                .flatMap(operation -> FailedStep.of(operation).stream())
                .max((one, other) -> one.at().compareTo(other.at()))
                .map(failed -> diagnosed(failed, service, environment, migrations, place))
                .orElseGet(() -> new MigrationAnswer.NothingFailed(place));
    }

    MigrationAnswer of(
            Operation operation, Service service, Environment environment, Migrations migrations, Place place) {
        return FailedStep.of(operation)
                .map(failed -> diagnosed(failed, service, environment, migrations, place))
                .orElseGet(() -> new MigrationAnswer.NothingFailed(place));
    }

    private MigrationAnswer diagnosed(
            FailedStep failed, Service service, Environment environment, Migrations migrations, Place place) {
        var log = log(failed);
        var read = reader.read(log);
        var ledger = history.read(service, environment, migrations) instanceof Looked.Seen(var seen, var never)
                ? Optional.of(seen)
                : Optional.<Ledger>empty();
        var said = ledger.stream()
                .flatMap(known -> known.in(Standing.FAILED).stream())
                .flatMap(migration -> migration.said().stream())
                .findFirst();
        var diagnosis = enriched(read, said);
        var migration = text(environment, migrations, ledger);
        var dialect = migrations.database(service).dialect();
        SystemCatalogue.Reads reads = (statement, values) -> rows(service, environment, migrations, statement, values);
        var diagnostician = new Diagnostician(dialect, new SystemCatalogue(dialect, reads));
        var remedy = diagnostician.remedy(diagnosis, log + "\n" + said.orElse(""), migration);
        if (diagnosis instanceof Diagnosis.Unrecognised) {
            var suspects = diagnostician.suspects(migration).stream()
                    .filter(suspect ->
                            history.admits(dialect, suspect.remedy().look().orElseThrow()))
                    .toList();
            var guilty = guilty(suspects, reads);
            diagnosis = guilty.<Diagnosis>map(Suspect::diagnosis).orElse(diagnosis);
            remedy = guilty.map(Suspect::remedy).orElse(remedy);
        }
        if (diagnosis instanceof Diagnosis.Unrecognised(var lines)) {
            var database = migrations.database(service);
            diagnosis = new Diagnosis.Unrecognised(
                    lines.stream().map(line -> database.discreet("", line, "")).toList());
        }
        return new MigrationAnswer.Diagnosed(
                place,
                failed.operation().id(),
                failed.step().title(),
                failed.at(),
                diagnosis,
                remedy.look().filter(statement -> history.admits(dialect, statement)),
                remedy.mending(),
                fix(diagnosis, service, environment, migrations),
                resolvable(environment, ledger),
                environment.rights().containsKey(MigrationProcedures.RUN));
    }

    private String log(FailedStep failed) {
        var id = failed.operation().id();
        int number = failed.step().number();
        return operations.view(id).stream()
                .flatMap(view -> view.journal().stream())
                .filter(record -> record.step() == number)
                .findFirst()
                .map(record -> logs.text(new StepAttempt(id.value(), number, record.attempt())))
                .orElse("");
    }

    /** P3009 only says that something failed before; what it was, the history still knows. */
    private Diagnosis enriched(Diagnosis read, Optional<String> said) {
        if (read instanceof Diagnosis.PrismaStopped(var code, var migration, var cause) && cause.isEmpty()) {
            return new Diagnosis.PrismaStopped(
                    code,
                    migration,
                    said.map(reader::read)
                            .map(known -> known instanceof Diagnosis.PrismaStopped stopped
                                    ? stopped.cause().orElse(known)
                                    : known)
                            .filter(known -> !(known instanceof Diagnosis.Unrecognised)
                                    && !(known instanceof Diagnosis.PrismaStopped)));
        }
        return read;
    }

    /** The migrations that may be the ones that failed: those begun, and the first that waits. */
    private String text(Environment environment, Migrations migrations, Optional<Ledger> ledger) {
        return ledger.stream()
                .flatMap(known -> Stream.concat(
                        known.in(Standing.FAILED).stream(),
                        known.in(Standing.PENDING).stream().limit(3)))
                .flatMap(migration -> history.text(environment, migrations.pathOf(migration.name())).stream())
                .reduce("", (one, other) -> one + "\n" + other);
    }

    private List<List<Object>> rows(
            Service service,
            Environment environment,
            Migrations migrations,
            String statement,
            Map<String, Object> values) {
        var rows = new ArrayList<List<Object>>();
        history.ask(service, environment, migrations, statement, values, rows);
        return rows;
    }

    private static Optional<Suspect> guilty(List<Suspect> suspects, SystemCatalogue.Reads reads) {
        return suspects.stream()
                .filter(suspect -> !reads.rows(suspect.remedy().look().orElseThrow(), Map.of())
                        .isEmpty())
                .findFirst();
    }

    private static Optional<Offered> fix(
            Diagnosis diagnosis, Service service, Environment environment, Migrations migrations) {
        return switch (diagnosis) {
            case Diagnosis.Violated(var rule, var hints) ->
                hints.constraint()
                        .map(migrations.fixes()::get)
                        .or(() -> Optional.ofNullable(migrations.fixes().get(word(rule))))
                        .filter(environment.rights()::containsKey)
                        .map(name ->
                                new Offered(name, service.runbooks().get(name).title()));
            case Diagnosis.PrismaStopped stopped ->
                stopped.cause().flatMap(cause -> fix(cause, service, environment, migrations));
            default -> Optional.empty();
        };
    }

    private static String word(Diagnosis.Rule rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<String> resolvable(Environment environment, Optional<Ledger> ledger) {
        return ledger.filter(known -> environment.rights().containsKey(MigrationProcedures.RESOLVE))
                .flatMap(known -> known.in(Standing.FAILED).stream().findFirst())
                .map(Migration::name);
    }
}
