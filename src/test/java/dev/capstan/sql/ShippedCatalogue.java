package dev.capstan.sql;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.CatalogueReader;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.gate.ReadOnlyGate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code commands/} as it is shipped, with what this room reads from it. */
final class ShippedCatalogue {
    private ShippedCatalogue() {}

    static Catalogue read() {
        var chapters = List.of(new DatabasesChapter(), new QueriesChapter(new ReadOnlyGate()));
        return switch (new CatalogueReader(chapters, List.of()).read(Path.of("commands"))) {
            case CatalogueRead.Loaded loaded -> loaded.catalogue();
            case CatalogueRead.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    static Map<QueryName, Query> queries(ServiceName system) {
        return read().services()
                .get(system)
                .chapters()
                .get(QueriesChapter.KEY)
                .map(Queries::byName)
                .orElse(Map.of());
    }
}
