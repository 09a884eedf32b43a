package dev.capstan.sql.migration;

import dev.capstan.sql.migration.report.Standing;
import java.time.Instant;
import java.util.Optional;

/**
 * One migration, as the history and the files on the target together tell.
 *
 * @param key what the history knows it by; empty where it doesn't
 * @param at when it was applied or tried, where the tool writes that down
 * @param changed its file is not what was applied
 * @param said what the tool noted when it failed
 */
record Migration(
        String name, Standing standing, String key, Optional<Instant> at, boolean changed, Optional<String> said) {}
