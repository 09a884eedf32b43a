package dev.capstan.sql;

import java.util.Locale;

/** How an answer is drawn. */
public enum ChartKind {
    BAR,
    LINE;

    /** As written in YAML. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
