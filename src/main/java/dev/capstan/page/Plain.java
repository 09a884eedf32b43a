package dev.capstan.page;

import java.util.stream.Collectors;

/** Text from outside, made fit for places that hold one line, or a number of characters. */
final class Plain {
    private Plain() {}

    /** No character that ends a line or can't be seen. */
    static String line(String text, int most) {
        var line = text.codePoints()
                .map(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.LINE_SEPARATOR
                                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                                || Character.getType(c) == Character.SURROGATE
                        ? ' '
                        : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return cut(line.strip(), most);
    }

    /** @param most in characters as Java and JavaScript count them */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
