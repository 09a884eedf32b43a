package dev.capstan.sql.engine;

import dev.capstan.sql.Column;
import dev.capstan.sql.Sheets;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * An answer as RFC 4180 wants it, in memory that doesn't grow with it. It begins with the mark by which Excel knows UTF-8.
 * NULL is nothing at all and an empty text is two quotes; what a spreadsheet would take for a formula follows an
 * apostrophe.
 */
public final class CsvFile implements Sheets.Sheet {
    private static final byte[] UTF8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final int BUFFER = 128 * 1024;
    private static final int LONGEST_TIME = 20;
    private static final int DAY = 86_400;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private long lastDay = Long.MIN_VALUE;
    private String lastDate;

    /** The file is made anew. */
    public CsvFile(Path file) throws IOException {
        this.out = Files.newOutputStream(file);
        put(UTF8);
    }

    @Override
    public void columns(List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            separate(i);
            text(columns.get(i).name());
        }
        endLine();
    }

    @Override
    public void row(List<Object> values) {
        for (int i = 0; i < values.size(); i++) {
            separate(i);
            value(values.get(i));
        }
        endLine();
    }

    private void separate(int column) {
        if (column > 0) {
            put((byte) ',');
        }
    }

    private void endLine() {
        put((byte) '\r');
        put((byte) '\n');
    }

    private void value(Object value) {
        switch (value) {
            case null -> {}
            case String text -> text(text);
            case Instant moment -> {
                date(Math.floorDiv(moment.getEpochSecond(), DAY));
                time(Math.floorMod(moment.getEpochSecond(), DAY), moment.getNano());
                ascii("+00");
            }
            case LocalDateTime time -> {
                date(time.toLocalDate().toEpochDay());
                time(time.toLocalTime().toSecondOfDay(), time.getNano());
            }
            case BigDecimal number -> ascii(number.toPlainString());
            default -> ascii(value.toString());
        }
    }

    /** Rows that follow each other are often of the same day. */
    private void date(long day) {
        if (day != lastDay) {
            lastDay = day;
            lastDate = LocalDate.ofEpochDay(day).toString().replace("+", "");
        }
        ascii(lastDate);
    }

    /** As databases write it, which spreadsheets read. */
    private void time(int ofDay, int nanos) {
        makeRoom(LONGEST_TIME);
        two(' ', ofDay / 3_600);
        two(':', ofDay / 60 % 60);
        two(':', ofDay % 60);
        if (nanos > 0) {
            int micros = nanos / 1000;
            two('.', micros / 10_000);
            two(micros / 100 % 100);
            two(micros % 100);
        }
    }

    private void two(char before, int number) {
        buffer[filled++] = (byte) before;
        two(number);
    }

    private void two(int number) {
        buffer[filled++] = (byte) ('0' + number / 10);
        buffer[filled++] = (byte) ('0' + number % 10);
    }

    private void text(String text) {
        var bytes = (isFormula(text) ? "'" + text : text).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && isPlain(bytes)) {
            put(bytes);
            return;
        }
        put((byte) '"');
        for (byte each : bytes) {
            if (each == '"') {
                put(each);
            }
            put(each);
        }
        put((byte) '"');
    }

    private static boolean isPlain(byte[] bytes) {
        for (byte each : bytes) {
            if (each == ',' || each == '"' || each == '\r' || each == '\n') {
                return false;
            }
        }
        return true;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 && !isNumber(text);
    }

    private static boolean isNumber(String text) {
        boolean digits = false;
        boolean point = false;
        for (int i = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '.' && !point) {
                point = true;
            } else if (each >= '0' && each <= '9') {
                digits = true;
            } else {
                return false;
            }
        }
        return digits;
    }

    private void ascii(String text) {
        makeRoom(text.length());
        if (text.length() > buffer.length) {
            put(text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            buffer[filled++] = (byte) text.charAt(i);
        }
    }

    private void put(byte each) {
        makeRoom(1);
        buffer[filled++] = each;
    }

    private void put(byte[] bytes) {
        makeRoom(bytes.length);
        if (bytes.length > buffer.length) {
            written(bytes, bytes.length);
            return;
        }
        System.arraycopy(bytes, 0, buffer, filled, bytes.length);
        filled += bytes.length;
    }

    private void makeRoom(int wanted) {
        if (wanted > buffer.length - filled) {
            flush();
        }
    }

    private void flush() {
        written(buffer, filled);
        filled = 0;
    }

    private void written(byte[] bytes, int length) {
        try {
            out.write(bytes, 0, length);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Only then is the file whole. */
    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
