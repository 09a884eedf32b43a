package dev.capstan.catalog;

/** A text that people see, in both languages; a plain string in the YAML serves both. */
public record Text(String english, String chinese) {
    public static Text same(String text) {
        return new Text(text, text);
    }

    public String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case CHINESE -> chinese;
        };
    }
}
