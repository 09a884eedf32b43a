package dev.capstan.sql.migration;

import dev.capstan.sql.gate.Dialect;
import java.util.List;

/** Where one tool writes down what it did, and how its files are found. All of it is data: nothing is asked here. */
interface Bookkeeping {
    /** The history's table when nobody says otherwise. */
    String table(Dialect dialect);

    /** Reads the history, oldest first; the columns are those that {@link #entry} takes. */
    String statement(String table);

    Entry entry(List<Object> row);

    /** Lists the files in {@code $migrations} on the target. */
    String script();

    /** @param output what {@link #script} printed */
    List<MigrationFile> files(String output);

    /** Where a migration's file lies within the folder. */
    String path(String migration);

    /** History and files in one list, in the order in which the tool applies them. */
    List<Migration> compare(List<Entry> history, List<MigrationFile> files);

    /** Keys of what is applied and can be taken back, in the order in which it was applied. */
    default List<String> order(List<Entry> history) {
        return history.stream()
                .filter(entry -> entry.state() == Entry.State.DONE)
                .map(Entry::key)
                .toList();
    }

    /** Makes the history forget a migration, known by {@code :key}. */
    String correction(Dialect dialect, String table);

    /** A row where the history still holds the migration {@code :key}, and none where it does not. */
    String stillThere(String table);
}
