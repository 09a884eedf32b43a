package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds which column each value in a statement meets: the one that it is compared with, or that it is written to. To be
 * asked of statements that a gate has written, in which every name is quoted.
 */
public final class Encounters {
    private static final Set<String> SIGNS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=", "<=>");
    private static final Set<String> WORDS = Set.of("LIKE", "ILIKE", "REGEXP", "RLIKE");
    private static final Set<Kind> VALUES = Set.of(Kind.PARAMETER, Kind.STRING, Kind.NUMBER);

    /**
     * @param parameter whether the value is bound: then {@code text} is the parameter's name, else what is written there
     * @param column empty where the value meets no single column
     */
    public record Encounter(boolean parameter, String text, Optional<String> column) {}

    private final Tokens tokens;
    private final Texts texts;

    private Encounters(Dialect dialect, Tokens tokens) {
        this.tokens = tokens;
        this.texts = new Texts(dialect, tokens);
    }

    public static List<Encounter> in(Dialect dialect, String sql) {
        var cut = Lexer.cut(dialect, sql);
        var reader = new Encounters(dialect, new Tokens(cut));
        var written = reader.inserted(cut);
        return IntStream.range(0, cut.size())
                .filter(at -> VALUES.contains(cut.get(at).kind()))
                .mapToObj(at -> new Encounter(
                        cut.get(at).kind() == Kind.PARAMETER,
                        cut.get(at).text(),
                        Optional.ofNullable(written.get(at)).or(() -> reader.compared(at))))
                .toList();
    }

    private Optional<String> compared(int at) {
        int before = at - 1;
        while (tokens.at(before).isMark("(")) {
            before--;
        }
        if (isComparison(before)) {
            return nameThatEnds(before);
        }
        int list = opening(at);
        if (list > 0 && tokens.at(list - 1).is("IN")) {
            return nameThatEnds(list - 1);
        }
        int behind = at + 1;
        while (tokens.at(behind).isMark(")") || texts.cast(behind) > 0) {
            behind += Math.max(1, texts.cast(behind));
        }
        return isComparison(behind) ? nameThatBegins(behind + 1) : Optional.empty();
    }

    private boolean isComparison(int at) {
        var token = tokens.at(at);
        return token.kind() == Kind.OPERATOR && SIGNS.contains(token.text())
                || token.kind() == Kind.WORD && WORDS.contains(token.upper());
    }

    /** @return where the parenthesis opens before a value that has only values and commas between, or -1 */
    private int opening(int at) {
        int before = at - 1;
        while (VALUES.contains(tokens.at(before).kind()) || tokens.at(before).isMark(",")) {
            before--;
        }
        return tokens.at(before).isMark("(") ? before : -1;
    }

    /** With NOT, parentheses and a cast to text between. */
    private Optional<String> nameThatEnds(int end) {
        int at = end - 1;
        while (at > 0 && tokens.at(at).kind() != Kind.NAME) {
            boolean passed = tokens.at(at).is("NOT") || tokens.at(at).isMark(")");
            int cast = texts.castBefore(at + 1);
            if (!passed && cast < 0) {
                return Optional.empty();
            }
            at = passed ? at - 1 : cast - 1;
        }
        return Optional.of(tokens.at(at).text());
    }

    private Optional<String> nameThatBegins(int start) {
        int at = start;
        while (tokens.at(at).isMark("(")) {
            at++;
        }
        while (tokens.at(at + 1).isMark(".")) {
            at += 2;
        }
        return tokens.at(at).kind() == Kind.NAME ? Optional.of(tokens.at(at).text()) : Optional.empty();
    }

    /** Of {@code INSERT INTO t (a, b) VALUES (:x, :y)}: the column at each place where a value stands alone. */
    private Map<Integer, String> inserted(List<Token> cut) {
        var met = new HashMap<Integer, String>();
        int values = IntStream.range(0, cut.size())
                .filter(at -> cut.get(at).is("VALUES"))
                .findFirst()
                .orElse(-1);
        if (values < 0 || !cut.getFirst().is("INSERT")) {
            return met;
        }
        var columns = names(cut, values);
        int depth = 0;
        int place = 0;
        for (int at = values + 1; at < cut.size(); at++) {
            var token = cut.get(at);
            if (token.isMark("(")) {
                place = depth++ == 0 ? 0 : place;
            } else if (token.isMark(")")) {
                depth--;
            } else if (token.isMark(",") && depth == 1) {
                place++;
            } else if (depth == 1 && place < columns.size() && isAlone(at)) {
                met.put(at, columns.get(place));
            }
        }
        return met;
    }

    private boolean isAlone(int at) {
        var before = tokens.at(at - 1);
        var after = tokens.at(at + 1 + texts.cast(at + 1));
        return (before.isMark("(") || before.isMark(",")) && (after.isMark(")") || after.isMark(","));
    }

    /** Those in the parentheses that close right before. */
    private static List<String> names(List<Token> cut, int values) {
        var names = new ArrayList<String>();
        for (int at = values - 1; at > 0 && !cut.get(at).isMark("("); at--) {
            if (cut.get(at).kind() == Kind.NAME) {
                names.addFirst(cut.get(at).text());
            }
        }
        return names;
    }
}
