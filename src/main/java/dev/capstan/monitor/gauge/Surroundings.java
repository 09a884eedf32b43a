package dev.capstan.monitor.gauge;

import dev.capstan.catalog.Environment;
import dev.capstan.catalog.Value;
import dev.capstan.step.Secret;
import dev.capstan.step.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the scripts and checks of an environment see, as its steps do. A secret that isn't there is left out. */
record Surroundings(Map<String, String> values, Map<String, Secret> secrets) {

    static Surroundings of(Environment environment, Secrets known) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Secret> hidden = new LinkedHashMap<>();
        environment.values().forEach((name, value) -> {
            switch (value) {
                case Value.Plain(var text) -> values.put(name, text);
                case Value.SecretReference(var secret) ->
                    known.read(secret).ifPresent(found -> hidden.put(name, found));
            }
        });
        return new Surroundings(values, hidden);
    }
}
