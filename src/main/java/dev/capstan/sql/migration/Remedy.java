package dev.capstan.sql.migration;

import java.util.Optional;

/**
 * What helps against a failure, with real names in it.
 *
 * @param look a statement that only reads, which shows what stands in the way
 * @param mending what would put it right, for people to judge: it is never run from here
 */
record Remedy(Optional<String> look, Optional<String> mending) {
    static final Remedy NONE = new Remedy(Optional.empty(), Optional.empty());
}
