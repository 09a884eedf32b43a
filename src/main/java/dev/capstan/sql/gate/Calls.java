package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Functions that are called as most are: a name, and arguments between commas. */
final class Calls {
    /** PostgreSQL's functions that are keywords and have no schema. */
    private static final Set<String> KEYWORDS = Set.of("COALESCE", "NULLIF", "GREATEST", "LEAST", "GROUPING");

    private final Reading reading;

    Calls(Reading reading) {
        this.reading = reading;
    }

    /** Whether a name with parentheses after it stands here. */
    boolean isCall() {
        var distance = 0;
        while (reading.tokens.peek(distance + 1).isMark(".") && distance < 8) {
            distance += 2;
        }
        return reading.tokens.peek(distance + 1).isMark("(");
    }

    void call() {
        var first = reading.tokens.next();
        if (first.kind() != Kind.WORD && first.kind() != Kind.NAME) {
            throw new Refusal(new Reason.NotUnderstood(first.shown(), first.at()));
        }
        var parts = new ArrayList<String>(List.of(reading.folded(first)));
        while (reading.tokens.isMark(".")) {
            reading.tokens.next();
            parts.add(reading.folded(reading.tokens.next()));
        }
        var builtIn = parts.size() == 1
                ? reading.postgres() || first.kind() == Kind.WORD
                : reading.postgres() && parts.size() == 2 && parts.getFirst().equals("pg_catalog");
        var name = builtIn ? parts.getLast() : String.join(".", parts);
        reading.functions.require(name, builtIn, first.at());
        write(first, name);
        reading.parenthesised(this::arguments);
        after();
    }

    private void write(Token first, String name) {
        if (reading.mysql()) {
            reading.out.word(first.upper());
        } else if (first.kind() == Kind.WORD && KEYWORDS.contains(first.upper())) {
            reading.out.word(first.upper());
        } else {
            // So that no function of the same name elsewhere on the search path can take its place
            reading.out.word("pg_catalog." + name);
        }
    }

    private void arguments() {
        if (reading.tokens.isOperator("*")) {
            reading.tokens.next();
            reading.out.word("*");
            return;
        }
        if (reading.tokens.isMark(")")) {
            return;
        }
        if (!reading.taken("DISTINCT")) {
            reading.taken("ALL");
        }
        reading.list(() -> {
            reading.taken("VARIADIC");
            if (reading.tokens.peek(1).kind() == Kind.OPERATOR
                    && reading.tokens.peek(1).text().equals("=>")) {
                reading.anyName();
                reading.out.operator(reading.tokens.next().text());
            }
            reading.expressions.expression();
            if (reading.mysql() && reading.taken("USING")) {
                reading.anyName();
            }
        });
        if (reading.tokens.is("ORDER")) {
            reading.queries.orderBy();
        }
        if (reading.mysql() && reading.taken("SEPARATOR")) {
            reading.string();
        }
    }

    private void after() {
        if (reading.postgres() && reading.taken("WITHIN")) {
            reading.need("GROUP");
            reading.group(reading.queries::orderBy);
        }
        if (reading.postgres()
                && reading.tokens.is("FILTER")
                && reading.tokens.peek(1).isMark("(")) {
            reading.need("FILTER");
            reading.group(() -> {
                reading.need("WHERE");
                reading.expressions.expression();
            });
        }
        if (reading.taken("OVER")) {
            if (reading.tokens.isMark("(")) {
                reading.windows.window();
            } else {
                reading.name();
            }
        }
    }
}
