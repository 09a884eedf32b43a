package dev.capstan.operation;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people type, held against the catalogue; a name that is not there brings those it may have been. */
public final class TypedNames {
    private TypedNames() {}

    public static Service service(Catalogue catalogue, String typed) throws Misread {
        for (var service : catalogue.services().values()) {
            if (service.name().value().equalsIgnoreCase(typed)) {
                return service;
            }
        }
        var all = List.copyOf(catalogue.services().keySet());
        throw new Misread(new Refusal.UnknownService(typed, Nearness.nearest(typed, all), all));
    }

    public static ComponentName component(Service service, String typed) throws Misread {
        for (var name : service.components().keySet()) {
            if (name.value().equalsIgnoreCase(typed)) {
                return name;
            }
        }
        throw new Misread(new Refusal.UnknownComponent(
                service.name(),
                typed,
                service.components().keySet().stream().map(ComponentName::value).toList()));
    }

    /** Takes the environment's name off the front. Production is never assumed while there is another environment. */
    public static Environment environment(Service service, List<String> rest) throws Misread {
        var all = service.environments();
        if (!rest.isEmpty()) {
            var typed = rest.getFirst().toLowerCase(Locale.ROOT);
            for (var environment : all.values()) {
                if (environment.name().value().equals(typed)) {
                    rest.removeFirst();
                    return environment;
                }
            }
        }
        if (all.size() == 1) {
            return all.values().iterator().next();
        }
        var others = all.values().stream()
                .filter(environment -> !environment.isProduction())
                .toList();
        if (others.size() == 1) {
            return others.getFirst();
        }
        var names = List.<EnvironmentName>copyOf(all.keySet());
        var near = rest.isEmpty() ? List.<EnvironmentName>of() : Nearness.nearest(rest.getFirst(), names);
        throw new Misread(
                near.isEmpty()
                        ? new Refusal.EnvironmentMissing(service.name(), names)
                        : new Refusal.UnknownEnvironment(service.name(), rest.getFirst(), names));
    }

    public static Map<String, String> parameters(
            List<Parameter> declared, List<String> positional, Map<String, String> named) throws Misread {
        var byName = new LinkedHashMap<String, Parameter>();
        declared.forEach(parameter -> byName.put(parameter.name(), parameter));
        var typed = new LinkedHashMap<String, String>();
        for (var entry : named.entrySet()) {
            if (!byName.containsKey(entry.getKey())) {
                var all = List.copyOf(byName.keySet());
                throw new Misread(
                        new Refusal.UnknownParameter(entry.getKey(), Nearness.nearest(entry.getKey(), all), all));
            }
            typed.put(entry.getKey(), entry.getValue());
        }
        var open = new ArrayList<>(byName.keySet());
        open.removeAll(typed.keySet());
        for (String word : positional) {
            if (open.isEmpty()) {
                throw new Misread(new Refusal.TooManyWords(word));
            }
            typed.put(open.removeFirst(), word);
        }
        var values = new LinkedHashMap<String, String>();
        for (var parameter : byName.values()) {
            var value = Optional.ofNullable(typed.get(parameter.name())).or(parameter::defaultValue);
            if (value.isEmpty()) {
                throw new Misread(new Refusal.ParameterMissing(parameter));
            }
            values.put(parameter.name(), fitting(parameter, value.get()));
        }
        return values;
    }

    private static String fitting(Parameter parameter, String value) throws Misread {
        if (!parameter.choices().isEmpty() && !parameter.choices().contains(value)) {
            throw new Misread(new Refusal.ParameterRefused(parameter, value, String.join(", ", parameter.choices())));
        }
        for (var pattern :
                List.of(parameter.pattern().orElse(".*"), parameter.kind().form())) {
            if (!Pattern.compile(pattern, Pattern.DOTALL).matcher(value).matches()) {
                throw new Misread(new Refusal.ParameterRefused(parameter, value, pattern));
            }
        }
        return value;
    }
}
