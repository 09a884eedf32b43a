package dev.capstan.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code check} prints about a catalogue: what was found, or every problem. */
public final class CatalogueCheck {
    private CatalogueCheck() {}

    /** @param exitCode 0 if the catalogue is sound, else 1 */
    public record Report(List<String> lines, int exitCode) {
        public Report {
            lines = List.copyOf(lines);
        }
    }

    public static Report of(CatalogueRead read) {
        return switch (read) {
            case CatalogueRead.Refused refused -> refused(refused);
            case CatalogueRead.Loaded loaded -> new Report(found(loaded), 0);
        };
    }

    private static Report refused(CatalogueRead.Refused refused) {
        var lines = new ArrayList<String>();
        refused.problems().forEach(problem -> lines.add(problem.toString()));
        lines.add(counted(refused.problems().size(), "problem"));
        return new Report(lines, 1);
    }

    private static List<String> found(CatalogueRead.Loaded loaded) {
        var catalogue = loaded.catalogue();
        var lines = new ArrayList<String>();
        catalogue.services().values().forEach(service -> {
            lines.add(service.name() + " — " + service.title().english());
            service.environments()
                    .values()
                    .forEach(environment -> lines.add("  " + environment.name() + " on "
                            + environment.hosts().stream().map(Object::toString).collect(Collectors.joining(", "))
                            + ", "
                            + environment.folder()));
            service.runbooks()
                    .values()
                    .forEach(runbook -> lines.add("  " + runbook.name()
                            + (runbook.recovery() ? " (recovery)" : "") + ": "
                            + counted(runbook.steps().size(), "step")));
            lines.addAll(chapters(service));
        });
        loaded.doubts().forEach(doubt -> lines.add("doubtful: " + doubt));
        lines.add(summary(loaded));
        return lines;
    }

    private static List<String> chapters(Service service) {
        return service.chapters().values().isEmpty()
                ? List.of()
                : List.of("  and "
                        + service.chapters().values().keySet().stream()
                                .map(ChapterKey::word)
                                .collect(Collectors.joining(", ")));
    }

    private static String summary(CatalogueRead.Loaded loaded) {
        var catalogue = loaded.catalogue();
        var services = catalogue.services().values();
        return "In order: " + counted(services.size(), "service") + ", "
                + counted(
                        services.stream()
                                .mapToInt(each -> each.environments().size())
                                .sum(),
                        "environment") + ", "
                + counted(
                        services.stream()
                                .mapToInt(each -> each.runbooks().size())
                                .sum(),
                        "runbook") + ", "
                + counted(catalogue.house().roles().size(), "role")
                + (loaded.doubts().isEmpty()
                        ? ""
                        : ", " + counted(loaded.doubts().size(), "doubt"));
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
