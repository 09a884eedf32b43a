package dev.capstan.sql.gate;

import java.util.Map;

/** What a backslash and what follows it stand for. The scan stands on the backslash and is moved past it. */
final class Escapes {
    private static final Map<Character, String> COMMON =
            Map.of('b', "\b", 'n', "\n", 'r', "\r", 't', "\t", '\\', "\\", '\'', "'", '"', "\"");

    private Escapes() {}

    static String postgres(Scan scan) {
        scan.forward(1);
        var letter = letter(scan);
        if (COMMON.containsKey(letter)) {
            scan.forward(1);
            return COMMON.get(letter);
        }
        return switch (letter) {
            case 'f' -> {
                scan.forward(1);
                yield "\f";
            }
            case 'x' -> point(scan, 1, 2, 16, 0x7F);
            case 'u' -> point(scan, 1, 4, 16, Character.MAX_CODE_POINT);
            case 'U' -> point(scan, 1, 8, 16, Character.MAX_CODE_POINT);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> point(scan, 0, 3, 8, 0x7F);
            default -> throw refusal(scan.peek(1), scan);
        };
    }

    static String mysql(Scan scan) {
        scan.forward(1);
        var letter = letter(scan);
        if (letter == '0' || scan.atEnd()) {
            throw refusal(scan.peek(1), scan);
        }
        var typed = scan.take(1);
        return switch (letter) {
            case 'Z' -> "\u001A";
            // Kept for LIKE, which reads them once more
            case '%', '_' -> "\\" + letter;
            default -> COMMON.getOrDefault(letter, typed);
        };
    }

    private static char letter(Scan scan) {
        return scan.here() >= 0 && scan.here() < 128 ? (char) scan.here() : '?';
    }

    private static String point(Scan scan, int letters, int digits, int radix, int limit) {
        var escape = scan.peek(1);
        scan.forward(letters);
        var length = 0;
        while (length < digits && Character.digit(scan.ahead(length), radix) >= 0 && scan.ahead(length) < 128) {
            length++;
        }
        var exact = digits > 3 ? length == digits : length > 0;
        var point = exact ? Long.parseLong(scan.peek(length), radix) : 0;
        // Beyond ASCII, \x and octal mean bytes of the server's encoding
        if (point == 0 || point > limit || point >= 0xD800 && point <= 0xDFFF) {
            throw refusal(escape, scan);
        }
        scan.forward(length);
        return Character.toString((int) point);
    }

    private static Refusal refusal(String letter, Scan scan) {
        return new Refusal(new Reason.NotUnderstood("\\" + letter, scan.position()));
    }
}
