package dev.capstan.sql.gate;

import java.util.Optional;

/**
 * A statement that changes a table, an index or a setting.
 *
 * @param kind its first words, such as {@code CREATE INDEX CONCURRENTLY}
 * @param sql written anew from its tokens
 * @param lock what others can't do meanwhile
 * @param alone refuses to run inside a transaction
 * @param index the index it makes, where that is what it does
 */
public record SchemaChange(String kind, String sql, Lock lock, boolean alone, Optional<TableName> index) {

    /** From harmless to harmful. */
    public enum Lock {
        NONE,
        /** Other changes of the table wait; reads and writes go on. */
        SHARE_UPDATE_EXCLUSIVE,
        /** Writes wait. */
        SHARE,
        /** Everything waits. */
        ACCESS_EXCLUSIVE,
        /** MySQL: as long as it runs the table may take writes or not, which the server decides; it commits implicitly. */
        METADATA
    }
}
