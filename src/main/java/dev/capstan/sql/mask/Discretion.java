package dev.capstan.sql.mask;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a server says of a statement, without what it quotes from anywhere but the statement. */
public final class Discretion {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'|`([^`]*)`");

    /** Servers quote as their language does. */
    private static final String QUOTES = "\"'`«»„“”‘’‚‹›「」『』";

    /** MySQL's for a table or column that is not there: said before a row is read. */
    private static final Set<String> OF_NAMES = Set.of("42S02", "42S22");

    /** {@code Key (phone)=(138…) already exists}, which stands in no quotes. */
    private static final Pattern KEY = Pattern.compile("(\\([^()=]*\\)=)\\(.*\\)");

    /** What somebody's own trigger or function says may hold anything, in quotes or not. */
    private static final Set<String> RAISED = Set.of("P0001", "45000");

    private Discretion() {}

    /**
     * A value may hold quotes itself, so all from the first to the last is hidden where one of them is not known.
     *
     * @param known what may be quoted, as the statement's own words may
     */
    public static String of(String sqlState, String message, String known) {
        if (OF_NAMES.contains(sqlState)) {
            return message;
        }
        if (RAISED.contains(sqlState)) {
            return "…";
        }
        return quoted(KEY.matcher(message).replaceAll("$1(…)"), known);
    }

    private static String quoted(String message, String known) {
        var unknown = QUOTED.matcher(message)
                .replaceAll(quoted -> isKnown(text(quoted), known) ? "" : "'")
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
    private static boolean isKnown(String text, String known) {
        return Pattern.compile(
                        "(?<!\\w)" + Pattern.quote(text) + "(?!\\w)",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(known)
                .find();
    }
}
