package dev.capstan;

import dev.capstan.catalog.CatalogueReader;
import dev.capstan.catalog.Chapter;
import dev.capstan.sql.DatabasesChapter;
import dev.capstan.sql.QueriesChapter;
import dev.capstan.sql.fix.FixesChapter;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.migration.BackupFirst;
import dev.capstan.sql.migration.MigrationsChapter;
import java.util.List;

/** All that a catalogue may contain. */
public final class Shelf {
    private Shelf() {}

    /** In the order in which they are linked. */
    public static List<Chapter<?>> chapters() {
        return List.of(
                new DatabasesChapter(),
                new QueriesChapter(new ReadOnlyGate()),
                new FixesChapter(),
                new MigrationsChapter(BackupFirst.NOBODY));
    }

    public static CatalogueReader reader() {
        return new CatalogueReader(chapters(), List.of());
    }
}
