package dev.capstan.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the chapters of other rooms said about one service. */
public record Chapters(Map<ChapterKey<?>, Object> values) {
    public static final Chapters NONE = new Chapters(Map.of());

    public Chapters {
        values = Service.inOrder(values);
    }

    /** Empty if the service has no such chapter. */
    @SuppressWarnings("unchecked") // only with() puts a value under a key, and the key says its type
    public <T> Optional<T> get(ChapterKey<T> key) {
        return Optional.ofNullable((T) values.get(key));
    }

    public <T> Chapters with(ChapterKey<T> key, T value) {
        Map<ChapterKey<?>, Object> more = new LinkedHashMap<>(values);
        more.put(key, value);
        return new Chapters(more);
    }
}
