package dev.capstan.catalog;

import dev.capstan.yaml.Problem;
import java.util.List;

/** What came of reading a catalogue: all of it, or everything that is wrong with it. */
public sealed interface CatalogueRead {
    /** @param doubts what is sound, and yet hardly what somebody wants, in the order of the places */
    record Loaded(Catalogue catalogue, List<Problem> doubts) implements CatalogueRead {
        public Loaded {
            doubts = List.copyOf(doubts);
        }
    }

    /** @param problems in the order of their places */
    record Refused(List<Problem> problems) implements CatalogueRead {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
