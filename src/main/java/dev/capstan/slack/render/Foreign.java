package dev.capstan.slack.render;

import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Text from outside (commit messages, output, labels) made harmless. Marks that Slack would format with are replaced
 * by marks that look alike, because a backslash does not escape in Slack.
 */
final class Foreign {
    /** Seen by nobody, it keeps Slack from reading what follows as a name. */
    private static final char JOINER = '\u2060';

    private static final Pattern CALL = Pattern.compile("@(here|channel|everyone|group)", Pattern.CASE_INSENSITIVE);
    private static final Pattern EMOJI = Pattern.compile(":[a-z0-9_+'-]{1,100}:", Pattern.CASE_INSENSITIVE);

    private Foreign() {}

    /** One line without control characters, without marks that turn the direction of writing, trimmed. */
    static String line(String foreign) {
        var line = new StringBuilder(foreign.length());
        foreign.codePoints().forEach(point -> {
            if (isBlank(point)) {
                if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            } else {
                append(line, point);
            }
        });
        return line.toString().strip();
    }

    /** The same for text of several lines, whose indents matter. */
    static String lines(String foreign) {
        var lines = new StringBuilder(foreign.length());
        foreign.replace("\r\n", "\n").codePoints().forEach(point -> {
            if (point == '\n') {
                lines.append('\n');
            } else if (isBlank(point)) {
                lines.append(point == '\t' ? "    " : " ");
            } else {
                append(lines, point);
            }
        });
        return lines.toString();
    }

    private static boolean isBlank(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> true;
            default -> false;
        };
    }

    private static void append(StringBuilder to, int point) {
        switch (Character.getType(point)) {
            case Character.FORMAT -> {}
            case Character.SURROGATE -> to.append('\uFFFD');
            default -> to.appendCodePoint(point);
        }
    }

    /** Cut so that the escaped form fits. */
    static String escaped(String line, int most, BiFunction<String, Integer, String> escape) {
        var out = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            var piece = escape.apply(line, at);
            int next = at + Character.charCount(line.codePointAt(at));
            int room = next < line.length() ? most - 1 : most;
            if (out.length() + piece.length() > room) {
                return out.toString().stripTrailing() + "…";
            }
            out.append(piece);
            at = next;
        }
        return out.toString();
    }

    static String inText(String line, int at) {
        char c = line.charAt(at);
        return switch (c) {
            case '*' -> "∗";
            case '~' -> "∼";
            case '`' -> "ˋ";
            case '_' -> insideAWord(line, at) ? "_" : "ˍ";
            case ':' -> EMOJI.matcher(line).region(at, line.length()).lookingAt() ? ":" + JOINER : ":";
            default -> inCode(line, at);
        };
    }

    static String inCode(String line, int at) {
        return switch (line.charAt(at)) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '@' -> CALL.matcher(line).region(at, line.length()).lookingAt() ? "@" + JOINER : "@";
            case '`' -> "ˋ";
            default -> Character.toString(line.codePointAt(at));
        };
    }

    private static boolean insideAWord(String line, int at) {
        return at > 0 && at + 1 < line.length() && isWord(line.charAt(at - 1)) && isWord(line.charAt(at + 1));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** For places where Slack formats nothing: labels, options, code blocks. */
    static String plain(String foreign, int most) {
        return escaped(line(foreign), most, (line, at) -> Character.toString(line.codePointAt(at)));
    }
}
