package dev.capstan.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlTextTest {
    private final Reading reading = new Reading();

    @Test
    void a_value_stands_where_its_key_stands_and_an_item_where_it_begins() {
        var root = (Node.Mapping)
                YamlText.read("f.yaml", "a:\n  b: [x, y]\n", reading).orElseThrow();
        var b = ((Node.Mapping) root.entries().getFirst().value()).entries().getFirst();
        assertEquals(new Place("f.yaml", 2, 3), b.value().place());
        var y = ((Node.Items) b.value()).items().get(1);
        assertEquals(new Place("f.yaml", 2, 10), y.place());
        assertEquals("b", y.label());
    }

    @Test
    void words_are_what_yaml_1_2_says_and_not_more() {
        for (var text : List.of("yes", "no", "on", "1.2.3", "12:30:45", "0x", "\"true\"", "'5'")) {
            assertTrue(scalar(text).isText(), text);
        }
        assertTrue(scalar("true").isBoolean());
        assertTrue(scalar("~").isEmpty());
        for (var number : List.of("5", "-1", "0o17", "0xff", "1e5", ".5", ".inf")) {
            assertTrue(scalar(number).isNumber(), number);
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_not_plain_yaml_is_refused_with_its_place(String text, String problem) {
        YamlText.read("f.yaml", text, reading);
        assertEquals(
                List.of("f.yaml:" + problem),
                reading.problems().stream().map(Problem::toString).toList());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "a: 1\n---\nb: 2\n",
                        "2:1: a second document begins here — keep one document in a file and drop the ---"),
                Arguments.of(
                        "a: &x 1\n", "1:4: anchors (&name) are not used here — write the value out where it is needed"),
                Arguments.of("a: *x\n", "1:4: aliases (*name) are not used here — write the value out"),
                Arguments.of(
                        "a: !!str 1\n",
                        "1:4: tags (!name) are not used here — leave the tag out, and quote a text that looks like a number"),
                Arguments.of("<<: {a: 1}\n", "1:1: merging with << is not used here — write the keys out"),
                Arguments.of(
                        "a: 1\na: 2\n",
                        "2:1: \"a\" stands here for the second time — keep one; the first is in line 1"),
                Arguments.of(
                        "{a: 1}: 2\n",
                        "1:1: a key must be one word — write it as name: value, and quote a value in braces"),
                Arguments.of(
                        "a: b: c\n",
                        "1:5: this is not YAML: mapping values are not allowed here — put quotes around a text that contains \": \""));
    }

    @Test
    void a_bomb_is_refused_before_it_grows() {
        YamlText.read("f.yaml", "[".repeat(100_000), reading);
        YamlText.read("g.yaml", "a: x".repeat(300_000), reading);
        assertEquals(2, reading.problems().size());
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void garbage_is_a_problem_and_never_an_exception(String text) {
        assertTrue(YamlText.read("f.yaml", text, reading).isEmpty());
        assertFalse(reading.problems().isEmpty());
    }

    static Stream<String> garbage() {
        return Stream.of(
                "\0", "\ta: 1", "a: [1, 2", "a: \"x", "}", "@", "%YAML 9.9\n---\na", "a: {b: }}", "? [a]\n: b");
    }

    private Node.Scalar scalar(String text) {
        return (Node.Scalar) YamlText.read("f.yaml", text, reading).orElseThrow();
    }
}
