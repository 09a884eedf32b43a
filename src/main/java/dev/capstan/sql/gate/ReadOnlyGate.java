package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Dissection.Role;
import dev.capstan.sql.gate.Token.Kind;
import dev.capstan.sql.gate.Verdict.Admitted;
import dev.capstan.sql.gate.Verdict.Form;
import dev.capstan.sql.gate.Verdict.Refused;
import java.util.List;
import java.util.Objects;

/**
 * Judges statements before they reach a driver. What is admitted is one statement, written anew from keywords, functions,
 * operators and types that are known to read only.
 *
 * <p>What only the database knows is asked of it by {@link HiddenCalls}. That time and rows are bounded, and that the
 * statement runs in a read-only transaction that is rolled back, the caller has to see to.
 */
public final class ReadOnlyGate {
    private static final int LONGEST = 40_000;

    /** Never throws for what was typed; takes time in proportion to the text, which is bounded. */
    public Verdict judge(Dialect dialect, String statement) {
        Objects.requireNonNull(dialect);
        try {
            var once = read(dialect, statement);
            var twice = read(dialect, once.sql());
            if (!once.equals(twice)) {
                throw new IllegalStateException("the rendering does not stand for itself");
            }
            return once;
        } catch (Refusal refusal) {
            return new Refused(refusal.reason());
        }
    }

    /** @return of what the answer will be made */
    public Anatomy anatomy(Dialect dialect, Admitted statement) {
        var reading = new Reading(dialect, new Tokens(Lexer.cut(dialect, statement.sql())));
        statement(reading);
        return reading.names.anatomy();
    }

    private Admitted read(Dialect dialect, String statement) {
        var reading = new Reading(dialect, new Tokens(tokens(dialect, statement)));
        var form = statement(reading);
        if (!reading.tokens.atEnd()) {
            throw reading.tokens.unexpected();
        }
        return reading.out.admitted(form);
    }

    /** Of exactly one statement. */
    static List<Token> tokens(Dialect dialect, String statement) {
        if (statement.length() > LONGEST) {
            throw new Refusal(new Reason.TooLong(statement.length(), LONGEST));
        }
        var tokens = one(Lexer.cut(dialect, statement));
        if (tokens.size() == 1) {
            throw new Refusal(new Reason.Empty());
        }
        return tokens;
    }

    /** Without the semicolon at its end, after which nothing may follow. */
    private static List<Token> one(List<Token> all) {
        for (var i = 0; i < all.size() - 1; i++) {
            if (all.get(i).isMark(";")) {
                if (i < all.size() - 2) {
                    throw new Refusal(new Reason.SecondStatement(all.get(i + 1).at()));
                }
                return List.of(all.subList(0, i), List.of(all.getLast())).stream()
                        .flatMap(List::stream)
                        .toList();
            }
        }
        return all;
    }

    private Form statement(Reading reading) {
        var first = reading.tokens.peek();
        var reports = new Reports(reading);
        if (Queries.starts(first) || first.isMark("(")) {
            reading.queries.query(Role.ANSWER);
            return Form.QUERY;
        }
        if (first.kind() != Kind.WORD) {
            throw reading.tokens.unexpected();
        }
        return switch (first.upper()) {
            case "EXPLAIN" -> reports.explain();
            case "SHOW" -> reports.show();
            case "ANALYZE" -> mysqlOnly(reading).analyze();
            case "DESCRIBE", "DESC" -> mysqlOnly(reading).describe();
            default -> throw notARead(first);
        };
    }

    private Reports mysqlOnly(Reading reading) {
        if (reading.postgres()) {
            throw notARead(reading.tokens.peek());
        }
        return new Reports(reading);
    }

    private Refusal notARead(Token first) {
        return new Refusal(new Reason.NotARead(first.upper(), first.at()));
    }
}
