package dev.capstan.slack.render;

import dev.capstan.operation.plan.Plan;
import dev.capstan.sql.mask.Mask;
import dev.capstan.step.StepSpec;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What was typed for a plan, as people may see it: its steps say what is to be covered. */
final class CoveredValues {
    private final Map<String, Mask> masks = new HashMap<>();

    CoveredValues(Plan plan) {
        plan.steps().forEach(step -> {
            if (step.spec() instanceof StepSpec.Call call) {
                read(call.values().getOrDefault(StepSpec.Call.COVERED, ""));
            }
        });
    }

    private void read(String covered) {
        for (var each : covered.split(" ")) {
            var parts = each.split(":");
            if (parts.length == 2) {
                masks.put(parts[0], Mask.valueOf(parts[1].toUpperCase(Locale.ROOT)));
            }
        }
    }

    /** @param name of a parameter, or of its variable */
    String shown(String name, String value) {
        var mask = masks.get(name.replace('-', '_'));
        return mask == null ? value : mask.cover(value);
    }
}
