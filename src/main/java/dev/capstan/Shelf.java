package dev.capstan;

import dev.capstan.alert.AlertsChapter;
import dev.capstan.alert.EscalationChapter;
import dev.capstan.alert.HouseAlertsChapter;
import dev.capstan.backup.BackupCalls;
import dev.capstan.backup.BackupsChapter;
import dev.capstan.catalog.CatalogueFiles;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.CatalogueReader;
import dev.capstan.catalog.Chapter;
import dev.capstan.catalog.House;
import dev.capstan.catalog.HouseChapter;
import dev.capstan.catalog.LiveCatalogue;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.Text;
import dev.capstan.heartbeat.HeartbeatChapter;
import dev.capstan.incident.HouseIncidentsChapter;
import dev.capstan.incident.IncidentsChapter;
import dev.capstan.monitor.MonitorsChapter;
import dev.capstan.monitor.PrometheusChapter;
import dev.capstan.page.ReachChapter;
import dev.capstan.page.SmtpChapter;
import dev.capstan.page.Way;
import dev.capstan.page.WayName;
import dev.capstan.rota.OnCallChapter;
import dev.capstan.rota.RotasChapter;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.DatabasesChapter;
import dev.capstan.sql.QueriesChapter;
import dev.capstan.sql.fix.FixCall;
import dev.capstan.sql.fix.FixesChapter;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.migration.MigrationsChapter;
import dev.capstan.watch.WatchesChapter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All that a catalogue may contain. */
public final class Shelf {
    private Shelf() {}

    /** In the order in which they are linked. */
    public static List<Chapter<?>> chapters() {
        return List.of(
                new DatabasesChapter(),
                new QueriesChapter(new ReadOnlyGate()),
                new FixesChapter(),
                new BackupsChapter(),
                new AlertsChapter(Shelf::queries, Shelf::databases, Shelf::ways),
                new EscalationChapter(Shelf::ways),
                new IncidentsChapter(Shelf::queries),
                new MigrationsChapter(BackupCalls::before),
                new OnCallChapter(),
                new MonitorsChapter(),
                new WatchesChapter());
    }

    /** What {@code capstan.yaml} may say beside its own. */
    public static List<HouseChapter<?>> house() {
        return List.of(
                new RotasChapter(),
                new SmtpChapter(),
                new ReachChapter(),
                new HouseAlertsChapter(Shelf::ways),
                new PrometheusChapter(),
                new HouseIncidentsChapter(),
                new HeartbeatChapter());
    }

    private static Map<String, Text> queries(Service service) {
        return service.chapters().get(QueriesChapter.KEY).stream()
                .flatMap(queries -> queries.byName().entrySet().stream())
                .collect(Collectors.toMap(entry -> entry.getKey().value(), entry -> entry.getValue()
                        .title()));
    }

    private static Set<String> databases(Service service) {
        return service.chapters().get(DatabasesChapter.KEY).map(Map::keySet).orElse(Set.of()).stream()
                .map(DatabaseName::value)
                .collect(Collectors.toSet());
    }

    private static Set<String> ways(House house) {
        return Way.all(house).keySet().stream().map(WayName::value).collect(Collectors.toSet());
    }

    public static CatalogueReader reader() {
        return new CatalogueReader(chapters(), house(), List.of(FixCall.OFFERED, BackupCalls.OFFERED));
    }

    /** What is written there now, if it is in order. */
    static LiveCatalogue open(Path folder) {
        var reader = reader();
        return switch (reader.read(folder)) {
            case CatalogueRead.Loaded loaded ->
                new LiveCatalogue(reader, () -> CatalogueFiles.in(folder), loaded.catalogue());
            case CatalogueRead.Refused refused ->
                throw new Unstartable("the catalogue is not in order:\n"
                        + refused.problems().stream()
                                .map(problem -> "  " + problem)
                                .collect(Collectors.joining("\n")));
        };
    }
}
