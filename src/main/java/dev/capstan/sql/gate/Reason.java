package dev.capstan.sql.gate;

/** Why a statement is refused: what was found, and where. Sentences are made of it elsewhere. */
public sealed interface Reason {
    record Empty() implements Reason {}

    record TooLong(int characters, int limit) implements Reason {}

    /** Parentheses, subqueries or other nesting beyond what is read. */
    record TooDeep(int limit, Position at) implements Reason {}

    /** NUL, control, invisible, direction-changing, or looking like another character where that matters. */
    record Character(int codePoint, Position at) implements Reason {
        public String shown() {
            return "U+%04X".formatted(codePoint);
        }
    }

    /** A quote, comment or parenthesis that is never closed. */
    record Unclosed(String opening, Position at) implements Reason {}

    /** Something follows the end of the statement. */
    record SecondStatement(Position at) implements Reason {}

    /** @param kind the statement's first word, such as {@code DELETE}, at the top or inside {@code WITH} */
    record NotARead(String kind, Position at) implements Reason {}

    /** A part of a SELECT that writes or locks, such as {@code INTO OUTFILE} or {@code FOR UPDATE}. */
    record NotAReadingClause(String clause, Position at) implements Reason {}

    record Function(String function, Harm harm, Position at) implements Reason {}

    /** An operator that is not one of the reviewed built-in ones, or named by its schema. */
    record Operator(String operator, Position at) implements Reason {}

    /** A cast to a type that is not a reviewed built-in one: its conversion may run anything. */
    record Type(String type, Position at) implements Reason {}

    /**
     * Found by asking the database: the statement would call it without naming it.
     *
     * @param behind such as {@code view public.people}
     */
    record Hidden(String function, String behind) implements Reason {}

    /** A table that holds secrets of the server itself. */
    record Table(TableName table, Position at) implements Reason {}

    /** A variable of the session, which could be assigned. */
    record Variable(String variable, Position at) implements Reason {}

    /** A comment that the server would execute or obey. */
    record Comment(String opening, Position at) implements Reason {}

    /** A parameter without a name: {@code ?} or {@code $1}. */
    record NamelessParameter(String parameter, Position at) implements Reason {}

    /** Not part of the SQL that the gate knows. What isn't known is refused. */
    record NotUnderstood(String found, Position at) implements Reason {}
}
