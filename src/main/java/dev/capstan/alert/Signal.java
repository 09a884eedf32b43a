package dev.capstan.alert;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing that a source reports as wrong, or as wrong no more.
 *
 * @param fingerprint tells it apart from all else that the source reports, as long as it goes on
 * @param name what the source calls this kind of trouble
 * @param notes what the source says about it, by kind: summary, description
 * @param value what was measured, in the source's words
 * @param link where the source shows it
 */
public record Signal(
        String fingerprint,
        String name,
        boolean firing,
        Instant since,
        Optional<Instant> until,
        Map<String, String> labels,
        Map<String, String> notes,
        Optional<String> value,
        Optional<String> link) {
    public Signal {
        labels = new TreeMap<>(labels);
        notes = new TreeMap<>(notes);
    }

    @JsonIgnore
    public Optional<String> summary() {
        return note("summary", "title", "description", "message");
    }

    /** The first of these that is there and says something. */
    public Optional<String> note(String... kinds) {
        return first(notes, kinds);
    }

    /** The first of these that is there and says something. */
    public Optional<String> label(String... names) {
        return first(labels, names);
    }

    private static Optional<String> first(Map<String, String> texts, String... keys) {
        for (var key : keys) {
            var text = texts.get(key);
            if (text != null && !text.isBlank()) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    Signal over(Instant at) {
        return new Signal(fingerprint, name, false, since, Optional.of(at), labels, notes, value, link);
    }
}
