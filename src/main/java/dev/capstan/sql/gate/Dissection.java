package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Anatomy.How;
import dev.capstan.sql.gate.Anatomy.Source;
import dev.capstan.sql.gate.Anatomy.Use;
import dev.capstan.sql.gate.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes note of names while a statement is read. */
final class Dissection {
    private static final Set<String> BEFORE_A_TEST = Set.of("SELECT", "WHERE", "AND", "OR", "ON", "HAVING", "WHEN");
    private static final Set<String> AFTER_A_TEST = Words.set(
            """
            AND OR THEN END AS GROUP ORDER LIMIT OFFSET FETCH HAVING WINDOW UNION INTERSECT EXCEPT JOIN LEFT RIGHT INNER FULL
            CROSS NATURAL WHERE FROM""");

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
        boolean combined;

        Query(Role role, Query around) {
            this.role = role;
            this.around = around;
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
    private record Noted(int start, int end, Use use, Query item) {}

    private final Tokens tokens;
    /** What is written there may be one of these. */
    private final Set<Kind> written;

    private final List<Noted> noted = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final Deque<Query> queries = new ArrayDeque<>();
    private boolean renames;
    private boolean merges;

    Dissection(Dialect dialect, Tokens tokens) {
        this.tokens = tokens;
        this.written = switch (dialect) {
            case POSTGRESQL -> Set.of(Kind.PARAMETER, Kind.STRING, Kind.NUMBER);
            // A text equals a number that it only begins with
            case MYSQL -> Set.of(Kind.PARAMETER, Kind.STRING);
        };
        open(Role.VALUE);
    }

    Anatomy anatomy() {
        var uses = noted.stream()
                .map(each -> each.item() == null
                        ? each.use()
                        : new Use(
                                each.use().qualifier(),
                                each.use().name(),
                                each.item().how(),
                                each.use().label()))
                .toList();
        return new Anatomy(sources, uses, renames, merges);
    }

    void open(Role role) {
        queries.push(new Query(role, null));
    }

    /** A query in parentheses, which is part of the one around it. */
    void openPart() {
        queries.push(new Query(queries.element().role, queries.element()));
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
        noted.add(new Noted(start, tokens.index(), new Use(qualifier, name, how(start, star), name), null));
    }

    /** A star that stands for all columns of all tables. */
    void star() {
        var use = new Use(Optional.empty(), Optional.empty(), How.OTHER, Optional.empty());
        noted.add(new Noted(tokens.index(), tokens.index(), use, queries.element()));
    }

    /** A column of the query that is being read. */
    void item(int start, int end, Optional<String> label) {
        change(
                start,
                end,
                (use, query) -> new Noted(
                        start, end, new Use(use.qualifier(), use.name(), use.how(), label.or(use::name)), query));
    }

    void clause(int start, int end, How how) {
        change(
                start,
                end,
                (use, query) -> new Noted(start, end, new Use(use.qualifier(), use.name(), how, use.label()), null));
    }

    private interface Change {
        Noted of(Use use, Query query);
    }

    /** If a name alone stands there, and nothing around it. */
    private void change(int start, int end, Change change) {
        if (!noted.isEmpty()
                && noted.getLast().start() == start
                && noted.getLast().end() == end) {
            noted.add(change.of(noted.removeLast().use(), queries.element()));
        }
    }

    private How how(int start, boolean star) {
        if (!star && isCounted(start)) {
            return How.COUNTED;
        }
        if (!star && startsTest(start)) {
            var next = tokens.peek();
            var not = tokens.peek(1).is("NOT") ? 1 : 0;
            if (next.is("IS") && tokens.peek(1 + not).is("NULL") && endsTest(2 + not)) {
                return How.NULL_TESTED;
            }
            if (next.kind() == Kind.OPERATOR
                    && next.text().equals("=")
                    && written.contains(tokens.peek(1).kind())
                    && endsTest(2)) {
                return How.COMPARED;
            }
            if (next.is("IN") && tokens.peek(1).isMark("(")) {
                return comparedList();
            }
        }
        return How.OTHER;
    }

    private How comparedList() {
        var distance = 2;
        while (written.contains(tokens.peek(distance).kind())
                && tokens.peek(distance + 1).isMark(",")) {
            distance += 2;
        }
        var closed = written.contains(tokens.peek(distance).kind())
                && tokens.peek(distance + 1).isMark(")");
        return closed && endsTest(distance + 2) ? How.COMPARED : How.OTHER;
    }

    private boolean isCounted(int start) {
        var open = tokens.at(start - 1).is("DISTINCT") ? start - 2 : start - 1;
        return tokens.at(open).isMark("(") && tokens.at(open - 1).is("COUNT") && tokens.isMark(")");
    }

    private boolean startsTest(int start) {
        var before = tokens.at(start - 1);
        if (before.is("AND")) {
            return !endsBetween(start - 1);
        }
        return before.isMark("(")
                || before.isMark(",")
                || before.kind() == Kind.WORD && BEFORE_A_TEST.contains(before.upper());
    }

    /** Whether this AND belongs to a BETWEEN, and what follows it is compared otherwise. */
    private boolean endsBetween(int and) {
        for (var i = and - 1; i >= 0; i--) {
            if (tokens.at(i).is("BETWEEN")) {
                return true;
            }
            if (tokens.at(i).is("AND") || tokens.at(i).is("WHERE")) {
                return false;
            }
        }
        return false;
    }

    private boolean endsTest(int distance) {
        var after = tokens.peek(distance);
        return after.kind() == Kind.END
                || after.isMark(")")
                || after.isMark(",")
                || after.kind() == Kind.WORD && AFTER_A_TEST.contains(after.upper());
    }
}
