package dev.capstan.sql.gate;

import java.util.Locale;

/**
 * What a statement is made of.
 *
 * @param text decoded: what a quoted name or string stands for, not how it was typed
 */
record Token(Kind kind, String text, Position at) {
    enum Kind {
        /** Unquoted: a keyword or a name. */
        WORD,
        /** A quoted name. */
        NAME,
        STRING,
        NUMBER,
        /** Bits and bytes such as {@code X'1F'}, written as they are to be sent. */
        BITS,
        /** The name only. */
        PARAMETER,
        /** MySQL's {@code @mine} and {@code @@theirs}. */
        VARIABLE,
        OPERATOR,
        /** One of {@code ( ) [ ] , ; . : :: :=}. */
        MARK,
        END
    }

    /** Without regard to case, but only among the ASCII letters: nothing else may look like a keyword. */
    boolean is(String word) {
        return kind == Kind.WORD && upper().equals(word);
    }

    boolean isMark(String mark) {
        return kind == Kind.MARK && text.equals(mark);
    }

    String upper() {
        return isAscii() ? text.toUpperCase(Locale.ROOT) : text;
    }

    private boolean isAscii() {
        return text.chars().allMatch(each -> each < 128);
    }

    String shown() {
        return kind == Kind.END ? "end of statement" : text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
