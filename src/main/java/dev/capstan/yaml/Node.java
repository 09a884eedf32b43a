package dev.capstan.yaml;

import java.util.List;
import java.util.regex.Pattern;

/** A piece of YAML that knows where it stands. */
public sealed interface Node {

    /** Where people look for it: the key it belongs to, else its own beginning. */
    Place place();

    /** The key it belongs to; for an item, the key of its list. */
    String label();

    /** What it is, as a person would say it. */
    default String shape() {
        return switch (this) {
            case Scalar scalar -> scalar.isEmpty() ? "empty" : "a single value";
            case Items items -> "a list";
            case Mapping mapping -> "a group of keys";
        };
    }

    /**
     * @param plain written without quotes and not as a block, so that {@code true} is not a text
     * @param begins where its first character stands
     */
    record Scalar(Place place, String label, String text, boolean plain, Place begins) implements Node {
        private static final Pattern EMPTY = Pattern.compile("|~|null|Null|NULL");
        private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
        private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
                + "|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

        public Scalar(Place place, String label, String text, boolean plain) {
            this(place, label, text, plain, place);
        }

        /** Where a character of the text stands; lines and columns count from 1. A block keeps its lines and indentation. */
        public Place at(int line, int column) {
            return new Place(begins.file(), begins.line() + line - 1, begins.column() + column - 1);
        }

        public boolean isEmpty() {
            return plain && EMPTY.matcher(text).matches();
        }

        public boolean isBoolean() {
            return plain && BOOLEAN.matcher(text).matches();
        }

        public boolean isNumber() {
            return plain && NUMBER.matcher(text).matches();
        }

        public boolean isText() {
            return !isEmpty() && !isBoolean() && !isNumber();
        }
    }

    record Items(Place place, String label, List<Node> items) implements Node {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Mapping(Place place, String label, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    record Entry(Place place, String key, Node value) {}
}
