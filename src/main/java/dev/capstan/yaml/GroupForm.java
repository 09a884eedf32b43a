package dev.capstan.yaml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads one group of declared keys and describes it. */
record GroupForm<T>(
        String what,
        List<Fields.Key<?>> keys,
        List<Fields.Rule> rules,
        boolean evenIfBroken,
        Function<Fields.Found, T> build)
        implements Form<T> {

    @Override
    public Optional<T> read(Node node, Reading reading) {
        if (!(node instanceof Node.Mapping mapping)) {
            reading.problem(
                    node.place(), node.label() + " is " + node.shape() + ", keys are needed", "write " + sample());
            return Optional.empty();
        }
        int before = reading.problemsSoFar();
        var values = new HashMap<Fields.Key<?>, Object>();
        var meant = new HashSet<String>();
        for (var entry : mapping.entries()) {
            var known =
                    keys.stream().filter(key -> key.name().equals(entry.key())).findFirst();
            if (known.isPresent()) {
                known.get().form().read(entry.value(), reading).ifPresent(value -> values.put(known.get(), value));
            } else {
                reportUnknown(entry, mapping, meant, reading);
            }
        }
        reportMissing(mapping, meant, reading);
        rules.forEach(rule -> check(rule, mapping, meant, reading));
        boolean sound = reading.problemsSoFar() == before;
        if (!sound && !evenIfBroken) {
            return Optional.empty();
        }
        var built = build.apply(new Fields.Found(mapping, reading, values, sound));
        return evenIfBroken || reading.problemsSoFar() == before
                ? Optional.of(reading.remember(built, node))
                : Optional.empty();
    }

    private void reportUnknown(Node.Entry entry, Node.Mapping mapping, Set<String> meant, Reading reading) {
        var free = keys.stream()
                .map(Fields.Key::name)
                .filter(name -> !wrote(mapping, name))
                .toList();
        var near = Suggestion.nearest(entry.key(), free);
        near.ifPresent(meant::add);
        var instead = near.isPresent() || !free.isEmpty()
                ? Suggestion.instead(entry.key(), free)
                : "leave it out: every key is there already";
        reading.problem(entry.place(), "\"" + entry.key() + "\" is not a key of " + what, instead);
    }

    /** What a misspelt key was meant to be is not reported as missing too. */
    private void reportMissing(Node.Mapping mapping, Set<String> meant, Reading reading) {
        keys.stream()
                .filter(key -> key.required() && !wrote(mapping, key.name()) && !meant.contains(key.name()))
                .forEach(key -> reading.problem(
                        mapping.place(),
                        mapping.label() + " has no " + key.name(),
                        "add " + key.name() + ": " + key.form().sample()));
    }

    private void check(Fields.Rule rule, Node.Mapping mapping, Set<String> meant, Reading reading) {
        switch (rule) {
            case Fields.Rule.ExactlyOne one -> {
                var names = one.keys().stream().map(Fields.Key::name).toList();
                var written =
                        names.stream().filter(name -> wrote(mapping, name)).toList();
                if (written.isEmpty() && names.stream().noneMatch(meant::contains)) {
                    reading.problem(
                            mapping.place(), what + " needs one of its kinds", "write " + Suggestion.anyOf(names));
                } else if (written.size() > 1) {
                    reading.problem(
                            place(mapping, written.get(1)),
                            what + " can't be " + String.join(" and ", written) + " at once",
                            "keep one of them");
                }
            }
            case Fields.Rule.NotBoth both -> {
                if (wrote(mapping, both.one().name())
                        && wrote(mapping, both.other().name())) {
                    reading.problem(
                            place(mapping, both.other().name()),
                            both.other() + " can't stand beside " + both.one(),
                            "keep one of them");
                }
            }
            case Fields.Rule.OnlyWith with -> {
                var names = with.others().stream().map(Fields.Key::name).toList();
                boolean beside = names.stream().anyMatch(name -> wrote(mapping, name) || meant.contains(name));
                if (wrote(mapping, with.key().name()) && !beside) {
                    reading.problem(
                            place(mapping, with.key().name()),
                            with.key() + " means something only beside " + Suggestion.anyOf(names),
                            "leave " + with.key() + " out");
                }
            }
        }
    }

    private static boolean wrote(Node.Mapping mapping, String key) {
        return mapping.entries().stream().anyMatch(entry -> entry.key().equals(key));
    }

    private static Place place(Node.Mapping mapping, String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .map(Node.Entry::place)
                .findFirst()
                .orElse(mapping.place());
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (var key : keys) {
            Map<String, Object> fragment = new LinkedHashMap<>();
            fragment.put("description", key.about());
            fragment.putAll(key.form().schema());
            properties.put(key.name(), fragment);
        }
        var required =
                keys.stream().filter(Fields.Key::required).map(Fields.Key::name).toList();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        if (!rules.isEmpty()) {
            schema.put("allOf", rules.stream().map(Fields.Rule::schema).toList());
        }
        return schema;
    }

    @Override
    public String sample() {
        var shown = keys.stream().filter(Fields.Key::required).toList();
        var first = shown.isEmpty() ? keys.subList(0, 1) : shown;
        return first.stream()
                .map(key -> key.name() + ": " + key.form().sample())
                .collect(java.util.stream.Collectors.joining(", ", "{ ", " }"));
    }
}
