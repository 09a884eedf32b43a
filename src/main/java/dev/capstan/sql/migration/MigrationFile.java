package dev.capstan.sql.migration;

/**
 * A migration as it lies on the target.
 *
 * @param path within the folder of migrations
 * @param when drizzle's own time of it, 0 with other tools
 */
record MigrationFile(String name, String path, String checksum, long when) {}
