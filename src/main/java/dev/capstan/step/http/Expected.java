package dev.capstan.step.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.capstan.step.Asker.Verdict;
import dev.capstan.step.HttpCheck;
import dev.capstan.step.Redactor;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Compares an answer with what a check expects: the status, then the body, then its JSON. */
final class Expected {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 300;
    private static final Pattern MARKUP =
            Pattern.compile("(?is)<(script|style|head)\\b.*?</\\1\\s*>|<!--.*?-->|<[^>]*>");

    private final HttpCheck check;
    private final Redactor redactor;

    Expected(HttpCheck check, Redactor redactor) {
        this.check = check;
        this.redactor = redactor;
    }

    Verdict judge(String asked, HttpReply reply) {
        return surprise(reply)
                .<Verdict>map(why -> new Verdict.Unmet(asked, shown(reply, why)))
                .orElseGet(() -> new Verdict.Holds(Integer.toString(reply.status())));
    }

    private Optional<String> surprise(HttpReply reply) {
        boolean status = check.statuses().isEmpty()
                ? reply.status() / 100 == 2
                : check.statuses().contains(reply.status());
        if (!status) {
            return Optional.of("");
        }
        if (check.bodyContains().filter(text -> !reply.body().contains(text)).isPresent()) {
            return Optional.of(" without \"" + check.bodyContains().get() + "\"");
        }
        return check.json().isEmpty() ? Optional.empty() : jsonSurprise(reply.body());
    }

    private Optional<String> jsonSurprise(String body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JacksonException e) {
            return Optional.of(" without JSON");
        }
        for (var field : new TreeMap<>(check.json()).entrySet()) {
            var found = at(json, field.getKey());
            if (!found.isValueNode() || !found.asText().equals(field.getValue())) {
                var instead = found.isMissingNode() ? "missing" : found.toString();
                return Optional.of(" with " + field.getKey() + " " + instead + " instead of " + field.getValue());
            }
        }
        return Optional.empty();
    }

    /** {@code checks.0.status}: a number leads into an array. */
    private static JsonNode at(JsonNode json, String path) {
        var node = json;
        for (var part : path.split("\\.")) {
            node = node.isArray() && part.matches("[0-9]{1,6}") ? node.path(Integer.parseInt(part)) : node.path(part);
        }
        return node;
    }

    private String shown(HttpReply reply, String why) {
        var to = reply.status() / 100 == 3
                ? Optional.ofNullable(reply.headers().get("Location"))
                        .map(place -> " to " + place)
                        .orElse("")
                : "";
        var body = words(reply, redactor.redact(reply.body()));
        var answer = redactor.redact(reply.status() + to + why + (body.isEmpty() ? "" : ": " + body));
        return answer.codePointCount(0, answer.length()) <= SHOWN
                ? answer
                : answer.substring(0, answer.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** What a person would read on the page, where it is one. */
    private static String words(HttpReply reply, String body) {
        if (!reply.headers().getOrDefault("Content-Type", "").startsWith("text/html")) {
            return body.strip();
        }
        return MARKUP.matcher(body)
                .replaceAll(" ")
                .replaceAll("&(nbsp|#160);", " ")
                .replaceAll("&#(x2F|47);", "/")
                .replaceAll("&(#39|#x27|apos);", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
