package dev.capstan.incident;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** For whom an update is written. */
public enum Readers {
    TECH,
    OPS,
    /** They read what it means to them, and nothing internal. */
    USERS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Readers> of(String word) {
        return Arrays.stream(values())
                .filter(readers -> readers.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Readers::word).toList();
    }
}
