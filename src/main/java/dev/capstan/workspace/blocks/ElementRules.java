package dev.capstan.workspace.blocks;

import java.util.HashMap;

/** Which elements there are and which block may hold which. */
final class ElementRules {
    private static final Rule DATE = Rule.matching("a date like 2024-01-31", "\\d{4}-\\d{2}-\\d{2}");
    private static final Rule TIME = Rule.matching("a time like 23:59", "([01]\\d|2[0-3]):[0-5]\\d");

    private ElementRules() {}

    static Fields interactive(String type, Surface surface) {
        var fields = Fields.ofType(type).may("action_id", Rule.text(1, 255)).may("confirm", Compositions.confirm());
        return surface == Surface.MESSAGE ? fields : fields.may("focus_on_load", Rule.bool());
    }

    static Rule inSection(Surface surface) {
        var elements = new HashMap<String, Rule>();
        elements.put("button", button());
        elements.put("image", image());
        elements.put("overflow", Selects.overflow());
        elements.put("datepicker", datepicker(surface));
        elements.put("timepicker", timepicker(surface));
        elements.putAll(Selects.single(surface));
        elements.putAll(Selects.multiple(surface));
        elements.putAll(Selects.buttonsOfChoice(surface));
        return Rule.byType(elements);
    }

    static Rule inActions(Surface surface) {
        var elements = new HashMap<String, Rule>();
        elements.put("button", button());
        elements.put("overflow", Selects.overflow());
        elements.put("datepicker", datepicker(surface));
        elements.put("timepicker", timepicker(surface));
        elements.put("datetimepicker", datetimepicker(surface));
        elements.putAll(Selects.single(surface));
        elements.putAll(Selects.multiple(surface));
        elements.putAll(Selects.buttonsOfChoice(surface));
        return Rule.byType(elements);
    }

    static Rule inInput(Surface surface) {
        var elements = new HashMap<String, Rule>();
        elements.put("datepicker", datepicker(surface));
        elements.put("timepicker", timepicker(surface));
        elements.put("datetimepicker", datetimepicker(surface));
        elements.putAll(Selects.single(surface));
        elements.putAll(Selects.multiple(surface));
        elements.putAll(Selects.buttonsOfChoice(surface));
        elements.putAll(Inputs.typed(surface));
        return Rule.byType(elements);
    }

    static Rule inContext() {
        var elements = new HashMap<String, Rule>();
        elements.put("image", image());
        elements.put("plain_text", Compositions.plainFields(Compositions.TEXT));
        elements.put("mrkdwn", Compositions.markdownFields(Compositions.TEXT));
        return Rule.byType(elements);
    }

    private static Rule button() {
        return Fields.ofType("button")
                .needs("text", Compositions.plain(75))
                .may("action_id", Rule.text(1, 255))
                .may("url", Rule.url())
                .may("value", Rule.text(1, 2000))
                .may("style", Rule.oneOf("primary", "danger"))
                .may("confirm", Compositions.confirm())
                .may("accessibility_label", Rule.text(1, 75));
    }

    private static Rule image() {
        return Compositions.imageSource(Fields.ofType("image").needs("alt_text", Rule.text(1, 2000)));
    }

    private static Rule datepicker(Surface surface) {
        return interactive("datepicker", surface).may("initial_date", DATE).may("placeholder", Compositions.plain(150));
    }

    private static Rule timepicker(Surface surface) {
        return interactive("timepicker", surface)
                .may("initial_time", TIME)
                .may("placeholder", Compositions.plain(150))
                .may("timezone", Rule.text(1, 100));
    }

    private static Rule datetimepicker(Surface surface) {
        return interactive("datetimepicker", surface)
                .may("initial_date_time", Rule.integer(1_000_000_000L, 9_999_999_999L));
    }
}
