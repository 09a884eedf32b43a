package dev.capstan.sql;

import dev.capstan.Shelf;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueRead;
import java.nio.file.Path;

/** {@code commands/} as it is shipped, with what this room reads from it. */
public final class ShippedCatalogue {
    private ShippedCatalogue() {}

    public static Catalogue read() {
        return switch (Shelf.reader().read(Path.of("commands"))) {
            case CatalogueRead.Loaded loaded -> loaded.catalogue();
            case CatalogueRead.Refused refused -> throw new AssertionError(refused.problems());
        };
    }
}
