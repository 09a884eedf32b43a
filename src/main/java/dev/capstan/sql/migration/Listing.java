package dev.capstan.sql.migration;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the tools' bookkeeping has in common: checksums on the target, and values as databases give them. */
final class Listing {
    static final String SHA_256 =
            """
            cd -- "$migrations" || exit 3
            sum() {
              if command -v sha256sum >/dev/null 2>&1; then sha256sum < "$1"; else shasum -a 256 < "$1"; fi | cut -c1-64
            }
            """;

    private Listing() {}

    /** The lines that begin with a word, without it: {@code file <checksum> <path>}. */
    static List<MigrationFile> files(String output, Function<String, String> nameOfPath) {
        return output.lines()
                .filter(line -> line.startsWith("file "))
                .map(line -> line.split(" ", 3))
                .filter(parts -> parts.length == 3)
                .map(parts -> new MigrationFile(nameOfPath.apply(parts[2]), parts[2], parts[1], 0))
                .toList();
    }

    static <K> Map<K, Entry> newest(List<Entry> history, Function<Entry, K> key) {
        var newest = new HashMap<K, Entry>();
        history.forEach(entry -> newest.put(key.apply(entry), entry));
        return newest;
    }

    static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    static Optional<String> some(Object value) {
        return Optional.of(text(value)).filter(text -> !text.isBlank());
    }

    static long number(Object value) {
        return switch (value) {
            case Number number -> number.longValue();
            case String text when text.matches("-?[0-9]{1,18}") -> Long.parseLong(text);
            case null, default -> 0;
        };
    }

    static boolean yes(Object value) {
        return value instanceof Boolean bool ? bool : new BigDecimal(number(value)).signum() != 0;
    }

    /** Times without a zone are the server's; they are shown, never compared. */
    static Optional<Instant> time(Object value) {
        return switch (value) {
            case Instant instant -> Optional.of(instant);
            case LocalDateTime local -> Optional.of(local.toInstant(ZoneOffset.UTC));
            case null, default -> Optional.empty();
        };
    }
}
