package dev.capstan.sql.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements from a resource beside the tests; the first lines there say how they are written. */
public final class Corpus {
    private static final Pattern POINT = Pattern.compile("\\{U\\+([0-9A-F]{4,6})\\}");
    private static final Pattern REPEATED = Pattern.compile("\\{(\\d+)\\*([^{}]*)\\}");

    /**
     * @param expected {@code admitted}, or {@code refused} and a reason as {@link Reasons} writes it
     * @param since the first version of the server that can answer it
     */
    public record Entry(String expected, int since, String statement, Map<String, String> values) {
        @Override
        public String toString() {
            return statement.length() > 100 ? statement.substring(0, 100) + "…" : statement;
        }
    }

    private Corpus() {}

    public static List<Entry> read(String resource) {
        var entries = new ArrayList<Entry>();
        for (var block : text(resource).split("(?m)^--- (?=refused |admitted)")) {
            if (entries.isEmpty() && !block.startsWith("refused ") && !block.startsWith("admitted")) {
                continue;
            }
            var head = block.lines().findFirst().orElseThrow();
            var values = new LinkedHashMap<String, String>();
            var statement = new ArrayList<String>();
            block.lines().skip(1).forEach(line -> {
                if (line.startsWith("--- with ")) {
                    var parts = line.substring("--- with ".length()).split("=", 2);
                    values.put(parts[0], unfolded(parts[1]));
                } else {
                    statement.add(line);
                }
            });
            var parts = head.split(" since ");
            entries.add(new Entry(
                    unfolded(parts[0]),
                    parts.length == 1 ? 0 : Integer.parseInt(parts[1]),
                    unfolded(String.join("\n", statement).strip()),
                    values));
        }
        return entries;
    }

    private static String unfolded(String text) {
        var repeated = REPEATED.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(2).repeat(Integer.parseInt(match.group(1)))));
        return POINT.matcher(repeated)
                .replaceAll(match -> Matcher.quoteReplacement(point(Integer.parseInt(match.group(1), 16))));
    }

    /** Half of a pair, too. */
    private static String point(int point) {
        return point <= 0xFFFF ? String.valueOf((char) point) : Character.toString(point);
    }

    private static String text(String resource) {
        try (var stream = Corpus.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
