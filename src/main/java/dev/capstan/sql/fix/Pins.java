package dev.capstan.sql.fix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.List;

/** What was approved, as it travels in a plan: the keys of rows or sessions. */
record Pins(List<List<String>> keys) {
    private static final JsonMapper JSON = new JsonMapper();

    String written() {
        try {
            return JSON.writeValueAsString(keys);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Pins read(String written) {
        try {
            return new Pins(JSON.readValue(written, new TypeReference<List<List<String>>>() {}));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("not what was pinned", bug);
        }
    }

    /** Throws unless these are exactly the approved ones. */
    void hold(List<List<String>> found) throws Declining {
        var approved = new HashSet<>(keys);
        var now = new HashSet<>(found);
        if (!approved.equals(now)) {
            throw FixWords.differ(keys.size(), found.size(), shown(keys, now), shown(found, approved));
        }
    }

    private static List<String> shown(List<List<String>> keys, java.util.Set<List<String>> without) {
        return keys.stream()
                .filter(key -> !without.contains(key))
                .map(key -> String.join("/", key))
                .toList();
    }
}
