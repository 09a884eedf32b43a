package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Anatomy.How;
import dev.capstan.sql.gate.Anatomy.Item;
import dev.capstan.sql.gate.Anatomy.Source;
import dev.capstan.sql.gate.Anatomy.Use;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Takes note of names while a statement is read. */
final class Dissection {
    /** What becomes of a query's columns. */
    enum Role {
        ANSWER,
        SOURCE,
        TEST,
        VALUE
    }

    private static final class Query {
        final Role role;
        final Query around;
        final int number;
        boolean combined;
        int items;

        Query(Role role, Query around, int number) {
            this.role = role;
            this.around = around;
            this.number = number;
        }

        boolean gives() {
            return role == Role.ANSWER || role == Role.SOURCE;
        }

        How how() {
            for (var query = this; query != null; query = query.around) {
                if (query.combined) {
                    return How.OTHER;
                }
            }
            return switch (role) {
                case ANSWER -> How.ANSWERED;
                case SOURCE -> How.PASSED_ON;
                case TEST -> How.TESTED;
                case VALUE -> How.OTHER;
            };
        }
    }

    /** @param item the query whose column it is, unchanged; null if it is not */
    private record Noted(int start, int end, Use use, Query item) {
        Use seen() {
            return item == null ? use : new Use(use.qualifier(), use.name(), item.how(), use.label());
        }
    }

    /** A column of a query that gives columns, and which of the names that were noted stand in it. */
    private record Column(Query query, int place, Optional<String> label, boolean plain, int from, int to) {}

    private final Tokens tokens;
    private final Texts texts;
    private final Surroundings surroundings;

    private final List<Noted> noted = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final Deque<Query> queries = new ArrayDeque<>();
    private int opened;
    private boolean renames;
    private boolean merges;

    Dissection(Dialect dialect, Tokens tokens) {
        this.tokens = tokens;
        this.texts = new Texts(dialect, tokens);
        this.surroundings = new Surroundings(dialect, tokens, texts);
        open(Role.VALUE);
    }

    Anatomy anatomy() {
        var uses = noted.stream().map(Noted::seen).toList();
        var inside = new HashSet<Integer>();
        columns.forEach(each -> IntStream.range(each.from(), each.to()).forEach(inside::add));
        return new Anatomy(
                sources,
                uses,
                columns.stream()
                        .map(each -> new Item(
                                each.query().number,
                                each.place(),
                                each.query().role == Role.ANSWER,
                                each.label(),
                                each.plain(),
                                uses.subList(each.from(), each.to())))
                        .toList(),
                IntStream.range(0, uses.size())
                        .filter(each -> !inside.contains(each))
                        .mapToObj(uses::get)
                        .toList(),
                renames,
                merges);
    }

    void open(Role role) {
        queries.push(new Query(role, null, opened++));
    }

    /** A query in parentheses, which is part of the one around it. */
    void openPart() {
        var around = queries.element();
        queries.push(new Query(around.role, around, around.number));
    }

    /** The columns of a SELECT are counted from here. */
    void select() {
        queries.element().items = 0;
    }

    void close() {
        queries.pop();
    }

    Role role() {
        return queries.element().role;
    }

    void combined() {
        queries.element().combined = true;
    }

    void source(String name, Optional<TableName> table) {
        sources.add(new Source(name, table));
    }

    void renames() {
        renames = true;
    }

    void merges() {
        merges = true;
    }

    /** A name that was just passed. */
    void use(int start, List<String> parts, boolean star) {
        var name = star ? Optional.<String>empty() : Optional.of(parts.getLast());
        var before = parts.size() - (star ? 1 : 2);
        var qualifier = before < 0 ? Optional.<String>empty() : Optional.of(parts.get(before));
        noted.add(new Noted(
                start,
                tokens.index(),
                new Use(qualifier, name, star ? How.OTHER : surroundings.of(start), name),
                null));
    }

    /** A star that stands for all columns of all tables. */
    void star() {
        var use = new Use(Optional.empty(), Optional.empty(), How.OTHER, Optional.empty());
        var query = queries.element();
        noted.add(new Noted(tokens.index(), tokens.index(), use, query));
        if (query.gives()) {
            columns.add(new Column(query, query.items++, Optional.empty(), true, noted.size() - 1, noted.size()));
        }
    }

    /** A column of the query that is being read. */
    void item(int start, int end, Optional<String> label) {
        int from = noted.size();
        while (from > 0 && noted.get(from - 1).start() >= start) {
            from--;
        }
        var query = queries.element();
        var only = from == noted.size() - 1 ? noted.get(from) : null;
        boolean plain = only != null && texts.isOnly(start, end, only.start(), only.end());
        var shown = plain ? label.or(only.use()::name) : label;
        if (plain) {
            var use = only.use();
            noted.set(from, new Noted(start, end, new Use(use.qualifier(), use.name(), use.how(), shown), query));
        }
        if (query.gives()) {
            columns.add(new Column(query, query.items++, shown, plain, from, noted.size()));
        }
    }

    /** If a name alone stands there, and nothing around it. */
    void clause(int start, int end, How how) {
        if (!noted.isEmpty()
                && noted.getLast().start() == start
                && noted.getLast().end() == end) {
            var use = noted.removeLast().use();
            noted.add(new Noted(start, end, new Use(use.qualifier(), use.name(), how, use.label()), null));
        }
    }
}
