package dev.capstan.slack.listen;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be said beside the names of runbooks. */
enum Verb {
    HELP(false),
    LIST(false),
    SQL(false),
    SHOW(true),
    STOP(true),
    APPROVE(true),
    DENY(true),
    ANSWER(true),
    PAUSE(false),
    RESUME(false);

    /** The slash command that takes every verb. */
    static final String ALL = "ops";

    private final boolean isAboutAnOperation;

    Verb(boolean isAboutAnOperation) {
        this.isAboutAnOperation = isAboutAnOperation;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Verb::word).toList();
    }

    /** {@code help | list | show op-… | …} */
    static String usage() {
        return Arrays.stream(values())
                .map(verb -> verb.word() + (verb.isAboutAnOperation ? " op-…" : ""))
                .collect(Collectors.joining(" | "));
    }
}
