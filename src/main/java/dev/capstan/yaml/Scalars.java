package dev.capstan.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms of a single value. */
public final class Scalars {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final List<String> UNITS = List.of("ms", "s", "m", "h", "d");
    private static final Pattern DURATION = Pattern.compile("(0|[1-9][0-9]{0,8})(ms|s|m|h|d)");

    private Scalars() {}

    /** Any text with something in it. */
    public static Form<String> text(String sample) {
        return new ScalarForm<>(Fragment.of("type", "string", "pattern", "\\S"), sample, (scalar, reading) -> {
            if (!scalar.isText()) {
                return refuse(scalar, reading, "is not a text", "write it in quotes: \"" + scalar.text() + "\"");
            }
            return scalar.text().isBlank()
                    ? refuse(scalar, reading, "is blank", "write " + sample)
                    : Optional.of(scalar.text());
        });
    }

    /** A text of a certain form, all of it. The pattern keeps to what Java and JSON Schema both understand. */
    public static Form<String> text(String pattern, String isNot, String sample) {
        return text(pattern, sample, text -> new Objection(isNot, "write " + sample));
    }

    /** The same, with an objection that looks at what was written instead. */
    public static Form<String> text(String pattern, String sample, Function<String, Objection> objection) {
        var whole = Pattern.compile(pattern);
        var schema = Fragment.of("type", "string", "pattern", "^(?:" + pattern + ")$");
        return new ScalarForm<>(schema, sample, (scalar, reading) -> {
            boolean fits = whole.matcher(scalar.text()).matches();
            if (fits && scalar.isText()) {
                return Optional.of(scalar.text());
            }
            var found = fits
                    ? new Objection("is not a text", "write it in quotes: \"" + scalar.text() + "\"")
                    : objection.apply(scalar.text());
            return refuse(scalar, reading, found.what(), found.instead());
        });
    }

    /** What is wrong with a value, and what to write instead. */
    public record Objection(String what, String instead) {}

    /** Text, number or truth value, kept letter by letter as it was written. */
    public static Form<String> asWritten(String sample) {
        return new ScalarForm<>(
                Fragment.of("type", List.of("string", "number", "boolean")),
                sample,
                (scalar, reading) -> Optional.of(scalar.text()));
    }

    public static Form<Boolean> trueOrFalse() {
        return new ScalarForm<>(Fragment.of("type", "boolean"), "true", (scalar, reading) -> {
            if (scalar.isBoolean()) {
                return Optional.of(Boolean.parseBoolean(scalar.text()));
            }
            boolean yes = List.of("yes", "on", "y", "1", "true")
                    .contains(scalar.text().toLowerCase(java.util.Locale.ROOT));
            boolean no = List.of("no", "off", "n", "0", "false")
                    .contains(scalar.text().toLowerCase(java.util.Locale.ROOT));
            return refuse(
                    scalar,
                    reading,
                    "is neither true nor false",
                    "write " + (yes ? "true" : no ? "false" : "true or false"));
        });
    }

    public static Form<Integer> whole(int least, int most) {
        var schema = Fragment.of("type", "integer", "minimum", least, "maximum", most);
        return new ScalarForm<>(schema, Integer.toString(Math.max(least, 1)), (scalar, reading) -> {
            if (!scalar.plain() || !scalar.text().matches("-?[0-9]{1,9}")) {
                return refuse(scalar, reading, "is not a whole number", "write a number from " + least + " to " + most);
            }
            int value = Integer.parseInt(scalar.text());
            return value < least || value > most
                    ? refuse(scalar, reading, "is out of range", "write a number from " + least + " to " + most)
                    : Optional.of(value);
        });
    }

