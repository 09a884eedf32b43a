package dev.capstan.workspace.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a request puts into an element, under whichever of its names. Nothing at all empties the element. */
final class Entered {
    private static final List<String> NAMES = List.of(
            "value",
            "values",
            "date",
            "time",
            "date_time",
            "user",
            "users",
            "conversation",
            "conversations",
            "channels",
            "files",
            "text");

    private Entered() {}

    static List<String> in(JsonNode given) {
        var entered = new ArrayList<String>();
        for (var name : NAMES) {
            var value = given.path(name);
            if (value.isArray()) {
                value.forEach(each -> entered.add(each.asText()));
            } else if (!value.isNull() && !value.isMissingNode()) {
                entered.add(value.asText());
            }
        }
        return entered;
    }
}
