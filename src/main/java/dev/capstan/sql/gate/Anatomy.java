package dev.capstan.sql.gate;

import java.util.List;
import java.util.Optional;

/**
 * What an answer is made of: where the statement reads, and how it uses each name of a column.
 *
 * @param items the columns of the answer, and of subqueries after FROM and of {@code WITH}
 * @param outside what is used in none of the items
 * @param renames whether names are given to the columns of a table, subquery or WITH as a list: {@code users AS u (a, b)}
 * @param merges whether tables are joined by columns that are not named: {@code NATURAL JOIN}
 */
public record Anatomy(
        List<Source> sources, List<Use> uses, List<Item> items, List<Use> outside, boolean renames, boolean merges) {
    public Anatomy {
        sources = List.copyOf(sources);
        uses = List.copyOf(uses);
        items = List.copyOf(items);
        outside = List.copyOf(outside);
    }

    /**
     * @param name under which the statement speaks of it
     * @param table empty for subqueries and the statement's own {@code WITH} names
     */
    public record Source(String name, Optional<TableName> table) {}

    /**
     * @param qualifier what stands before the last dot
     * @param name empty for the star, which means all columns
     * @param label the output's name, if the value is passed on unchanged
     */
    public record Use(Optional<String> qualifier, Optional<String> name, How how, Optional<String> label) {}

    /**
     * A column of a query. Those at the same place of the queries that UNION joins become one column.
     *
     * @param query tells queries apart, and is the same for those that a set operation joins
     * @param place from 0
     * @param answers whether it is the statement's own answer
     * @param label empty where none is written and it is not one column unchanged
     * @param plain whether it is one column unchanged, or only written as text
     */
    public record Item(int query, int place, boolean answers, Optional<String> label, boolean plain, List<Use> uses) {
        public Item {
            uses = List.copyOf(uses);
        }
    }

    public enum How {
        /** A column of the answer, unchanged. */
        ANSWERED,
        /** A column of a subquery after FROM or of a {@code WITH}, unchanged. */
        PASSED_ON,
        /** In the list of an {@code EXISTS}, where it is never read. */
        TESTED,
        GROUPED,
        /** By the statement's or a subquery's own {@code ORDER BY}. */
        ORDERED,
        COUNTED,
        /** With values that are written there, and only whether they are equal. */
        COMPARED,
        NULL_TESTED,
        /** Anything else: part of an expression, of a set operation, of a scalar subquery. */
        OTHER
    }
}
