package dev.capstan.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The forms of what holds other values. */
public final class Shapes {
    private Shapes() {}

    /** A list with at least one item. Items that can't be read are left out after their problems were reported. */
    public static <T> Form<List<T>> listOf(Form<T> item) {
        return new ListForm<>(item, false);
    }

    /** One value, or a list of them. */
    public static <T> Form<List<T>> oneOrMore(Form<T> item) {
        return new ListForm<>(item, true);
    }

    /**
     * Keys of people's own choosing. Entries that can't be read are left out after their problems were reported; {@link
     * Reading#mentions} still knows them.
     */
    public static <K, V> Form<Map<K, V>> mapOf(Form<K> key, Form<V> value) {
        return new MapForm<>(key, value);
    }

    /** The same for values that carry their own name: what stands under a key is given the key. */
    public static <K, V> Form<Map<K, V>> named(Form<K> key, Form<Function<K, V>> value) {
        return mapOf(key, value).map(read -> {
            Map<K, V> named = new LinkedHashMap<>();
            read.forEach((name, unnamed) -> named.put(name, unnamed.apply(name)));
            return named;
        });
    }

    /** A different form for each shape: a word, or a group of keys. */
    public static <T> Form<T> valueOrKeys(Form<? extends T> value, Form<? extends T> keys) {
        return new ShapeForm<>(value, keys);
    }

    private record ListForm<T>(Form<T> item, boolean alsoSingle) implements Form<List<T>> {
        @Override
        public Optional<List<T>> read(Node node, Reading reading) {
            if (node instanceof Node.Items items) {
                if (items.items().isEmpty()) {
                    reading.problem(node.place(), node.label() + " is an empty list", "write " + sample());
                    return Optional.empty();
                }
                var read = new ArrayList<T>();
                items.items().forEach(each -> item.read(each, reading).ifPresent(read::add));
                return Optional.of(reading.remember(read, node));
            }
            if (alsoSingle) {
                return item.read(node, reading).map(one -> reading.remember(new ArrayList<>(List.of(one)), node));
            }
            reading.problem(
                    node.place(), node.label() + " is " + node.shape() + ", a list is needed", "write " + sample());
            return Optional.empty();
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> list = new LinkedHashMap<>();
            list.put("type", "array");
            list.put("items", item.schema());
            list.put("minItems", 1);
            return alsoSingle ? Fragment.of("anyOf", List.of(item.schema(), list)) : list;
        }

        @Override
        public String sample() {
            return alsoSingle ? item.sample() : "[" + item.sample() + "]";
        }
    }

    private record MapForm<K, V>(Form<K> key, Form<V> value) implements Form<Map<K, V>> {
        @Override
        public Optional<Map<K, V>> read(Node node, Reading reading) {
            if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
                reading.problem(
                        node.place(),
                        node.label() + " is " + node.shape() + ", names with values are needed",
                        "write " + sample());
                return Optional.empty();
            }
            Map<K, V> read = new LinkedHashMap<>();
            for (var entry : mapping.entries()) {
                var written = new Node.Scalar(entry.place(), "name", entry.key(), false);
                var name = key.read(written, reading);
                var held = value.read(entry.value(), reading);
                if (name.isPresent() && held.isPresent()) {
                    read.put(name.get(), held.get());
                }
            }
            return Optional.of(reading.remember(read, node));
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "object");
            schema.put("minProperties", 1);
            schema.put("propertyNames", key.schema());
            schema.put("additionalProperties", value.schema());
            return schema;
        }

        @Override
        public String sample() {
            return "{ " + key.sample() + ": " + value.sample() + " }";
        }
    }

    private record ShapeForm<T>(Form<? extends T> value, Form<? extends T> keys) implements Form<T> {
        @Override
        public Optional<T> read(Node node, Reading reading) {
            return switch (node) {
                case Node.Scalar scalar -> value.read(node, reading).map(read -> (T) read);
                case Node.Mapping mapping -> keys.read(node, reading).map(read -> (T) read);
                case Node.Items items -> {
                    reading.problem(
                            node.place(),
                            node.label() + " is a list, which has no meaning here",
                            "write " + value.sample() + " or " + keys.sample());
                    yield Optional.empty();
                }
            };
        }

        @Override
        public Map<String, Object> schema() {
            return Fragment.of("anyOf", Stream.of(value, keys).map(Form::schema).toList());
        }

        @Override
        public String sample() {
            return value.sample();
        }
    }
}
