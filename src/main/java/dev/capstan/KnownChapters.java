package dev.capstan;

import dev.capstan.catalog.CatalogueReader;
import dev.capstan.catalog.Chapter;
import dev.capstan.catalog.OfferedCall;
import dev.capstan.sql.DatabasesChapter;
import dev.capstan.sql.QueriesChapter;
import dev.capstan.sql.fix.FixesChapter;
import dev.capstan.sql.gate.ReadOnlyGate;
import java.util.List;

/** What the rooms read from services' folders, in the order in which it is linked, and the steps they offer to runbooks. */
public final class KnownChapters {
    private KnownChapters() {}

    public static List<Chapter<?>> all() {
        return List.of(new DatabasesChapter(), new QueriesChapter(new ReadOnlyGate()), new FixesChapter());
    }

    static List<OfferedCall> calls() {
        return List.of();
    }

    public static CatalogueReader reader() {
        return new CatalogueReader(all(), calls());
    }
}