    /** {@code 30s}, {@code 15m}: more than nothing, at most a year. */
    public static Form<Duration> duration(String sample) {
        var schema = Fragment.of("type", "string", "pattern", "^[1-9][0-9]{0,8}(ms|s|m|h|d)$");
        return new ScalarForm<>(schema, sample, (scalar, reading) -> {
            var text = scalar.text();
            var form = DURATION.matcher(text);
            if (text.matches("[0-9]{1,9}")) {
                return refuse(scalar, reading, "needs a unit", "write " + text + "s");
            }
            if (text.startsWith("-")) {
                return refuse(scalar, reading, "is negative", "write a length of time such as " + sample);
            }
            if (!form.matches()) {
                return refuse(
                        scalar,
                        reading,
                        "is not a length of time",
                        "write a number with " + Suggestion.anyOf(UNITS) + ", such as " + sample);
            }
            var length = durationOf(text);
            return length.isZero() || length.compareTo(LONGEST) > 0
                    ? refuse(
                            scalar,
                            reading,
                            length.isZero() ? "is no time at all" : "is more than a year",
                            "write a length of time such as " + sample)
                    : Optional.of(length);
        });
    }

    /** A text that has the form of a length of time already. */
    public static Duration durationOf(String text) {
        var form = DURATION.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a length of time: " + text);
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** {@code 5%}, as the number before the sign. */
    public static Form<BigDecimal> percent() {
        var schema = Fragment.of("type", "string", "pattern", "^[0-9]{1,3}(\\.[0-9]{1,4})?%$");
        return new ScalarForm<>(schema, "5%", (scalar, reading) -> {
            var text = scalar.text();
            if (text.matches("[0-9]{1,3}(\\.[0-9]{1,4})?%")) {
                return Optional.of(new BigDecimal(text.substring(0, text.length() - 1)));
            }
            return text.matches("[0-9]{1,3}(\\.[0-9]{1,4})?")
                    ? refuse(scalar, reading, "needs a percent sign", "write " + text + "%")
                    : refuse(scalar, reading, "is not a percentage", "write a number with %, such as 5%");
        });
    }

    public static Form<String> oneOf(String... words) {
        return oneOf(Arrays.asList(words), Function.identity());
    }

    /** One of a few values, each written as its word. */
    public static <T> Form<T> oneOf(List<T> values, Function<T, String> word) {
        Map<String, T> byWord = values.stream().collect(Collectors.toMap(word, Function.identity()));
        var words = values.stream().map(word).toList();
        return new ScalarForm<>(Fragment.of("enum", words), words.getFirst(), (scalar, reading) -> {
            var value = Optional.ofNullable(scalar.isText() ? byWord.get(scalar.text()) : null);
            return value.isPresent()
                    ? value
                    : refuse(scalar, reading, "is not known", Suggestion.instead(scalar.text(), words));
        });
    }

    /** A regular expression. */
    public static Form<String> pattern(String sample) {
        return text(sample).refine((value, node, reading) -> {
            try {
                Pattern.compile(value);
                return Optional.of(value);
            } catch (java.util.regex.PatternSyntaxException broken) {
                reading.problem(
                        node.place(),
                        node.label() + " \"" + value + "\" is not a regular expression: "
                                + broken.getDescription().toLowerCase(java.util.Locale.ROOT) + " at character "
                                + (Math.max(broken.getIndex(), 0) + 1),
                        "write one such as " + sample);
                return Optional.empty();
            }
        });
    }

    static <T> Optional<T> refuse(Node.Scalar scalar, Reading reading, String what, String instead) {
        var shown = scalar.text().lines().findFirst().orElse("");
        var cut = shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
        reading.problem(scalar.place(), scalar.label() + " \"" + cut + "\" " + what, instead);
        return Optional.empty();
    }

    private record ScalarForm<T>(Map<String, Object> schema, String sample, Look<T> look) implements Form<T> {
        @Override
        public Optional<T> read(Node node, Reading reading) {
            if (node instanceof Node.Scalar scalar && !scalar.isEmpty()) {
                return look.at(scalar, reading).map(value -> reading.remember(value, node));
            }
            reading.problem(
                    node.place(), node.label() + " is " + node.shape() + ", one value is needed", "write " + sample);
            return Optional.empty();
        }
    }

    private interface Look<T> {
        Optional<T> at(Node.Scalar scalar, Reading reading);
    }
}
