package dev.capstan.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One thing demanded of a piece of JSON. */
interface Rule {
    void check(JsonNode node, Spot at);

    default Rule and(Rule more) {
        return (node, at) -> {
            check(node, at);
            more.check(node, at);
        };
    }

    /** Slack counts characters, not UTF-16 units. */
    static Rule text(int least, int most) {
        return (node, at) -> {
            if (!node.isTextual()) {
                at.complain("must provide a string");
                return;
            }
            var length = node.asText().codePointCount(0, node.asText().length());
            if (length < least) {
                at.complain("must be more than " + (least - 1) + " characters");
            } else if (length > most) {
                at.complain("must be less than " + (most + 1) + " characters");
            }
        };
    }

    static Rule matching(String what, String pattern) {
        var compiled = Pattern.compile(pattern);
        return (node, at) -> {
            if (!node.isTextual() || !compiled.matcher(node.asText()).matches()) {
                at.complain("must be " + what);
            }
        };
    }

    static Rule url() {
        return text(1, 3000).and(matching("a valid URL", "(?:https?|slack|mailto|tel):.+"));
    }

    static Rule oneOf(String... allowed) {
        var all = new TreeSet<>(Arrays.asList(allowed));
        return (node, at) -> {
            if (!node.isTextual() || !all.contains(node.asText())) {
                at.complain("must be a valid enum value, one of " + all);
            }
        };
    }

    static Rule bool() {
        return (node, at) -> {
            if (!node.isBoolean()) {
                at.complain("must provide a boolean");
            }
        };
    }

    static Rule integer(long least, long most) {
        return (node, at) -> {
            if (!node.isIntegralNumber()) {
                at.complain("must provide an integer");
            } else if (node.asLong() < least || node.asLong() > most) {
                at.complain("must be between " + least + " and " + most);
            }
        };
    }

    static Rule number() {
        return (node, at) -> {
            if (!node.isNumber()) {
                at.complain("must provide a number");
            }
        };
    }

    static Rule list(int least, int most, Rule each) {
        return (node, at) -> {
            if (!node.isArray()) {
                at.complain("must provide an array");
                return;
            }
            if (node.size() < least) {
                at.complain("no fewer than " + least + " items allowed");
            }
            if (node.size() > most) {
                at.complain("no more than " + most + " items allowed");
            }
            for (var i = 0; i < node.size(); i++) {
                each.check(node.get(i), at.in(i));
            }
        };
    }

    /** Chooses by the {@code type} field; only the named types exist. */
    static Rule byType(Map<String, Rule> known) {
        return (node, at) -> {
            if (!node.isObject()) {
                at.complain("must provide an object");
                return;
            }
            var type = node.get("type");
            if (type == null) {
                at.complain("missing required field: type");
                return;
            }
            var rule = known.get(type.asText());
            if (rule == null) {
                at.in("type").complain("unsupported type: " + type.asText());
            } else {
                rule.check(node, at);
            }
        };
    }

    /** Exactly one of these fields. */
    static Rule exactlyOne(String... fields) {
        return (node, at) -> {
            var given = Arrays.stream(fields).filter(node::has).count();
            if (given != 1) {
                at.complain("must define exactly one of " + Set.copyOf(Arrays.asList(fields)));
            }
        };
    }
}
