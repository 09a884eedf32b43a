package dev.capstan.backup;

import dev.capstan.backup.Drills.Measure;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Language;
import dev.capstan.operation.OperationView;
import dev.capstan.sql.Charts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What drills measured over time, for whoever reads of the newest. */
public final class DrillCharts {
    private final CurrentCatalogue catalogue;
    private final DrillBook book;
    private final Charts charts;

    public DrillCharts(CurrentCatalogue catalogue, DrillBook book, Charts charts) {
        this.catalogue = catalogue;
        this.book = book;
        this.charts = charts;
    }

    /** By the names of their files; none for what was no drill, or the first one. */
    public Map<String, byte[]> of(OperationView view, Language language) {
        var pictures = new LinkedHashMap<String, byte[]>();
        var request = view.operation().request();
        if (request.runbook().equals(BackupProcedures.DRILL)) {
            var scope = request.scope();
            var targets = Optional.ofNullable(catalogue.now().services().get(scope.service()))
                    .flatMap(Backups::of)
                    .flatMap(Backups::targets)
                    .orElse(Targets.NONE);
            var drills = new Drills(targets, book.of(scope.service(), scope.environment()));
            for (var measure : Measure.values()) {
                drills.chart(measure, charts, language)
                        .ifPresent(png -> pictures.put(measure.name().toLowerCase(Locale.ROOT) + ".png", png));
            }
        }
        return pictures;
    }
}
