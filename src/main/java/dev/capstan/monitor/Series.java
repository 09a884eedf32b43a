package dev.capstan.monitor;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What tells one line of a monitor's readings from the others: {@code host=web-1}. */
public record Series(Map<String, String> labels) {
    public static final Series ONLY = new Series(Map.of());

    /** Stands for the monitor as a whole, of which nothing can be read. */
    public static final Series SILENCE = new Series(Map.of("", "no data"));

    public Series {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    public boolean isSilence() {
        return equals(SILENCE);
    }

    /** {@code web-1 /api}: what the labels say, for people. */
    public String text() {
        return labels.values().stream().collect(Collectors.joining(" "));
    }
}
