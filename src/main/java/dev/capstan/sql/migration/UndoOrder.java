package dev.capstan.sql.migration;

import java.util.List;

/** What people agreed to: these migrations are taken back, in this order. */
record UndoOrder(List<Part> parts) {
    UndoOrder {
        parts = List.copyOf(parts);
    }

    /** @param key by which the history knows the migration */
    record Part(String migration, String key, List<String> statements) {
        Part {
            statements = List.copyOf(statements);
        }
    }
}
