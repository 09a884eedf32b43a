package dev.capstan.catalog;

import dev.capstan.yaml.Problem;
import java.util.List;

/** What came of reading a catalogue: all of it, or everything that is wrong with it. */
public sealed interface CatalogueRead {
    record Loaded(Catalogue catalogue) implements CatalogueRead {}

    /** @param problems in the order of their places */
    record Refused(List<Problem> problems) implements CatalogueRead {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
