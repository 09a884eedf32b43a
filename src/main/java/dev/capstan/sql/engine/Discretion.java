package dev.capstan.sql.engine;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a server says of a statement, without what it quotes from anywhere but the statement. */
final class Discretion {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'|`([^`]*)`");

    /** Servers quote as their language does. */
    private static final String QUOTES = "\"'`«»„“”‘’‚‹›「」『』";

    /** MySQL's for a table or column that is not there: said before a row is read. */
    private static final Set<String> OF_NAMES = Set.of("42S02", "42S22");

    private Discretion() {}

    /** A value may hold quotes itself, so all from the first to the last is hidden where one of them is not known. */
    static String of(String sqlState, String message, String statement) {
        if (OF_NAMES.contains(sqlState)) {
            return message;
        }
        var unknown = QUOTED.matcher(message)
                .replaceAll(quoted -> isTyped(text(quoted), statement) ? "" : "'")
                .chars()
                .anyMatch(Discretion::isQuote);
        if (!unknown) {
            return message;
        }
        int first = 0;
        while (!isQuote(message.charAt(first))) {
            first++;
        }
        int last = message.length() - 1;
        while (!isQuote(message.charAt(last))) {
            last--;
        }
        var behind = first == last ? "" : message.substring(last + 1);
        return message.substring(0, first) + "…" + behind;
    }

    private static boolean isQuote(int character) {
        return QUOTES.indexOf(character) >= 0;
    }

    private static String text(MatchResult quoted) {
        return quoted.group().substring(1, quoted.group().length() - 1);
    }

    /** As a whole word or several. */
    private static boolean isTyped(String text, String statement) {
        return Pattern.compile(
                        "(?<!\\w)" + Pattern.quote(text) + "(?!\\w)",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(statement)
                .find();
    }
}
