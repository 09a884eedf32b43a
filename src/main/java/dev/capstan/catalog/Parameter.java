package dev.capstan.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What a person may type. It reaches scripts as the environment variable {@link #variable()}; a {@code git-ref} also
 * brings {@code <variable>_commit}, the full commit id.
 */
public record Parameter(
        String name,
        Text title,
        Kind kind,
        Optional<String> defaultValue,
        Optional<String> pattern,
        List<String> choices) {
    /** The start of the last deploy that ran on the same service and environment. Only queries know it. */
    public static final String LAST_DEPLOY = "last_deploy.started_at";

    /** The default of what is only rarely chosen; nobody is shown it. */
    public static final String UNCHOSEN = "-";

    public Parameter {
        choices = List.copyOf(choices);
    }

    public String variable() {
        return name.replace('-', '_');
    }

    public enum Kind {
        TEXT("text", "[^\\p{Cntrl}]{1,500}"),
        NUMBER("number", "-?[0-9]{1,15}(\\.[0-9]{1,9})?"),
        DURATION("duration", "[0-9]{1,6}(ms|s|m|h|d)"),
        YES_NO("yes-no", "yes|no"),
        CHOICE("choice", "[^\\p{Cntrl}]{1,75}"),
        /** A day or a moment, by UTC where nothing else is said; or {@link Parameter#LAST_DEPLOY}. */
        TIME(
                "time",
                "last_deploy\\.started_at|[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?"),
        /** A tag, branch or commit of the repository in the work folder. */
        GIT_REF("git-ref", "[A-Za-z0-9][A-Za-z0-9._/+-]{0,199}"),
        /** The time of a kept copy, such as 20260106_153000; {@code latest} by default. */
        KEPT_COPY("kept-copy", "latest|[0-9]{8}_[0-9]{6}");

        private final String word;
        private final String form;

        Kind(String word, String form) {
            this.word = word;
            this.form = form;
        }

        /** As written in YAML. */
        public String word() {
            return word;
        }

        /** The pattern that every value of this kind has, whatever else is declared. */
        public String form() {
            return form;
        }
    }
}
