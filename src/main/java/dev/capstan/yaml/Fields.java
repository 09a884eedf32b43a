package dev.capstan.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A group of known keys. Each is declared once, with its form and a sentence about it; reading, the schema and "did you
 * mean" all come from that one declaration.
 */
public final class Fields {
    private final String what;
    private final List<Key<?>> keys = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    private Fields(String what) {
        this.what = what;
    }

    /** @param what what the group is, with its article: {@code a step} */
    public static Fields of(String what) {
        return new Fields(what);
    }

    public <V> Key<V> required(String name, Form<V> form, String about) {
        return add(new Key<>(name, form, about, true));
    }

    public <V> Key<V> optional(String name, Form<V> form, String about) {
        return add(new Key<>(name, form, about, false));
    }

    private <V> Key<V> add(Key<V> key) {
        if (keys.stream().anyMatch(other -> other.name().equals(key.name()))) {
            throw new IllegalArgumentException(what + " declares " + key.name() + " twice");
        }
        keys.add(key);
        return key;
    }

    public Fields exactlyOne(Key<?>... choice) {
        rules.add(new Rule.ExactlyOne(List.of(choice)));
        return this;
    }

    public Fields atMostOne(Key<?> one, Key<?> other) {
        rules.add(new Rule.NotBoth(one, other));
        return this;
    }

    /** The key has a meaning only beside one of the others. */
    public Fields onlyWith(Key<?> key, Key<?>... others) {
        rules.add(new Rule.OnlyWith(key, List.of(others)));
        return this;
    }

    /** Built only if nothing in the group is broken. */
    public <T> Form<T> whole(Function<Found, T> build) {
        return new GroupForm<>(what, List.copyOf(keys), List.copyOf(rules), false, build);
    }

    /** Built in any case from what could be read, so that its connections can be checked beside its other faults. */
    public <T> Form<T> anyway(Function<Found, T> build) {
        return new GroupForm<>(what, List.copyOf(keys), List.copyOf(rules), true, build);
    }

    /** One declared key. */
    public record Key<V>(String name, Form<V> form, String about, boolean required) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What one group of keys said. */
    public static final class Found {
        private final Node.Mapping mapping;
        private final Reading reading;
        private final Map<Key<?>, Object> values;
        private final boolean sound;

        Found(Node.Mapping mapping, Reading reading, Map<Key<?>, Object> values, boolean sound) {
            this.mapping = mapping;
            this.reading = reading;
            this.values = values;
            this.sound = sound;
        }

        @SuppressWarnings("unchecked") // only the key's own form puts a value under it
        public <V> Optional<V> get(Key<V> key) {
            return Optional.ofNullable((V) values.get(key));
        }

        /** The value of a required key, in a group that is built only whole. */
        public <V> V need(Key<V> key) {
            return get(key).orElseThrow(() -> new IllegalStateException("not read: " + key));
        }

        /** Whether the key was written, even if it could not be read. */
        public boolean wrote(Key<?> key) {
            return mapping.entries().stream().anyMatch(entry -> entry.key().equals(key.name()));
        }

        /** Nothing in the group is broken. */
        public boolean sound() {
            return sound;
        }

        /** The key under which the group itself stands. */
        public String label() {
            return mapping.label();
        }

        public Place place() {
            return mapping.place();
        }

        /** Says that the value stands where this group stands. */
        public <T> T here(T value) {
            return reading.remember(value, mapping);
        }

        /** Reports something about one key, or about the group if the key was left out. */
        public void problem(Key<?> key, String problem, String instead) {
            var place = mapping.entries().stream()
                    .filter(entry -> entry.key().equals(key.name()))
                    .map(Node.Entry::place)
                    .findFirst()
                    .orElse(mapping.place());
            reading.problem(place, problem, instead);
        }
    }

    /** A bond between keys. */
    sealed interface Rule {
        record ExactlyOne(List<Key<?>> keys) implements Rule {}

        record NotBoth(Key<?> one, Key<?> other) implements Rule {}

        record OnlyWith(Key<?> key, List<Key<?>> others) implements Rule {}

        default Map<String, Object> schema() {
            return switch (this) {
                case ExactlyOne one ->
                    Fragment.of("oneOf", one.keys().stream().map(Rule::requires).toList());
                case NotBoth both ->
                    Fragment.of(
                            "not",
                            Fragment.of(
                                    "required",
                                    List.of(both.one().name(), both.other().name())));
                case OnlyWith with -> {
                    Map<String, Object> schema = new LinkedHashMap<>();
                    schema.put("if", requires(with.key()));
                    schema.put(
                            "then",
                            Fragment.of(
                                    "anyOf",
                                    with.others().stream().map(Rule::requires).toList()));
                    yield schema;
                }
            };
        }

        private static Map<String, Object> requires(Key<?> key) {
            return Fragment.of("required", List.of(key.name()));
        }
    }
}
