package dev.capstan.sql.gate;

import java.util.function.IntPredicate;

/** A place that moves through a text, one character (code point) at a time. */
final class Scan {
    private static final int NOTHING = -1;

    private final int[] points;
    private final int[] lines;
    private final int[] columns;
    private int offset;

    Scan(String text) {
        points = text.codePoints().toArray();
        lines = new int[points.length + 1];
        columns = new int[points.length + 1];
        var line = 1;
        var column = 1;
        for (var i = 0; i <= points.length; i++) {
            lines[i] = line;
            columns[i] = column++;
            if (i < points.length && points[i] == '\n') {
                line++;
                column = 1;
            }
        }
        for (var i = 0; i < points.length; i++) {
            // A lone carriage return ends a comment for one server and not for the other
            var lone = points[i] == '\r' && (i + 1 == points.length || points[i + 1] != '\n');
            if (lone || Alphabet.isForbidden(points[i])) {
                throw new Refusal(new Reason.Character(points[i], position(i)));
            }
        }
    }

    boolean atEnd() {
        return offset >= points.length;
    }

    int offset() {
        return offset;
    }

    Position position() {
        return position(offset);
    }

    Position position(int where) {
        var inside = Math.min(where, points.length);
        return new Position(lines[inside], columns[inside]);
    }

    /** @return the character here, or one that no test accepts */
    int here() {
        return ahead(0);
    }

    int ahead(int distance) {
        return offset + distance < points.length ? points[offset + distance] : NOTHING;
    }

    boolean at(String text) {
        return at(text, 0);
    }

    boolean at(String ascii, int distance) {
        for (var i = 0; i < ascii.length(); i++) {
            if (ahead(distance + i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    void forward(int distance) {
        offset = Math.min(offset + distance, points.length);
    }

    String peek(int length) {
        return new String(points, offset, Math.min(length, points.length - offset));
    }

    String take(int length) {
        var taken = peek(length);
        forward(length);
        return taken;
    }

    String takeWhile(IntPredicate wanted) {
        var length = 0;
        while (offset + length < points.length && wanted.test(points[offset + length])) {
            length++;
        }
        return take(length);
    }

    /** @return what stands before the next occurrence, which is passed; null when there is none */
    String takeUntil(String ascii) {
        for (var length = 0; offset + length < points.length; length++) {
            if (at(ascii, length)) {
                var taken = take(length);
                forward(ascii.length());
                return taken;
            }
        }
        return null;
    }

    void toEndOfLine() {
        takeWhile(each -> each != '\n');
    }
}
