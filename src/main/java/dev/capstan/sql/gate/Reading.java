package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Token.Kind;
import java.util.Locale;
import java.util.Set;

/**
 * One statement being read and written at once: each method passes a piece of the typed tokens and writes what it
 * understood. There is no method that writes what isn't known.
 */
final class Reading {
    final Dialect dialect;
    final Tokens tokens;
    final Rendering out;
    final Functions functions;
    final Dissection names;
    final Expressions expressions = new Expressions(this);
    final Calls calls = new Calls(this);
    final Forms forms = new Forms(this);
    final Types types = new Types(this);
    final Sources sources = new Sources(this);
    final Queries queries = new Queries(this);
    final Windows windows = new Windows(this);

    Reading(Dialect dialect, Tokens tokens) {
        this.dialect = dialect;
        this.tokens = tokens;
        this.out = new Rendering(dialect);
        this.functions = Functions.of(dialect);
        this.names = new Dissection(dialect, tokens);
    }

    boolean postgres() {
        return dialect == Dialect.POSTGRESQL;
    }

    boolean mysql() {
        return dialect == Dialect.MYSQL;
    }

    /** Passes and writes the word, if it is there. */
    boolean taken(String word) {
        if (!tokens.is(word)) {
            return false;
        }
        tokens.next();
        out.word(word);
        return true;
    }

    boolean takenAny(Set<String> words) {
        return tokens.isAny(words) && taken(tokens.peek().upper());
    }

    void need(String... words) {
        for (var word : words) {
            if (!taken(word)) {
                throw tokens.unexpected();
            }
        }
    }

    void needAny(Set<String> words) {
        if (!takenAny(words)) {
            throw tokens.unexpected();
        }
    }

    boolean comma() {
        if (!tokens.isMark(",")) {
            return false;
        }
        tokens.next();
        out.comma();
        return true;
    }

    void list(Runnable element) {
        do {
            element.run();
        } while (comma());
    }

    /** An opening that belongs to the word before it, such as a function's. */
    void parenthesised(Runnable inner) {
        pass("(");
        out.open("(");
        inside(inner, ")");
    }

    /** An opening that stands by itself. */
    void group(Runnable inner) {
        pass("(");
        out.word("");
        out.open("(");
        inside(inner, ")");
    }

    void bracketed(Runnable inner) {
        pass("[");
        out.open("[");
        inside(inner, "]");
    }

    private void inside(Runnable inner, String closing) {
        tokens.nested(inner);
        pass(closing);
        out.close(closing);
    }

    void pass(String mark) {
        if (!tokens.isMark(mark)) {
            throw tokens.unexpected();
        }
        tokens.next();
    }

    /** A name where any name may stand that is no keyword. */
    void name() {
        if (!isName()) {
            throw tokens.unexpected();
        }
        out.name(folded(tokens.next()));
    }

    /** A name where no keyword can stand, as after AS or a dot. */
    void anyName() {
        if (!tokens.isKind(Kind.WORD) && !tokens.isKind(Kind.NAME)) {
            throw tokens.unexpected();
        }
        out.name(folded(tokens.next()));
    }

    boolean isName() {
        return tokens.isKind(Kind.NAME) || tokens.isKind(Kind.WORD) && !tokens.isAny(Words.reserved(dialect));
    }

    /** As the server stores it. */
    String folded(Token token) {
        if (mysql() || token.kind() == Kind.NAME) {
            return token.text();
        }
        var folded = new StringBuilder();
        token.text().chars().forEach(each -> folded.append((char) (each >= 'A' && each <= 'Z' ? each + 32 : each)));
        return folded.toString();
    }

    void string() {
        if (!tokens.isKind(Kind.STRING)) {
            throw tokens.unexpected();
        }
        out.string(tokens.next().text());
    }

    void number() {
        if (!tokens.isKind(Kind.NUMBER)) {
            throw tokens.unexpected();
        }
        out.word(tokens.next().text().toLowerCase(Locale.ROOT));
    }
}
