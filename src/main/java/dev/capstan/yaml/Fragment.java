package dev.capstan.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A piece of JSON Schema that keeps its order, so that the same declarations always write the same file. */
final class Fragment {
    private Fragment() {}

    static Map<String, Object> of(Object... keysAndValues) {
        Map<String, Object> fragment = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fragment.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(fragment);
    }
}
