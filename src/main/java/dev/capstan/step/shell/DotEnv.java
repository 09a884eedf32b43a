package dev.capstan.step.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The usual syntax of environment files: comments, {@code export}, single and double quotes over several lines, escapes
 * in double quotes. Nothing is expanded and nothing is executed: {@code $} and backticks are plain characters. A line
 * that is no assignment is passed over; the later of two assignments wins.
 */
final class DotEnv {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("[ \\t]*(?:export[ \\t]+)?(?<name>[A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=[ \\t]*");

    private final String text;
    private int at;

    private DotEnv(String text) {
        this.text = text;
    }

    static Map<String, String> parse(String text) {
        var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new DotEnv(plain.replace("\r\n", "\n")).assignments();
    }

    private Map<String, String> assignments() {
        var found = new LinkedHashMap<String, String>();
        while (at < text.length()) {
            var matcher = ASSIGNMENT.matcher(text).region(at, text.length());
            if (matcher.lookingAt()) {
                at = matcher.end();
                found.put(matcher.group("name"), value());
            }
            at = lineEnd() + 1;
        }
        return found;
    }

    private String value() {
        if (at >= text.length()) {
            return "";
        }
        char quote = text.charAt(at);
        int close = quote == '"' || quote == '\'' ? closing(quote) : -1;
        if (close < 0) {
            return unquoted();
        }
        var inside = text.substring(at + 1, close);
        at = close + 1;
        return quote == '"' ? unescaped(inside) : inside;
    }

    private int closing(char quote) {
        for (int i = at + 1; i < text.length(); i++) {
            if (quote == '"' && text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i;
            }
        }
        return -1;
    }

    /** A comment begins at a {@code #} that follows a space; one inside a word belongs to the value. */
    private String unquoted() {
        int end = lineEnd();
        for (int i = at; i < end; i++) {
            if (text.charAt(i) == '#' && (i == at || Character.isWhitespace(text.charAt(i - 1)))) {
                end = i;
            }
        }
        return text.substring(at, end).strip();
    }

    private static String unescaped(String inside) {
        var plain = new StringBuilder();
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c != '\\' || i + 1 == inside.length()) {
                plain.append(c);
                continue;
            }
            char next = inside.charAt(++i);
            switch (next) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case '"', '\\', '$', '`' -> plain.append(next);
                default -> plain.append('\\').append(next);
            }
        }
        return plain.toString();
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }
}
