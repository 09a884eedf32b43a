package dev.capstan.catalog;

import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Shapes;
import dev.capstan.yaml.Suggestion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which secret holds something in which environment: {@code ${secret:NAME}}, or one for each environment by its name. */
public record PlacedSecrets(Map<EnvironmentName, String> names) {
    public static final PlacedSecrets NONE = new PlacedSecrets(Map.of());

    /** One without an environment, before the service's environments are known. */
    private static final EnvironmentName ANY = new EnvironmentName("any");

    public PlacedSecrets {
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    public static Form<PlacedSecrets> form() {
        return Shapes.valueOrKeys(
                CatalogueForms.secret().map(secret -> new PlacedSecrets(Map.of(ANY, secret))),
                Shapes.mapOf(CatalogueForms.environment(), CatalogueForms.secret())
                        .map(PlacedSecrets::new));
    }

    public Optional<String> in(EnvironmentName environment) {
        return Optional.ofNullable(names.get(environment));
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /**
     * With the service's environments in place of what was left open.
     *
     * @param owner stands where problems are told, and is named in them: {@code database main}
     */
    public PlacedSecrets linked(String key, String what, Object owner, Service service, Reading reading) {
        if (!names.containsKey(ANY)) {
            names.keySet().stream()
                    .filter(name -> !service.environments().containsKey(name))
                    .forEach(name -> reading.problem(
                            reading.place(name),
                            service.name() + " has no environment " + name,
                            Suggestion.instead(
                                    name.value(),
                                    service.environments().keySet().stream()
                                            .map(EnvironmentName::value)
                                            .toList())));
            return this;
        }
        var first = service.environments().keySet().iterator().next();
        if (service.environments().size() > 1) {
            reading.problem(
                    reading.place(owner),
                    what + " has one " + key + " for several environments",
                    "write " + key + ": { " + first + ": \"${secret:NAME}\" }");
        }
        return new PlacedSecrets(Map.of(first, names.get(ANY)));
    }
}
