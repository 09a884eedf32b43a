package dev.capstan;

import dev.capstan.access.Access;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.ServiceName;
import dev.capstan.operation.Operations;
import dev.capstan.operation.Scope;
import dev.capstan.operation.StepLogs;
import dev.capstan.sql.Answers;
import dev.capstan.sql.Asker;
import dev.capstan.sql.Databases;
import dev.capstan.sql.Inquiries;
import dev.capstan.sql.QueryDesk;
import dev.capstan.sql.QueryProbe;
import dev.capstan.sql.Questions;
import dev.capstan.sql.chart.Pictures;
import dev.capstan.sql.doctor.DatabaseDoctor;
import dev.capstan.sql.engine.CsvFile;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.migration.HistoryReader;
import dev.capstan.sql.migration.MigrationHistorian;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Questions to databases, put together: who takes them, and who asks. */
record SqlRoom(QueryDesk desk, Asker asker) implements AutoCloseable {
    /** Operations among which the last deploy is looked for. */
    private static final int LOOKED_BACK = 50;

    /** @param told hears that something needs telling; returns at once */
    static SqlRoom open(
            CurrentCatalogue catalogue,
            Access access,
            Inquiries inquiries,
            Databases databases,
            HistoryReader history,
            Operations operations,
            StepLogs logs,
            Runnable told,
            String replica,
            Clock clock) {
        var gate = new ReadOnlyGate();
        var questions = questions(gate, operations);
        var historian = new MigrationHistorian(catalogue, operations, logs, history, clock);
        var asker = new Asker(
                catalogue,
                questions,
                databases,
                new DatabaseDoctor(gate, databases, clock),
                historian,
                new Answers(CsvFile::new, new Pictures()),
                inquiries,
                id -> told.run(),
                replica,
                clock);
        return new SqlRoom(new QueryDesk(catalogue, access, inquiries, questions, historian, asker::now, clock), asker);
    }

    /** For readings, of which nobody is told. */
    static QueryProbe probe(Databases databases, Operations operations) {
        return new QueryProbe(questions(new ReadOnlyGate(), operations), databases);
    }

    private static Questions questions(ReadOnlyGate gate, Operations operations) {
        return new Questions(gate, (service, environment) -> lastDeploy(operations, service, environment));
    }

    private static Optional<Instant> lastDeploy(
            Operations operations, ServiceName service, EnvironmentName environment) {
        return operations.recent(new Scope(service, environment, Optional.empty()), LOOKED_BACK).stream()
                .filter(operation -> operation.request().runbook().equals(Runbook.DEPLOY))
                .flatMap(operation -> operation.startedAt().stream())
                .max(Comparator.naturalOrder());
    }

    @Override
    public void close() {
        asker.close();
    }
}
