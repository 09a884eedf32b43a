package dev.capstan.backup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How a restored config file differs from the one that serves: names of variables, never their values.
 *
 * @param otherwise whether it also differs in lines that set no variable
 */
record FileDifference(String path, Set<String> added, Set<String> removed, Set<String> changed, boolean otherwise) {
    private static final Pattern VARIABLE = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=.*");

    static FileDifference between(String path, byte[] serving, byte[] restored) {
        var before = new Lines(serving);
        var after = new Lines(restored);
        var added = new TreeSet<>(after.variables.keySet());
        added.removeAll(before.variables.keySet());
        var removed = new TreeSet<>(before.variables.keySet());
        removed.removeAll(after.variables.keySet());
        var changed = new TreeSet<>(after.variables.keySet());
        changed.retainAll(before.variables.keySet());
        changed.removeIf(name -> before.variables.get(name).equals(after.variables.get(name)));
        return new FileDifference(path, added, removed, changed, !before.others.equals(after.others));
    }

    boolean none() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && !otherwise;
    }

    private static final class Lines {
        private final Map<String, String> variables = new TreeMap<>();
        private final List<String> others = new ArrayList<>();

        Lines(byte[] content) {
            new String(content, StandardCharsets.UTF_8).lines().forEach(line -> {
                var variable = VARIABLE.matcher(line);
                if (variable.matches()) {
                    variables.put(variable.group(1), line.strip());
                } else {
                    others.add(line);
                }
            });
        }
    }
}
