package dev.capstan.backup;

import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.YamlText;

/** One value as people write it, read by its form. */
final class Written {
    private Written() {}

    static <T> T sound(Form<T> form, String text) {
        var reading = new Reading();
        var read = YamlText.read("f.yaml", "it: " + text, reading)
                .flatMap(node -> holding(form).read(node, reading));
        return read.orElseThrow(() -> new AssertionError(reading.problems()));
    }

    /** The only problem there is. */
    static String problem(Form<?> form, String text) {
        var reading = new Reading();
        YamlText.read("f.yaml", "it: " + text, reading)
                .ifPresent(node -> holding(form).read(node, reading));
        if (reading.problems().size() != 1) {
            throw new AssertionError("not one problem: " + reading.problems());
        }
        return reading.problems().getFirst().toString();
    }

    private static <T> Form<T> holding(Form<T> form) {
        var keys = Fields.of("a test");
        var it = keys.required("it", form, "What is tested.");
        return keys.whole(found -> found.need(it));
    }
}
