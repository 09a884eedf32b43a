package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.capstan.workspace.model.Elements.Found;
import dev.capstan.workspace.shape.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** What a person types or picks from a calendar, judged as Slack's own fields judge it. */
final class TypedValues {
    private TypedValues() {}

    static JsonNode of(Found field, String text) {
        return switch (field.type()) {
            case "datepicker" -> date(text);
            case "timepicker" -> matching(text, "([01]\\d|2[0-3]):[0-5]\\d", "a time like 23:59");
            case "datetimepicker" -> seconds(text);
            case "number_input" -> number(field, text);
            case "email_text_input" -> matching(text, "[^@\\s]+@[^@\\s]+\\.[^@\\s.]+", "an email address");
            case "url_text_input" -> url(text);
            case "rich_text_input" -> richText(text);
            case "plain_text_input" -> lengthFits(field, text);
            default -> TextNode.valueOf(text);
        };
    }

    private static JsonNode matching(String text, String pattern, String what) {
        if (!text.matches(pattern)) {
            throw not(text, what);
        }
        return TextNode.valueOf(text);
    }

    private static JsonNode date(String text) {
        try {
            return TextNode.valueOf(LocalDate.parse(text).toString());
        } catch (DateTimeParseException e) {
            throw not(text, "a date like 2024-01-31");
        }
    }

    private static JsonNode seconds(String text) {
        if (!text.matches("\\d{10}")) {
            throw not(text, "a time in seconds since 1970");
        }
        return LongNode.valueOf(Long.parseLong(text));
    }

    private static JsonNode number(Found field, String text) {
        try {
            var number = new BigDecimal(text);
            if (!field.element().path("is_decimal_allowed").asBoolean(false)
                    && number.stripTrailingZeros().scale() > 0) {
                throw not(text, "a whole number");
            }
            var least = field.element().path("min_value").asText("");
            if (!least.isEmpty() && number.compareTo(new BigDecimal(least)) < 0) {
                throw not(text, "at least " + least);
            }
            var most = field.element().path("max_value").asText("");
            if (!most.isEmpty() && number.compareTo(new BigDecimal(most)) > 0) {
                throw not(text, "at most " + most);
            }
            return TextNode.valueOf(text);
        } catch (NumberFormatException e) {
            throw not(text, "a number");
        }
    }

    private static JsonNode url(String text) {
        try {
            var uri = URI.create(text);
            if (uri.getScheme() != null && uri.getScheme().matches("https?") && uri.getHost() != null) {
                return TextNode.valueOf(text);
            }
        } catch (IllegalArgumentException e) {
            // told below, as any other text that is no address
        }
        throw not(text, "an address like https://example.com");
    }

    /** Plain lines; what else rich text can say, a person says with the page's own means. */
    private static JsonNode richText(String text) {
        var block = Json.object().put("type", "rich_text");
        block.putArray("elements")
                .addObject()
                .put("type", "rich_text_section")
                .putArray("elements")
                .addObject()
                .put("type", "text")
                .put("text", text);
        return block;
    }

    private static JsonNode lengthFits(Found field, String text) {
        var length = text.codePointCount(0, text.length());
        if (length > field.element().path("max_length").asInt(3000)
                || length < field.element().path("min_length").asInt(0)) {
            throw Choices.notAllowed("the field " + field.action() + " doesn't take " + length + " characters");
        }
        return TextNode.valueOf(text);
    }

    private static IllegalStateException not(String text, String what) {
        return Choices.notAllowed("\"" + text + "\" is not " + what);
    }
}
