package dev.capstan.sql.migration;

import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.Operations;
import dev.capstan.operation.Scope;
import dev.capstan.operation.StepLogs;
import dev.capstan.sql.Answered;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.Visit;
import dev.capstan.sql.migration.Diagnostician.Opinion;
import dev.capstan.sql.migration.report.Diagnosis;
import dev.capstan.sql.migration.report.MigrationReport;
import dev.capstan.sql.migration.report.MigrationReport.Offered;
import dev.capstan.sql.migration.report.Standing;
import dev.capstan.step.StepAttempt;
import java.time.Clock;
import java.time.Duration;
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
    private final InquiryId id;
    private final Place place;
    private final Clock clock;
    private final LogReader reader = new LogReader();
    private boolean cancelled;

    Consultation(Operations operations, StepLogs logs, HistoryReader history, InquiryId id, Place place, Clock clock) {
        this.operations = operations;
        this.logs = logs;
        this.history = history;
        this.id = id;
        this.place = place;
        this.clock = clock;
    }

    /** @param wanted the operation that failed; absent: the newest that did */
    Visit<MigrationReport> about(Optional<OperationId> wanted) {
        var began = clock.instant();
        var failed = wanted.isPresent()
                ? wanted.flatMap(operations::find).filter(this::isHere).flatMap(FailedStep::of)
                : newest();
        var report = failed.map(this::diagnosed).orElseGet(MigrationReport.NothingFailed::new);
        return cancelled ? new Visit.Cancelled<>(Duration.between(began, clock.instant())) : new Visit.Paid<>(report);
    }

    private boolean isHere(Operation operation) {
        return scopes().contains(operation.request().scope());
    }

    private Optional<FailedStep> newest() {
        return scopes().stream()
                .flatMap(scope -> operations.recent(scope, RECENT).stream())
                .flatMap(operation -> FailedStep.of(operation).stream())
                .max((one, other) -> one.at().compareTo(other.at()));
    }

    /** Where it may have failed: at the part itself, or at the whole service. */
    private List<Scope> scopes() {
        var service = place.service();
        var components =
                place.component().isPresent() ? place.component().stream() : service.components().keySet().stream();
        return Stream.concat(Stream.of(Optional.<ComponentName>empty()), components.map(Optional::of))
                .map(component -> new Scope(service.name(), place.environment().name(), component))
                .toList();
    }

    private MigrationReport diagnosed(FailedStep failed) {
        var log = log(failed);
        var read = reader.read(log);
        var ledger = ledger();
        var said = ledger.stream()
                .flatMap(known -> known.in(Standing.FAILED).stream())
                .flatMap(migration -> migration.said().stream())
                .findFirst();
        var migration = text(ledger);
        var diagnostician = new Diagnostician(place.dialect(), new SystemCatalogue(place.dialect(), this::rows));
        var opinion = diagnostician.opinion(enriched(read, said), log + "\n" + said.orElse(""), migration);
        if (opinion.diagnosis() instanceof Diagnosis.Unrecognised) {
            opinion = guilty(diagnostician.suspicions(migration)).orElse(opinion);
        }
        if (opinion.diagnosis() instanceof Diagnosis.Unrecognised(var lines)) {
            var database = place.source().database();
            opinion = new Opinion(
                    new Diagnosis.Unrecognised(lines.stream()
                            .map(line -> database.discreet("", line, ""))
                            .toList()),
                    opinion.remedy());
        }
        return new MigrationReport.Diagnosed(
                failed.operation().id(),
                failed.operation().request().runbook(),
                failed.step().title(),
                failed.at(),
                opinion.diagnosis(),
                opinion.remedy().look().filter(statement -> history.admits(place.dialect(), statement)),
                opinion.remedy().mending(),
                fix(opinion.diagnosis()),
                resolvable(ledger));
    }

    private Optional<Ledger> ledger() {
        return switch (history.read(id, place)) {
            case Looked.Seen(var ledger, var never) -> Optional.of(ledger);
            case Looked.Unanswered(var answered) -> {
                heed(answered);
                yield Optional.empty();
            }
        };
    }

    private String log(FailedStep failed) {
        var operation = failed.operation().id();
        int number = failed.step().number();
        return operations.view(operation).stream()
                .flatMap(view -> view.journal().stream())
                .filter(record -> record.step() == number)
                .findFirst()
                .map(record -> logs.text(new StepAttempt(operation.value(), number, record.attempt())))
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

    /** The migrations that may be the ones that failed: those begun, and the first that wait. */
    private String text(Optional<Ledger> ledger) {
        return ledger.stream()
                .flatMap(known -> Stream.concat(
                        known.in(Standing.FAILED).stream(),
                        known.in(Standing.PENDING).stream().limit(3)))
                .flatMap(migration -> history.text(place, place.migrations().pathOf(migration.name())).stream())
                .reduce("", (one, other) -> one + "\n" + other);
    }

    private List<List<Object>> rows(String statement, Map<String, Object> values) {
        var rows = new ArrayList<List<Object>>();
        if (!cancelled) {
            heed(history.ask(id, place, statement, values, rows));
        }
        return rows;
    }

    private void heed(Answered answered) {
        cancelled |= answered instanceof Answered.Cancelled;
    }

    private Optional<Opinion> guilty(List<Opinion> suspicions) {
        return suspicions.stream()
                .filter(suspicion -> {
                    var look = suspicion.remedy().look().orElseThrow();
                    return history.admits(place.dialect(), look)
                            && !rows(look, Map.of()).isEmpty();
                })
                .findFirst();
    }

    private Optional<Offered> fix(Diagnosis diagnosis) {
        var fixes = place.migrations().fixes();
        return switch (diagnosis) {
            case Diagnosis.Violated(var rule, var hints) ->
                hints.constraint()
                        .map(fixes::get)
                        .or(() -> Optional.ofNullable(fixes.get(word(rule))))
                        .filter(this::isOffered)
                        .map(name -> new Offered(
                                name, place.service().runbooks().get(name).title()));
            case Diagnosis.PrismaStopped stopped -> stopped.cause().flatMap(this::fix);
            default -> Optional.empty();
        };
    }

    private static String word(Diagnosis.Rule rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Optional<String> resolvable(Optional<Ledger> ledger) {
        return ledger.filter(known -> isOffered(MigrationProcedures.RESOLVE))
                .flatMap(known -> known.in(Standing.FAILED).stream().findFirst())
                .map(Migration::name);
    }

    private boolean isOffered(RunbookName name) {
        return place.environment().rights().containsKey(name);
    }
}
