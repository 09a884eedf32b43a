package dev.capstan.slack.render;

/** How many columns of a fixed-width font a text takes: Chinese characters and emoji take two. */
final class CellWidth {
    private CellWidth() {}

    static int of(String text) {
        return text.codePoints().map(CellWidth::of).sum();
    }

    private static int of(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /** East Asian wide and full-width, as Unicode's annex 11 has them, without the planes nobody prints. */
    private static boolean isWide(int point) {
        return point >= 0x1100
                && (point <= 0x115F
                        || point >= 0x2E80 && point <= 0x303E
                        || point >= 0x3041 && point <= 0x33FF
                        || point >= 0x3400 && point <= 0x4DBF
                        || point >= 0x4E00 && point <= 0xA4CF
                        || point >= 0xA960 && point <= 0xA97F
                        || point >= 0xAC00 && point <= 0xD7A3
                        || point >= 0xF900 && point <= 0xFAFF
                        || point >= 0xFE30 && point <= 0xFE6F
                        || point >= 0xFF00 && point <= 0xFF60
                        || point >= 0xFFE0 && point <= 0xFFE6
                        || Character.isEmojiPresentation(point)
                        || point >= 0x20000 && point <= 0x3FFFD);
    }

    /** Cut to so many columns, with a sign that it was. */
    static String cut(String text, int most) {
        if (of(text) <= most) {
            return text;
        }
        var cut = new StringBuilder();
        int width = 0;
        for (int point : text.codePoints().toArray()) {
            width += of(point);
            if (width > most - 1) {
                break;
            }
            cut.appendCodePoint(point);
        }
        return cut.append('…').toString();
    }

    static String padded(String text, int width, boolean toTheRight) {
        var room = " ".repeat(Math.max(0, width - of(text)));
        return toTheRight ? room + text : text + room;
    }
}
