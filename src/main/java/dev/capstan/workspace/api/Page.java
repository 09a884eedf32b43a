package dev.capstan.workspace.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.shape.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Cuts a long list into pages by cursor. */
final class Page {
    private Page() {}

    static <T> ObjectNode of(Call call, int usual, String field, List<T> all, Function<T, JsonNode> shape) {
        var limit = Math.clamp(call.number("limit", usual), 1, 1000);
        var from = start(call.text("cursor"));
        var upTo = Math.min(all.size(), from + limit);
        var answer = Json.object();
        var items = answer.putArray(field);
        all.subList(Math.min(from, all.size()), upTo).forEach(item -> items.add(shape.apply(item)));
        var more = upTo < all.size();
        answer.putObject("response_metadata").put("next_cursor", more ? cursor(upTo) : "");
        return answer;
    }

    static boolean hasMore(ObjectNode page) {
        return !page.path("response_metadata").path("next_cursor").asText("").isEmpty();
    }

    private static String cursor(int next) {
        return Base64.getEncoder().encodeToString(("next:" + next).getBytes(StandardCharsets.UTF_8));
    }

    private static int start(String cursor) {
        if (cursor.isEmpty()) {
            return 0;
        }
        try {
            var text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Integer.parseInt(text.substring("next:".length()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Refusal.of("invalid_cursor");
        }
    }
}
