package dev.capstan.step.shell;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 characters from raw output; leaves out terminal control and makes every line end with a newline. */
final class OutputCharacters {
    private static final int LONGEST_SEQUENCE = 2048;
    private static final byte ESCAPE = 0x1b;

    interface Sink {
        /** @param index where in the bytes the character began */
        void accept(char character, int index);
    }

    /** @return how many bytes were used; the others are the beginning of something that is not complete yet */
    int read(byte[] bytes, boolean last, Sink sink) {
        int at = 0;
        while (at < bytes.length) {
            int length = unit(bytes, at);
            if (length < 0) {
                if (!last) {
                    return at;
                }
                length = bytes.length - at;
            }
            show(bytes, at, length, sink);
            at += length;
        }
        return at;
    }

    /** The length of the character or control sequence that begins here; -1 when it is not complete. */
    private static int unit(byte[] bytes, int at) {
        byte first = bytes[at];
        if (first == ESCAPE) {
            return sequence(bytes, at);
        }
        if (first == '\r') {
            return at + 1 == bytes.length ? -1 : bytes[at + 1] == '\n' ? 2 : 1;
        }
        int wanted = first >= 0
                ? 1
                : (first & 0xe0) == 0xc0 ? 2 : (first & 0xf0) == 0xe0 ? 3 : (first & 0xf8) == 0xf0 ? 4 : 1;
        for (int i = 1; i < wanted; i++) {
            if (at + i == bytes.length) {
                return -1;
            }
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return i;
            }
        }
        return wanted;
    }

    private static int sequence(byte[] bytes, int at) {
        if (at + 1 == bytes.length) {
            return -1;
        }
        byte kind = bytes[at + 1];
        boolean string = kind == ']' || kind == 'P' || kind == '_' || kind == '^' || kind == 'X';
        for (int i = at + 2; kind == '[' || string; i++) {
            if (i - at > LONGEST_SEQUENCE) {
                return 2;
            }
            if (i == bytes.length) {
                return -1;
            }
            if (kind == '[' && bytes[i] >= 0x40) {
                return i + 1 - at;
            }
            if (kind == '[' && (bytes[i] < 0x20 || bytes[i] > 0x3f)) {
                return i - at;
            }
            if (string && bytes[i] == 0x07) {
                return i + 1 - at;
            }
            if (string && bytes[i] == '\\' && bytes[i - 1] == ESCAPE) {
                return i + 1 - at;
            }
        }
        // Such as ESC ( B: one byte between and a last one.
        if (kind >= 0x20 && kind <= 0x2f) {
            return at + 2 == bytes.length ? -1 : 3;
        }
        return kind > 0x2f ? 2 : 1;
    }

    private static void show(byte[] bytes, int at, int length, Sink sink) {
        byte first = bytes[at];
        if (first == '\r' || first == '\n') {
            sink.accept('\n', at);
        } else if (first == '\t' || first < 0 || first >= ' ' && first != 0x7f) {
            var text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, at, length));
            while (text.hasRemaining()) {
                char character = text.get();
                if (!Character.isISOControl(character) || character == '\t') {
                    sink.accept(character, at);
                }
            }
        }
    }
}
