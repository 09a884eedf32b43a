package dev.capstan.alert;

import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How bad it is, in all the words that teams have for it. The worst comes last. */
public enum Severity {
    /** Recorded, and told only if it does not go by itself. */
    WARNING("P2", "warning", "level 1", "warn", "minor", "info", "low"),
    /** The team is told, and an answer is due. */
    ERROR("P1", "error", "level 2", "major", "high"),
    /** Everyone is told at once. */
    CRITICAL("P0", "critical", "level 3", "fatal", "emergency", "page", "disaster");

    private final List<String> words;

    Severity(String... words) {
        this.words = List.of(words);
    }

    /** {@code P0} */
    public String priority() {
        return words.getFirst();
    }

    /** In any of its words. */
    public static Form<Severity> form() {
        var known = Arrays.stream(values())
                .flatMap(severity -> severity.words.stream().limit(3))
                .toList();
        return Scalars.oneOf(known, word -> word).map(word -> of(word).orElseThrow());
    }

    /** From the runbooks: 1, 2 or 3. */
    public int level() {
        return ordinal() + 1;
    }

    public boolean isWorseThan(Severity other) {
        return compareTo(other) > 0;
    }

    /** What an outside system calls so; absent for a word that nobody knows. */
    public static Optional<Severity> of(String word) {
        var plain = word.strip().toLowerCase(Locale.ROOT).replaceAll("[_-]+", " ");
        return Arrays.stream(values())
                .filter(severity -> severity.words.stream()
                        .anyMatch(known -> known.equalsIgnoreCase(plain)
                                || known.equalsIgnoreCase("level " + plain)
                                || known.replace(" ", "").equals(plain)))
                .findFirst();
    }
}
