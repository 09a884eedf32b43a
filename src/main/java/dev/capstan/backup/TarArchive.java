package dev.capstan.backup;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A few small files as {@code tar} packs and unpacks them, so that nobody needs Capstan to have them back. */
final class TarArchive {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final char FILE = '0';
    /** GNU's entry before one whose name is too long for its own. */
    private static final char LONG_NAME = 'L';

    private TarArchive() {}

    static byte[] pack(List<ConfigFile> files) {
        var packed = new ByteArrayOutputStream();
        for (var file : files) {
            var name = file.path().getBytes(StandardCharsets.UTF_8);
            if (name.length > NAME) {
                put(
                        packed,
                        LONG_NAME,
                        "././@LongLink".getBytes(StandardCharsets.UTF_8),
                        0,
                        Arrays.copyOf(name, name.length + 1));
            }
            put(packed, FILE, name, file.mode(), file.content());
        }
        packed.writeBytes(new byte[2 * BLOCK]);
        return packed.toByteArray();
    }

    private static void put(ByteArrayOutputStream packed, char type, byte[] name, int mode, byte[] content) {
        var header = new byte[BLOCK];
        System.arraycopy(name, 0, header, 0, Math.min(name.length, NAME));
        number(header, 100, 8, mode);
        number(header, 108, 8, 0);
        number(header, 116, 8, 0);
        number(header, 124, 12, content.length);
        number(header, 136, 12, 0);
        header[156] = (byte) type;
        text(header, 257, "ustar  ");
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        number(header, 148, 7, sum);
        packed.writeBytes(header);
        packed.writeBytes(Arrays.copyOf(content, content.length + padding(content.length)));
    }

    private static int padding(int length) {
        return (BLOCK - length % BLOCK) % BLOCK;
    }

    private static void number(byte[] header, int at, int width, int number) {
        text(header, at, ("%0" + (width - 1) + "o").formatted(number));
    }

    private static void text(byte[] header, int at, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /** Nothing where it is no such archive. */
    static Optional<List<ConfigFile>> unpack(byte[] packed) {
        var files = new ArrayList<ConfigFile>();
        Optional<String> longName = Optional.empty();
        int at = 0;
        try {
            while (at + BLOCK <= packed.length && packed[at] != 0) {
                int size = octal(packed, at + 124, 12);
                if (size > packed.length - at - BLOCK) {
                    return Optional.empty();
                }
                var content = Arrays.copyOfRange(packed, at + BLOCK, at + BLOCK + size);
                if (packed[at + 156] == LONG_NAME) {
                    longName = Optional.of(field(content, 0, size));
                } else {
                    int mode = octal(packed, at + 100, 8);
                    int start = at;
                    files.add(new ConfigFile(longName.orElseGet(() -> field(packed, start, NAME)), mode, content));
                    longName = Optional.empty();
                }
                at += BLOCK + size + padding(size);
            }
            return files.isEmpty() ? Optional.empty() : Optional.of(files);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String field(byte[] header, int at, int width) {
        int end = at;
        while (end < at + width && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.UTF_8);
    }

    private static int octal(byte[] header, int at, int width) {
        return Integer.parseInt(field(header, at, width).strip(), 8);
    }
}
