package dev.capstan.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An object with these fields and no others. */
final class Fields implements Rule {
    private final Map<String, Rule> known = new LinkedHashMap<>();
    private final Set<String> needed = new LinkedHashSet<>();

    static Fields none() {
        return new Fields();
    }

    /** An object whose {@code type} is already judged. */
    static Fields ofType(String type) {
        return new Fields().needs("type", Rule.oneOf(type));
    }

    Fields needs(String field, Rule rule) {
        needed.add(field);
        return may(field, rule);
    }

    Fields may(String field, Rule rule) {
        known.put(field, rule);
        return this;
    }

    @Override
    public void check(JsonNode node, Spot at) {
        if (!node.isObject()) {
            at.complain("must provide an object");
            return;
        }
        for (var field : needed) {
            if (!node.has(field)) {
                at.complain("missing required field: " + field);
            }
        }
        node.properties().forEach(property -> {
            var rule = known.get(property.getKey());
            if (rule == null) {
                at.complain("invalid additional property: " + property.getKey());
            } else {
                rule.check(property.getValue(), at.in(property.getKey()));
            }
        });
    }
}
