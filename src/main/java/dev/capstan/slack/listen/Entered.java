package dev.capstan.slack.listen;

import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.util.Map;
import java.util.Optional;

/** What stands in the fields of a form, found by action id: block ids are the form's own business. */
final class Entered {
    private final Map<String, Map<String, ViewState.Value>> blocks;

    private Entered(Map<String, Map<String, ViewState.Value>> blocks) {
        this.blocks = blocks;
    }

    static Entered in(View view) {
        var state = view.getState();
        return new Entered(state == null || state.getValues() == null ? Map.of() : state.getValues());
    }

    Optional<String> value(String actionId) {
        return blocks.values().stream()
                .map(fields -> fields.get(actionId))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .map(Entered::text)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** The fields, as action ids. */
    java.util.List<String> fields() {
        return blocks.values().stream()
                .flatMap(fields -> fields.keySet().stream())
                .distinct()
                .toList();
    }

    /** The block that holds a field, where an error is shown. */
    Optional<String> blockOf(String actionId) {
        return blocks.entrySet().stream()
                .filter(block -> block.getValue().containsKey(actionId))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String text(ViewState.Value value) {
        if (value.getSelectedOption() != null) {
            return value.getSelectedOption().getValue();
        }
        if (value.getSelectedDateTime() != null) {
            return value.getSelectedDateTime().toString();
        }
        return value.getValue() == null ? "" : value.getValue();
    }
}
