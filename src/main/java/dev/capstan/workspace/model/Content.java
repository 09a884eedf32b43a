package dev.capstan.workspace.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a message says. The JSON parts may be null and are never changed once they are here. */
public record Content(String text, JsonNode blocks, JsonNode attachments, JsonNode metadata, List<String> files) {

    public Content {
        text = text == null ? "" : text;
        files = List.copyOf(files);
    }

    public static Content text(String text) {
        return new Content(text, null, null, null, List.of());
    }

    public static Content of(String text, JsonNode blocks) {
        return new Content(text, blocks, null, null, List.of());
    }
}
