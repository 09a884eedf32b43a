package dev.capstan.catalog;

import java.util.Locale;
import java.util.Optional;

/** The languages Capstan speaks. */
public enum Language {
    ENGLISH("en"),
    CHINESE("zh");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** By code or by locale: {@code zh}, {@code zh-CN}, {@code en-US}. */
    public static Optional<Language> of(String codeOrLocale) {
        return switch (Locale.forLanguageTag(codeOrLocale.replace('_', '-')).getLanguage()) {
            case "en" -> Optional.of(ENGLISH);
            case "zh" -> Optional.of(CHINESE);
            default -> Optional.empty();
        };
    }
}
