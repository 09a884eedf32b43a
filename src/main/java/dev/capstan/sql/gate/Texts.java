package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Token.Kind;
import java.util.Set;

/** Recognises what is only written as text, whole: a name or a string with a cast behind it, in parentheses or not. */
final class Texts {
    private static final Set<String> NAMES = Set.of("TEXT", "BPCHAR");
    private static final int LONGEST = 3;

    private final Dialect dialect;
    private final Tokens tokens;

    Texts(Dialect dialect, Tokens tokens) {
        this.dialect = dialect;
        this.tokens = tokens;
    }

    /** Whether nothing but the name from {@code first} to {@code last} stands between start and end. */
    boolean isOnly(int start, int end, int first, int last) {
        while (start < first || end > last) {
            int cast = castBefore(end);
            if (cast >= last) {
                end = cast;
            } else if (tokens.at(start).isMark("(") && tokens.at(end - 1).isMark(")")) {
                start++;
                end--;
            } else if (isCast(start, end)) {
                start += 2;
                end = beforeType(end - 1) - 1;
            } else {
                return false;
            }
        }
        return start == first && end == last;
    }

    private boolean isCast(int start, int end) {
        int type = beforeType(end - 1);
        return tokens.at(start).is("CAST")
                && tokens.at(start + 1).isMark("(")
                && tokens.at(end - 1).isMark(")")
                && type > start
                && tokens.at(type - 1).is("AS");
    }

    /** @return where the text type begins that ends there, or -1 */
    private int beforeType(int end) {
        for (int length = 1; length <= LONGEST; length++) {
            if (type(end - length) == length) {
                return end - length;
            }
        }
        return -1;
    }

    /** @return where the cast to text begins that ends there, or -1 */
    int castBefore(int end) {
        int type = beforeType(end);
        return type > 0 && tokens.at(type - 1).isMark("::") ? type - 1 : -1;
    }

    /** @return how far behind a place a cast to text reaches; 0 if there is none */
    int cast(int at) {
        return tokens.at(at).isMark("::") && type(at + 1) > 0 ? 1 + type(at + 1) : 0;
    }

    /** One that keeps all of a text: those with a size cut it. */
    private int type(int at) {
        int length = words(at);
        var next = tokens.at(at + length);
        return next.isMark("(") || next.isMark("[") || next.isMark(".") ? 0 : length;
    }

    private int words(int at) {
        var token = tokens.at(at);
        if (token.kind() != Kind.WORD) {
            return 0;
        }
        if (dialect == Dialect.MYSQL) {
            return token.is("CHAR") ? 1 : 0;
        }
        if (token.is("PG_CATALOG") && tokens.at(at + 1).isMark(".")) {
            return NAMES.contains(tokens.at(at + 2).upper()) ? 3 : 0;
        }
        if (token.is("CHARACTER")) {
            return tokens.at(at + 1).is("VARYING") ? 2 : 0;
        }
        return token.is("VARCHAR") ? 1 : 0;
    }
}
