package dev.capstan.step;

/** What a room that offers steps says of one, in both languages, since no other room knows what it is about. */
public record Told(String english, String chinese) {
    public Told {
        if (english.isBlank() || chinese.isBlank()) {
            throw new IllegalArgumentException("said in one language only");
        }
    }
}
