package dev.capstan.operation;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what a person typed after the runbook's name: {@code service[/component] [environment] [values…] [name=value…]
 * [--plan] [-- reason]}. Judges by the catalogue alone.
 */
final class RequestReader {
    /** A request, or why not. */
    sealed interface Reading {
        record Understood(OperationRequest request, Environment environment, Runbook runbook) implements Reading {}

        record Refused(Refusal refusal) implements Reading {}
    }

    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Refusal refusal;

        Stop(Refusal refusal) {
            super(null, null, false, false);
            this.refusal = refusal;
        }
    }

    private final Catalogue catalogue;

    RequestReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Reading read(String verb, List<String> typed, UserId requester) {
        try {
            return understand(verb, Words.of(typed), requester);
        } catch (Stop stop) {
            return new Reading.Refused(stop.refusal);
        }
    }

    private Reading understand(String verb, Words words, UserId requester) throws Stop {
        if (words.plain().isEmpty()) {
            throw new Stop(new Refusal.ServiceMissing(new RunbookName(verb), offering(verb)));
        }
        var rest = new ArrayList<>(words.plain());
        var where = rest.removeFirst().split("/", 2);
        var service = service(where[0]);
        var component = where.length == 2 ? Optional.of(component(service, where[1])) : Optional.<ComponentName>empty();
        var runbook = runbook(service, verb);
        var environment = environment(service, rest);
        var parameters = parameters(runbook, rest, words.named());
        var request = new OperationRequest(
                new Scope(service.name(), environment.name(), component),
                runbook.name(),
                parameters,
                words.reason(),
                requester,
                environment.channel(),
                words.planOnly());
        return new Reading.Understood(request, environment, runbook);
    }

    private List<ServiceName> offering(String verb) {
        return catalogue.services().values().stream()
                .filter(service -> service.runbooks().values().stream()
                        .anyMatch(runbook ->
                                !runbook.recovery() && runbook.name().value().equals(verb)))
                .map(Service::name)
                .toList();
    }

    private Service service(String typed) throws Stop {
        for (var service : catalogue.services().values()) {
            if (service.name().value().equalsIgnoreCase(typed)) {
                return service;
            }
        }
        var all = List.copyOf(catalogue.services().keySet());
        throw new Stop(new Refusal.UnknownService(typed, Nearness.nearest(typed, all), all));
    }

    private ComponentName component(Service service, String typed) throws Stop {
        for (var name : service.components().keySet()) {
            if (name.value().equalsIgnoreCase(typed)) {
                return name;
            }
        }
        throw new Stop(new Refusal.UnknownComponent(
                service.name(), typed, strings(service.components().keySet())));
    }

    private Runbook runbook(Service service, String verb) throws Stop {
        var offered = service.runbooks().values().stream()
                .filter(runbook -> !runbook.recovery())
                .toList();
        for (var runbook : offered) {
            if (runbook.name().value().equals(verb)) {
                return runbook;
            }
        }
        var all = offered.stream().map(Runbook::name).toList();
        throw new Stop(new Refusal.UnknownRunbook(service.name(), verb, Nearness.nearest(verb, all), all));
    }

    /** Production is never assumed while there is another environment. */
    private Environment environment(Service service, List<String> rest) throws Stop {
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
        throw new Stop(
                near.isEmpty()
                        ? new Refusal.EnvironmentMissing(service.name(), names)
                        : new Refusal.UnknownEnvironment(service.name(), rest.getFirst(), names));
    }

    private Map<String, String> parameters(Runbook runbook, List<String> positional, Map<String, String> named)
            throws Stop {
        var byName = new LinkedHashMap<String, Parameter>();
        runbook.parameters().forEach(parameter -> byName.put(parameter.name(), parameter));
        var typed = new LinkedHashMap<String, String>();
        for (var entry : named.entrySet()) {
            if (!byName.containsKey(entry.getKey())) {
                var all = List.copyOf(byName.keySet());
                throw new Stop(
                        new Refusal.UnknownParameter(entry.getKey(), Nearness.nearest(entry.getKey(), all), all));
            }
            typed.put(entry.getKey(), entry.getValue());
        }
        var open = new ArrayList<>(byName.keySet());
        open.removeAll(typed.keySet());
        for (String word : positional) {
            if (open.isEmpty()) {
                throw new Stop(new Refusal.TooManyWords(word));
            }
            typed.put(open.removeFirst(), word);
        }
        var values = new LinkedHashMap<String, String>();
        for (var parameter : byName.values()) {
            var value = Optional.ofNullable(typed.get(parameter.name())).or(parameter::defaultValue);
            if (value.isEmpty()) {
                throw new Stop(new Refusal.ParameterMissing(parameter));
            }
            values.put(parameter.name(), fitting(parameter, value.get()));
        }
        return values;
    }

    private static String fitting(Parameter parameter, String value) throws Stop {
        if (!parameter.choices().isEmpty() && !parameter.choices().contains(value)) {
            throw new Stop(new Refusal.ParameterRefused(parameter, value, String.join(", ", parameter.choices())));
        }
        for (var pattern :
                List.of(parameter.pattern().orElse(".*"), parameter.kind().form())) {
            if (!Pattern.compile(pattern, Pattern.DOTALL).matcher(value).matches()) {
                throw new Stop(new Refusal.ParameterRefused(parameter, value, pattern));
            }
        }
        return value;
    }

    private static List<String> strings(Collection<?> names) {
        return names.stream().map(Object::toString).toList();
    }

    /** The words sorted by what they are. */
    private record Words(List<String> plain, Map<String, String> named, Optional<String> reason, boolean planOnly) {
        private static final Pattern NAMED = Pattern.compile("([a-z][a-z0-9-]*)=(.*)", Pattern.DOTALL);

        static Words of(List<String> typed) {
            int dashes = typed.indexOf("--");
            var words = dashes < 0 ? typed : typed.subList(0, dashes);
            var reason = dashes < 0 ? "" : String.join(" ", typed.subList(dashes + 1, typed.size()));
            var plain = new ArrayList<String>();
            var named = new LinkedHashMap<String, String>();
            boolean planOnly = false;
            for (String word : words) {
                var matcher = NAMED.matcher(word);
                if (word.equals("--plan")) {
                    planOnly = true;
                } else if (matcher.matches() && matcher.group(1).equals("reason")) {
                    reason = matcher.group(2);
                } else if (matcher.matches()) {
                    named.put(matcher.group(1), matcher.group(2));
                } else {
                    plain.add(word);
                }
            }
            return new Words(plain, named, Optional.of(reason.strip()).filter(text -> !text.isEmpty()), planOnly);
        }
    }
}
