package dev.capstan.catalog;

import dev.capstan.yaml.Problem;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The catalogue in force, replaced as a whole by a sound one and never by a broken one. */
public final class LiveCatalogue implements CurrentCatalogue {
    private final CatalogueReader reader;
    private final Supplier<CatalogueFiles> files;
    private final AtomicReference<Catalogue> current;

    /** @param first the snapshot to begin with: without a sound catalogue nothing starts */
    public LiveCatalogue(CatalogueReader reader, Supplier<CatalogueFiles> files, Catalogue first) {
        this.reader = reader;
        this.files = files;
        this.current = new AtomicReference<>(first);
    }

    @Override
    public Catalogue now() {
        return current.get();
    }

    public Reload reload() {
        return reload(files.get());
    }

    /** One at a time, so that an older reading never replaces a newer one. */
    synchronized Reload reload(CatalogueFiles found) {
        return switch (reader.read(found)) {
            case CatalogueRead.Refused refused -> new Reload.Refused(refused.problems());
            case CatalogueRead.Loaded loaded -> {
                var before = current.getAndSet(loaded.catalogue());
                yield before.equals(loaded.catalogue())
                        ? new Reload.Unchanged()
                        : new Reload.Swapped(before, loaded.catalogue());
            }
        };
    }

    CatalogueFiles look() {
        return files.get();
    }

    /** What came of looking again. */
    public sealed interface Reload {
        record Swapped(Catalogue before, Catalogue now) implements Reload {}

        /** Says the same as before, though perhaps in other words. */
        record Unchanged() implements Reload {}

        /** The last good one stays. */
        record Refused(List<Problem> problems) implements Reload {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }
}
