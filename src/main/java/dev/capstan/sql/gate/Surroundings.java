package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Anatomy.How;
import dev.capstan.sql.gate.Token.Kind;
import java.util.Set;

/** Tells from what stands around a name that was just passed how it is used there. */
final class Surroundings {
    private static final Set<String> BEFORE_A_TEST = Set.of("SELECT", "WHERE", "AND", "OR", "ON", "HAVING", "WHEN");
    private static final Set<String> AFTER_A_TEST = Words.set(
            """
            AND OR THEN END AS GROUP ORDER LIMIT OFFSET FETCH HAVING WINDOW UNION INTERSECT EXCEPT JOIN LEFT RIGHT INNER FULL
            CROSS NATURAL WHERE FROM""");

    private final Tokens tokens;
    private final Texts texts;
    /** What is written there may be one of these. */
    private final Set<Kind> written;

    Surroundings(Dialect dialect, Tokens tokens, Texts texts) {
        this.tokens = tokens;
        this.texts = texts;
        this.written = switch (dialect) {
            case POSTGRESQL -> Set.of(Kind.PARAMETER, Kind.STRING, Kind.NUMBER);
            // A text equals a number that it only begins with
            case MYSQL -> Set.of(Kind.PARAMETER, Kind.STRING);
        };
    }

    How of(int start) {
        return isCounted(start) ? How.COUNTED : tested(start);
    }

    /** The name may be written as text: {@code (phone)::text = '138'::text}. */
    private How tested(int start) {
        boolean closed = tokens.at(start - 1).isMark("(") && tokens.isMark(")") && texts.cast(tokens.index() + 1) > 0;
        int behind = closed ? 1 + texts.cast(tokens.index() + 1) : texts.cast(tokens.index());
        if (!startsTest(closed ? start - 1 : start)) {
            return How.OTHER;
        }
        var next = tokens.peek(behind);
        if (next.is("IS")) {
            int not = tokens.peek(behind + 1).is("NOT") ? 1 : 0;
            return tokens.peek(behind + 1 + not).is("NULL") && endsTest(behind + 2 + not) ? How.NULL_TESTED : How.OTHER;
        }
        if (next.kind() == Kind.OPERATOR && next.text().equals("=")) {
            int value = value(behind + 1);
            return value > 0 && endsTest(behind + 1 + value) ? How.COMPARED : How.OTHER;
        }
        return next.is("IN") && tokens.peek(behind + 1).isMark("(") ? comparedList(behind + 2) : How.OTHER;
    }

    private How comparedList(int first) {
        int distance = first;
        while (value(distance) > 0) {
            distance += value(distance);
            if (tokens.peek(distance).isMark(")")) {
                return endsTest(distance + 1) ? How.COMPARED : How.OTHER;
            }
            if (!tokens.peek(distance).isMark(",")) {
                return How.OTHER;
            }
            distance++;
        }
        return How.OTHER;
    }

    /** @return how many tokens the value has that is written at this distance; 0 if none is */
    private int value(int distance) {
        return written.contains(tokens.peek(distance).kind()) ? 1 + texts.cast(tokens.index() + distance + 1) : 0;
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
