package dev.capstan.sql.migration;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of a tool's history.
 *
 * @param name empty where the tool doesn't keep it
 * @param when drizzle's time of the migration, 0 with other tools
 */
record Entry(
        String key, String name, String checksum, State state, Optional<Instant> at, long when, Optional<String> said) {
    enum State {
        DONE,
        FAILED,
        /** Somebody told the tool to forget it. */
        ROLLED_BACK
    }
}
