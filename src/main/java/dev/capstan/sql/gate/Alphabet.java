package dev.capstan.sql.gate;

import java.text.Normalizer;
import java.util.Set;

/** Which characters may stand where, so that what a person sees is what a server reads. */
final class Alphabet {
    /** Letters and signs that show nothing. */
    private static final Set<Integer> BLANK = Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0);

    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;

    private Alphabet() {}

    /** Refused wherever it stands, in strings and comments too. */
    static boolean isForbidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\r' && point != '\t';
            // The joiners hold emoji and some scripts together; outside of quotes they are no part of a word either
            case Character.FORMAT -> point != JOINER && point != NON_JOINER;
            case Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> BLANK.contains(point);
        };
    }

    static boolean isSpace(int point) {
        return point == ' ' || point == '\t' || point == '\n' || point == '\r';
    }

    static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }

    static boolean startsWord(int point) {
        return point == '_' || isAsciiLetter(point) || point >= 128 && isPlainLetter(point);
    }

    static boolean continuesWord(int point) {
        return startsWord(point) || isDigit(point) || point == '$';
    }

    static boolean isAsciiLetter(int point) {
        return point >= 'a' && point <= 'z' || point >= 'A' && point <= 'Z';
    }

    /** Full-width and other letters that stand for plain ones, and letters like quotes, would make two texts look alike. */
    private static boolean isPlainLetter(int point) {
        if (!Character.isLetter(point) || Character.getType(point) == Character.MODIFIER_LETTER) {
            return false;
        }
        var text = Character.toString(point);
        return Normalizer.normalize(text, Normalizer.Form.NFKC).equals(text);
    }
}
