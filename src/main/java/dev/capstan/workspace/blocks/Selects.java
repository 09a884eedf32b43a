package dev.capstan.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Menus, radio buttons, checkboxes and the overflow menu. */
final class Selects {
    private Selects() {}

    static Map<String, Rule> single(Surface surface) {
        var menus = new HashMap<String, Rule>();
        menus.put("static_select", choice(menu("static_select", surface).may("initial_option", Compositions.option())));
        menus.put(
                "external_select",
                menu("external_select", surface)
                        .may("initial_option", Compositions.option())
                        .may("min_query_length", Rule.integer(0, 75)));
        menus.put("users_select", menu("users_select", surface).may("initial_user", Rule.text(1, 255)));
        menus.put(
                "channels_select",
                inModal(surface, menu("channels_select", surface).may("initial_channel", Rule.text(1, 255))));
        menus.put(
                "conversations_select",
                inModal(
                        surface,
                        conversations(menu("conversations_select", surface))
                                .may("initial_conversation", Rule.text(1, 255))));
        return menus;
    }

    static Map<String, Rule> multiple(Surface surface) {
        var menus = new HashMap<String, Rule>();
        menus.put(
                "multi_static_select",
                choice(several("multi_static_select", surface)
                        .may("initial_options", Rule.list(1, 100, Compositions.option()))));
        menus.put(
                "multi_external_select",
                several("multi_external_select", surface)
                        .may("initial_options", Rule.list(1, 100, Compositions.option()))
                        .may("min_query_length", Rule.integer(0, 75)));
        menus.put(
                "multi_users_select",
                several("multi_users_select", surface).may("initial_users", Rule.list(1, 100, Rule.text(1, 255))));
        menus.put(
                "multi_channels_select",
                several("multi_channels_select", surface)
                        .may("initial_channels", Rule.list(1, 100, Rule.text(1, 255))));
        menus.put(
                "multi_conversations_select",
                conversations(several("multi_conversations_select", surface))
                        .may("initial_conversations", Rule.list(1, 100, Rule.text(1, 255))));
        return menus;
    }

    static Map<String, Rule> buttonsOfChoice(Surface surface) {
        var options = Rule.list(1, 10, Compositions.formattedOption());
        return Map.of(
                "radio_buttons",
                ElementRules.interactive("radio_buttons", surface)
                        .needs("options", options)
                        .may("initial_option", Compositions.formattedOption())
                        .and(Selects::initialIsOffered),
                "checkboxes",
                ElementRules.interactive("checkboxes", surface)
                        .needs("options", options)
                        .may("initial_options", Rule.list(1, 10, Compositions.formattedOption()))
                        .and(Selects::initialIsOffered));
    }

    static Rule overflow() {
        return Fields.ofType("overflow")
                .may("action_id", Rule.text(1, 255))
                .needs("options", Rule.list(1, 5, Compositions.overflowOption()))
                .may("confirm", Compositions.confirm());
    }

    private static Fields menu(String type, Surface surface) {
        return ElementRules.interactive(type, surface).may("placeholder", Compositions.plain(150));
    }

    private static Fields several(String type, Surface surface) {
        return menu(type, surface).may("max_selected_items", Rule.integer(1, 100));
    }

    private static Rule choice(Fields menu) {
        return menu.may("options", Rule.list(1, 100, Compositions.option()))
                .may("option_groups", Rule.list(1, 100, Compositions.optionGroup()))
                .and(Rule.exactlyOne("options", "option_groups"))
                .and(Selects::initialIsOffered);
    }

    private static Fields conversations(Fields menu) {
        var filter = Fields.none()
                .may("include", Rule.list(1, 4, Rule.oneOf("im", "mpim", "private", "public")))
                .may("exclude_external_shared_channels", Rule.bool())
                .may("exclude_bot_users", Rule.bool());
        return menu.may("default_to_current_conversation", Rule.bool()).may("filter", filter);
    }

    private static Fields inModal(Surface surface, Fields menu) {
        return surface == Surface.MODAL ? menu.may("response_url_enabled", Rule.bool()) : menu;
    }

    private static void initialIsOffered(JsonNode node, Spot at) {
        if (node.has("initial_option") && !offers(node, node.get("initial_option"))) {
            at.in("initial_option").complain("must be one of the provided options");
        }
        for (var i = 0; i < node.path("initial_options").size(); i++) {
            if (!offers(node, node.get("initial_options").get(i))) {
                at.in("initial_options").in(i).complain("must be one of the provided options");
            }
        }
    }

    private static boolean offers(JsonNode menu, JsonNode wanted) {
        for (var option : menu.findValues("options")) {
            for (var offered : option) {
                if (same(offered, wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.path("value").equals(other.path("value"))
                && one.path("text").path("text").equals(other.path("text").path("text"));
    }
}
