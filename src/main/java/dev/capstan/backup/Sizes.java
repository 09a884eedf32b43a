package dev.capstan.backup;

import java.util.List;
import java.util.Locale;

/** Bytes as people say them: 1.2 GB. */
public final class Sizes {
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");

    private Sizes() {}

    static String of(String bytes) {
        return of(Math.round(Double.parseDouble(bytes)));
    }

    public static String of(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < UNITS.size() - 1) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || size >= 100 ? "%.0f %s" : "%.1f %s", size, UNITS.get(unit));
    }
}
