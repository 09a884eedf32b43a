package dev.capstan.sql.migration;

import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Service;
import dev.capstan.operation.Operations;
import dev.capstan.operation.StepLogs;
import dev.capstan.sql.Failure;
import dev.capstan.sql.Historian;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.Question;
import dev.capstan.sql.Source;
import dev.capstan.sql.Visit;
import dev.capstan.sql.migration.report.MigrationReport;
import dev.capstan.sql.migration.report.MigrationReport.Group;
import dev.capstan.sql.migration.report.MigrationReport.Names;
import dev.capstan.sql.migration.report.Standing;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Looks at migrations: the history in the database, the files on the target, the log of what failed. */
public final class MigrationHistorian implements Historian {
    private static final int NAMED = 12;

    /** What needs somebody comes first. */
    private static final List<Standing> ORDER =
            List.of(Standing.FAILED, Standing.PENDING, Standing.PASSED_BY, Standing.APPLIED, Standing.WITHOUT_FILE);

    private final CurrentCatalogue catalogue;
    private final Operations operations;
    private final StepLogs logs;
    private final HistoryReader history;
    private final Clock clock;

    public MigrationHistorian(
            CurrentCatalogue catalogue, Operations operations, StepLogs logs, HistoryReader history, Clock clock) {
        this.catalogue = catalogue;
        this.operations = operations;
        this.logs = logs;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public Optional<Terms> terms(Service service, EnvironmentName environment, Optional<ComponentName> component) {
        return Optional.ofNullable(service.environments().get(environment))
                .flatMap(where -> Place.of(service, where, component))
                .map(place -> new Terms(
                        place.migrations().database(),
                        roles(place),
                        place.migrations().isPrivate()));
    }

    /** Whoever may change them, and whoever may ask the database. */
    private static List<RoleName> roles(Place place) {
        var environment = place.environment().name();
        var migrations = place.migrations();
        var roles = new LinkedHashSet<>(migrations.running().may().in(environment));
        roles.addAll(place.source().database().may().in(environment));
        migrations.undo().ifPresent(undo -> roles.addAll(undo.permission().may().in(environment)));
        return List.copyOf(roles);
    }

    @Override
    public Visit<MigrationReport> look(InquiryId id, Source source, Question.OnMigrations question) {
        var place = Optional.ofNullable(catalogue.now().services().get(source.service()))
                .filter(service -> service.environments().containsKey(source.environment()))
                .flatMap(service ->
                        Place.of(service, service.environments().get(source.environment()), question.component()));
        if (place.isEmpty()) {
            return new Visit.Barred<>(new Failure.Gone());
        }
        return switch (question.look()) {
            case STATUS -> status(id, place.get());
            case DIAGNOSE ->
                new Consultation(operations, logs, history, id, place.get(), clock).about(question.operation());
        };
    }

    private Visit<MigrationReport> status(InquiryId id, Place place) {
        var began = clock.instant();
        return switch (history.read(id, place)) {
            case Looked.Unanswered(var answered) -> Visit.without(answered, Duration.between(began, clock.instant()));
            case Looked.Seen(var ledger, var never) -> new Visit.Paid<>(status(place, ledger, never));
        };
    }

    private static MigrationReport status(Place place, Ledger ledger, boolean never) {
        var groups = new ArrayList<Group>();
        for (var standing : ORDER) {
            var all = ledger.in(standing);
            if (!all.isEmpty()) {
                groups.add(new Group(
                        standing, names(all.size(), standing == Standing.APPLIED ? List.of(all.getLast()) : all)));
            }
        }
        boolean runnable = !ledger.in(Standing.PENDING).isEmpty()
                && ledger.in(Standing.FAILED).isEmpty()
                && place.environment().rights().containsKey(MigrationProcedures.RUN);
        return new MigrationReport.Status(
                place.migrations().tool().word(),
                never,
                groups,
                names(ledger.changed().size(), ledger.changed()),
                ledger.filesUnknown(),
                runnable);
    }

    private static Names names(int count, List<Migration> named) {
        return new Names(count, named.stream().limit(NAMED).map(Migration::name).toList());
    }
}
