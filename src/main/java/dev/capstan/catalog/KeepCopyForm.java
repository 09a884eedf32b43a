package dev.capstan.catalog;

import dev.capstan.catalog.RunbookStep.Action.KeepCopy;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;

/** {@code keep-copy: { of: /app/current, as: /app/backup_{time}, keep: 5 }}. */
final class KeepCopyForm {
    private static final String TIME = "{time}";

    private KeepCopyForm() {}

    static Form<KeepCopy> form() {
        var keys = Fields.of("a kept copy");
        var of = keys.required("of", NameForms.path("/app/current"), "The folder to copy.");
        var as = keys.required(
                "as",
                NameForms.path("([A-Za-z0-9._@+-]|\\{time\\})+", "/app/backup_{time}"),
                "The copy's own folder, with {time} in its name for the time of the plan.");
        var keep = keys.optional("keep", Scalars.whole(1, 1000), "How many copies stay, the newest (5 when left out).");
        return keys.whole(found -> {
            var copy =
                    new KeepCopy(found.need(of), found.need(as), found.get(keep).orElse(5));
            var lastName = copy.as().substring(copy.as().lastIndexOf('/') + 1);
            if (!lastName.contains(TIME) || copy.as().indexOf(TIME) != copy.as().lastIndexOf(TIME)) {
                found.problem(
                        as,
                        "as \"" + copy.as() + "\" needs {time} once, in its last part",
                        "write " + copy.of() + "_{time}");
            }
            if ((copy.as() + "/").startsWith(copy.of() + "/")) {
                found.problem(as, "the copy would lie inside what it copies", "write " + copy.of() + "_{time}");
            }
            return copy;
        });
    }
}
