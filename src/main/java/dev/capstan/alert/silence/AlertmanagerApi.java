package dev.capstan.alert.silence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.capstan.alert.Receiver;
import dev.capstan.alert.Silences;
import dev.capstan.step.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An Alertmanager's API, version 2. */
public final class AlertmanagerApi implements Silences, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SHOWN = 200;
    private static final int GONE = 404;

    private final ObjectMapper json = new ObjectMapper();
    private final Secrets secrets;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public AlertmanagerApi(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String make(Receiver there, Map<String, String> labels, Instant from, Instant until, String comment)
            throws Unavailable {
        var silence = json.createObjectNode()
                .put("startsAt", from.toString())
                .put("endsAt", until.toString())
                .put("createdBy", "Capstan")
                .put("comment", comment);
        var matchers = silence.putArray("matchers");
        labels.forEach((name, value) -> matchers.addObject()
                .put("name", name)
                .put("value", value)
                .put("isRegex", false)
                .put("isEqual", true));
        var answer = asked(request(there, "/api/v2/silences")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(silence.toString())));
        return answer.path("silenceID").asText();
    }

    @Override
    public void end(Receiver there, String id) throws Unavailable {
        var path = "/api/v2/silence/" + id;
        var answer = sent(request(there, path).DELETE());
        if (answer.statusCode() != GONE && answer.statusCode() / 100 != 2) {
            // Of one that has ended it says 500; whether that is why, it says when asked
            var state = asked(request(there, path).GET()).path("status").path("state");
            if (!state.asText().equals("expired")) {
                throw refused(answer);
            }
        }
    }

    @Override
    public Set<String> firing(Receiver there, Map<String, String> labels) throws Unavailable {
        var filters = labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                .map(matcher -> "&filter=" + URLEncoder.encode(matcher, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        var answer = asked(
                request(there, "/api/v2/alerts?active=true&silenced=true&inhibited=true&unprocessed=true" + filters)
                        .GET());
        if (!answer.isArray()) {
            throw new Unavailable("the answer is no list of alerts");
        }
        var fingerprints = new HashSet<String>();
        answer.forEach(alert -> fingerprints.add(alert.path("fingerprint").asText()));
        return fingerprints;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private HttpRequest.Builder request(Receiver there, String path) {
        var request = HttpRequest.newBuilder(URI.create(there.url().orElseThrow() + path))
                .timeout(PATIENCE);
        there.urlToken()
                .flatMap(secrets::read)
                .ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
        return request;
    }

    private JsonNode asked(HttpRequest.Builder request) throws Unavailable {
        var answer = sent(request);
        if (answer.statusCode() / 100 != 2) {
            throw refused(answer);
        }
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException nonsense) {
            throw new Unavailable("the answer is not JSON");
        }
    }

    private static Unavailable refused(HttpResponse<String> answer) {
        var said = answer.body().strip();
        return new Unavailable(
                "status " + answer.statusCode() + " " + said.substring(0, Math.min(SHOWN, said.length())));
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) throws Unavailable {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException away) {
            throw new Unavailable(away.getMessage() == null ? "it does not answer" : away.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Capstan is stopping");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
