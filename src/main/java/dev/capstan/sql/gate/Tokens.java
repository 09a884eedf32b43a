package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A place that moves through the tokens; what is passed here is written by whoever passes it. */
final class Tokens {
    /** Deep enough for any report; far from what the stack of a thread holds. */
    private static final int DEEPEST = 100;

    private static final Set<String> CLAUSES = Set.of("INTO", "FOR", "LOCK", "PROCEDURE", "RETURNING");
    private static final Set<String> STATEMENTS =
            Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "TRUNCATE", "DROP", "ALTER", "CREATE", "GRANT");

    private final List<Token> tokens;
    private int index;
    private int depth;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int distance) {
        return at(index + distance);
    }

    int index() {
        return index;
    }

    Token at(int place) {
        return tokens.get(Math.clamp(place, 0, tokens.size() - 1));
    }

    Token next() {
        var token = peek();
        index++;
        return token;
    }

    boolean is(String word) {
        return peek().is(word);
    }

    boolean isAny(Set<String> words) {
        return peek().kind() == Kind.WORD && words.contains(peek().upper());
    }

    boolean isMark(String mark) {
        return peek().isMark(mark);
    }

    boolean isOperator(String operator) {
        return peek().kind() == Kind.OPERATOR && peek().text().equals(operator);
    }

    boolean isKind(Kind kind) {
        return peek().kind() == kind;
    }

    boolean atEnd() {
        return isKind(Kind.END);
    }

    /** Whether one of the words stands directly in the parentheses that open after this token. */
    boolean parenthesesHave(Set<String> words) {
        var depth = 0;
        for (var distance = 1; peek(distance).kind() != Kind.END; distance++) {
            var token = peek(distance);
            if (token.isMark("(")) {
                depth++;
            } else if (token.isMark(")") && --depth == 0) {
                return false;
            } else if (depth == 1 && token.kind() == Kind.WORD && words.contains(token.upper())) {
                return true;
            }
        }
        return false;
    }

    void nested(Runnable inner) {
        if (++depth > DEEPEST) {
            throw new Refusal(new Reason.TooDeep(DEEPEST, peek().at()));
        }
        inner.run();
        depth--;
    }

    /** The best reason that can be given for a token that fits nowhere. */
    Refusal unexpected() {
        var token = peek();
        var at = token.at();
        var word = token.kind() == Kind.WORD ? token.upper() : "";
        if (word.equals("FOR") && peek(-1).is("VALUE") && (peek(-2).is("NEXT") || peek(-2).is("PREVIOUS"))) {
            return new Refusal(new Reason.Function("next value for", Harm.CHANGES_STATE, at));
        }
        if (token.isMark(":=")) {
            return new Refusal(new Reason.NotAReadingClause(":=", at));
        }
        if (CLAUSES.contains(word)) {
            var second = peek(1).kind() == Kind.WORD ? " " + peek(1).upper() : "";
            return new Refusal(new Reason.NotAReadingClause(word + second, at));
        }
        if (STATEMENTS.contains(word)) {
            return new Refusal(new Reason.NotARead(word, at));
        }
        if (token.kind() == Kind.OPERATOR && token.text().equals("?")) {
            return new Refusal(new Reason.NamelessParameter("?", at));
        }
        if (token.kind() == Kind.VARIABLE) {
            return new Refusal(new Reason.Variable(token.text().toLowerCase(Locale.ROOT), at));
        }
        return new Refusal(new Reason.NotUnderstood(token.shown(), at));
    }
}
