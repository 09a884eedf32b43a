package dev.capstan.alert.receive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A JSON object from outside, read with suspicion: nothing of it is longer or deeper than what is useful. */
record Payload(JsonNode node) {
    private static final int DEEPEST = 30;
    private static final int LABELS = 64;
    private static final int LABEL = 500;
    private static final int NOTE = 4_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Payload read(byte[] body) throws Unreadable {
        try {
            var node = JSON.readTree(body);
            if (node == null || !node.isObject()) {
                throw new Unreadable("the body is not a JSON object");
            }
            return new Payload(node);
        } catch (JsonProcessingException broken) {
            throw new Unreadable("the body is not sound JSON: " + broken.getOriginalMessage()
                    + Optional.ofNullable(broken.getLocation())
                            .map(at -> " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
                            .orElse(""));
        } catch (IOException impossible) {
            throw new Unreadable("the body can't be read");
        }
    }

    Optional<String> text(String... keys) {
        for (var key : keys) {
            var value = node.path(key);
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                return Optional.of(cut(value.asText(), NOTE));
            }
        }
        return Optional.empty();
    }

    String need(String key) throws Unreadable {
        return text(key).orElseThrow(() -> new Unreadable("\"" + key + "\" is missing"));
    }

    Iterable<JsonNode> items(String key) throws Unreadable {
        if (!node.path(key).isArray()) {
            throw new Unreadable("\"" + key + "\" is not a list");
        }
        return node.path(key);
    }

    /** Texts by name; what is no text is left out. */
    Map<String, String> texts(String key, boolean labels) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.path(key).properties().stream()
                .filter(each ->
                        each.getValue().isValueNode() && !each.getValue().isNull())
                .limit(LABELS)
                .forEach(each ->
                        texts.put(cut(each.getKey(), LABEL), cut(each.getValue().asText(), labels ? LABEL : NOTE)));
        return texts;
    }

    /** Absent for the zero time by which Go says "never". */
    Optional<Instant> moment(String key) throws Unreadable {
        var text = text(key);
        if (text.isEmpty() || text.get().startsWith("0001-01-01")) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.get()).toInstant());
        } catch (DateTimeException none) {
            throw new Unreadable("\"" + key + "\" is no moment such as 2026-01-31T12:00:00Z: " + cut(text.get(), 60));
        }
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text.replace("\u0000", "");
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end).replace("\u0000", "") + "…";
    }
}
