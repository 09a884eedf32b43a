package dev.capstan.sql.fix;

import dev.capstan.access.Access;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Database;
import dev.capstan.step.Told;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out the rows before a change, as a file that puts them back, to whoever may run the fix. What it has accepted is
 * committed; the file itself is made when it is sent, and judged once more.
 */
public final class ImageDesk {
    /** What is typed in the place of a fix. */
    public static final String WORD = "image";

    private static final Logger LOG = LoggerFactory.getLogger(ImageDesk.class);

    private final CurrentCatalogue catalogue;
    private final Access access;
    private final FixRuns runs;

    public ImageDesk(CurrentCatalogue catalogue, Access access, FixRuns runs) {
        this.catalogue = catalogue;
        this.access = access;
        this.runs = runs;
    }

    /** @param about what it is and how it is used, as its own head says too */
    public record RestoreFile(String name, List<Told> about, Function<Function<Told, String>, String> text) {}

    /** @return what to tell whoever asks: that it is on its way, or why not */
    public List<Told> ask(ImageOrder order) {
        try {
            script(order);
        } catch (Declining declined) {
            return ImageWords.refused(order.operation(), declined.declined());
        }
        runs.record(order);
        LOG.info("{} is handed the rows before {}", order.person(), order.operation());
        return List.of(ImageWords.onItsWay());
    }

    /** Absent where it may not be had any more. */
    public Optional<RestoreFile> file(ImageOrder order) {
        try {
            var script = script(order);
            return Optional.of(new RestoreFile(script.name(), script.about(), script::text));
        } catch (Declining declined) {
            LOG.info("{} gets no rows before {}: {}", order.person(), order.operation(), declined.reason());
            return Optional.empty();
        }
    }

    private RestoreScript script(ImageOrder order) throws Declining {
        var now = catalogue.now();
        var kept = runs.kept(order.operation()).stream()
                .filter(each -> each.image().isOfRows())
                .findFirst()
                .orElseThrow(() -> FixWords.nothingKept(order.operation()));
        var database = database(now, kept).orElseThrow(() -> FixWords.nothingKept(order.operation()));
        checkRight(now, kept, order);
        if (isMasked(database, kept.image())) {
            throw ImageWords.masked(kept.image().tableName());
        }
        return new RestoreScript(kept, database);
    }

    private static Optional<Database> database(Catalogue now, FixRuns.Kept kept) {
        return Optional.ofNullable(now.services().get(new ServiceName(kept.service())))
                .flatMap(service -> service.chapters().get(FixesChapter.KEY))
                .map(fixes -> fixes.fixes().get(new FixName(kept.fix())))
                .map(Fix::database);
    }

    private void checkRight(Catalogue now, FixRuns.Kept kept, ImageOrder order) throws Declining {
        var environment = now.services()
                .get(new ServiceName(kept.service()))
                .environments()
                .get(new EnvironmentName(kept.environment()));
        if (environment == null
                || !access.mayRun(now.house(), environment, new RunbookName(kept.fix()), order.person())) {
            throw ImageWords.notHandedOut(kept);
        }
    }

    /** Also where only a column is called like a masked one: it may be a copy, or a part of that table. */
    private static boolean isMasked(Database database, Image image) {
        var table = image.tableName();
        var name = table.substring(table.lastIndexOf('.') + 1);
        return database.masks().columns().stream()
                .anyMatch(masked -> masked.table().equalsIgnoreCase(name)
                        || image.columns().stream()
                                .anyMatch(column -> column.name().equalsIgnoreCase(masked.column())));
    }
}
