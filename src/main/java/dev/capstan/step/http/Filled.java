package dev.capstan.step.http;

import dev.capstan.step.StepWork;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values and secrets of a step in the place of {@code ${name}}; a name it does not know stays as it is. */
final class Filled {
    private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Map<String, String> values;

    Filled(StepWork work) {
        var all = new HashMap<>(work.values());
        work.secrets().forEach((name, secret) -> all.put(name, secret.reveal()));
        this.values = Map.copyOf(all);
    }

    String in(String text) {
        return NAMED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Optional.ofNullable(values.get(found.group(1))).orElse(found.group())));
    }
}
