package dev.capstan.slack.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Turns what a person typed into words, forgiving what phones and Slack make of it: curly quotes, long dashes, full-width
 * letters, entities, links out of words. What follows {@code --} is prose and stays one word, and so does a statement that
 * follows an equals sign of its own.
 */
sealed interface TypedText {
    record Words(List<String> words) implements TypedText {
        public Words {
            words = List.copyOf(words);
        }
    }

    record TooLong(int length) implements TypedText {}

    /** @param codePoint invisible, and so not to be trusted */
    record Invisible(int codePoint) implements TypedText {}

    int LONGEST = 3_000;

    static TypedText read(String typed) {
        if (typed.length() > LONGEST) {
            return new TooLong(typed.length());
        }
        var statement = Slips.STATEMENT.matcher(typed);
        if (statement.matches() && read(statement.group(1)) instanceof Words(var before)) {
            var words = new ArrayList<>(before);
            words.addAll(List.of("=", statement(statement.group(2))));
            return new Words(words);
        }
        var text = plain(typed);
        var invisible = text.codePoints().filter(TypedText::isInvisible).findFirst();
        return invisible.isPresent() ? new Invisible(invisible.getAsInt()) : new Words(split(text));
    }

    /** Only what Slack and phones put in the place of a key is put back: in a statement every other character counts. */
    private static String statement(String typed) {
        var letters = new StringBuilder(typed.length());
        asTyped(typed)
                .codePoints()
                .map(c -> switch (c) {
                    case '“', '”' -> '"';
                    case '‘', '’' -> '\'';
                    case 0x00A0 -> ' ';
                    default -> c;
                })
                .forEach(letters::appendCodePoint);
        return letters.toString().strip();
    }

    private static String asTyped(String sent) {
        var text = Slips.LINK.matcher(sent).replaceAll(link -> {
            var shown = link.group(2) == null ? link.group(1) : link.group(2);
            return java.util.regex.Matcher.quoteReplacement(shown);
        });
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String plain(String typed) {
        var text = asTyped(typed);
        var letters = new StringBuilder(text.length());
        text.codePoints().map(TypedText::plain).filter(c -> c != 0xFEFF).forEach(letters::appendCodePoint);
        return Slips.DASH_AT_START.matcher(letters).replaceAll("--");
    }

    private static int plain(int c) {
        boolean fullWidth = c >= 0xFF10 && c <= 0xFF19 || c >= 0xFF21 && c <= 0xFF3A || c >= 0xFF41 && c <= 0xFF5A;
        if (fullWidth || "＝－．／＿＋".indexOf(c) >= 0) {
            return c - 0xFEE0;
        }
        return switch (c) {
            case '“', '”', '„', '‟', '＂', '«', '»' -> '"';
            case '‘', '’', '‚', '‛', '＇' -> '\'';
            case 0x200B, 0x2060 -> 0xFEFF;
            default -> c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c) ? ' ' : c;
        };
    }

    /** Joiners are part of emoji and of some scripts; marks that turn the direction of a line hide what is meant. */
    private static boolean isInvisible(int c) {
        return Character.isISOControl(c)
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || Character.getType(c) == Character.SURROGATE;
    }

    private static List<String> split(String text) {
        var words = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == ' ') {
                at++;
                continue;
            }
            if (text.startsWith("-- ", at) || text.substring(at).equals("--")) {
                words.add("--");
                var prose = text.substring(at + 2).strip();
                if (!prose.isEmpty()) {
                    words.add(prose);
                }
                return words;
            }
            var word = new StringBuilder();
            at = word(text, at, word);
            words.add(word.toString());
        }
        return words;
    }

    /** A quote counts at the start of a word or of a value, and only if it is closed: an apostrophe is a letter. */
    private static int word(String text, int from, StringBuilder word) {
        int at = from;
        while (at < text.length() && text.charAt(at) != ' ') {
            char c = text.charAt(at);
            boolean opens = (c == '"' || c == '\'') && (at == from || text.charAt(at - 1) == '=');
            int closing = opens ? closing(text, c, at + 1) : -1;
            if (closing < 0) {
                word.append(c);
                at++;
            } else {
                word.append(text, at + 1, closing);
                at = closing + 1;
            }
        }
        return at;
    }

    private static int closing(String text, char quote, int from) {
        for (int at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
            if (at + 1 == text.length() || text.charAt(at + 1) == ' ') {
                return at;
            }
        }
        return -1;
    }

    /** What is put right by pattern. */
    final class Slips {
        /** {@code <http://v1.2.0|v1.2.0>}: what stood there is the label. People and channels stay as they are. */
        private static final Pattern LINK =
                Pattern.compile("<((?:https?://|mailto:|tel:)[^|>]*)(?:\\|([^>]*))?>", Pattern.CASE_INSENSITIVE);

        /** An equals sign of its own, after the few words that say where: what follows is one statement. */
        private static final Pattern STATEMENT =
                Pattern.compile("(\\s*(?![-—–])\\S+(?:\\s+(?![-—–])\\S+){0,4}?)\\s+[=＝]\\s*(\\S.*)", Pattern.DOTALL);

        private static final Pattern DASH_AT_START = Pattern.compile("(?<![^ ])[—–―−]-?");

        private Slips() {}
    }
}
