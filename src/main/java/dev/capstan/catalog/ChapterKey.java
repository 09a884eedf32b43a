package dev.capstan.catalog;

/** The top-level key under which a chapter stands in its file, and under which the service keeps what it said. */
public record ChapterKey<T>(String word) {
    @Override
    public String toString() {
        return word;
    }
}
