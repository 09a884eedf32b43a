package dev.capstan.monitor.gauge;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.capstan.monitor.Gauge.Point;
import dev.capstan.monitor.PrometheusServer;
import dev.capstan.monitor.PrometheusServer.Credentials;
import dev.capstan.monitor.Series;
import dev.capstan.step.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Speaks to Prometheus over its HTTP API. An answer is whole and in time, or there is none. */
final class PrometheusApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST = 10_000_000;
    private static final int SHOWN = 300;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Secrets secrets;

    PrometheusApi(Secrets secrets) {
        this.secrets = secrets;
    }

    /** There is no answer, and why, in one clause. */
    static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1;

        Unanswered(String why) {
            super(why, null, false, false);
        }
    }

    /** What it is now. A series whose value is no number is there and has none. */
    Map<Series, Double> now(PrometheusServer server, String expression) throws Unanswered {
        var data = ask(server, "query", Map.of("query", expression));
        var type = data.path("resultType").asText();
        Map<Series, Double> values = new LinkedHashMap<>();
        switch (type) {
            case "vector" -> {
                for (var each : data.path("result")) {
                    values.put(series(each), number(each.path("value").path(1)));
                }
            }
            case "scalar" -> values.put(Series.ONLY, number(data.path("result").path(1)));
            default -> throw new Unanswered("the question is answered with a " + type + ", not with numbers of now");
        }
        return values;
    }

    /** What it was. */
    Map<Series, List<Point>> past(PrometheusServer server, String expression, Instant from, Instant to, Duration step)
            throws Unanswered {
        var data = ask(
                server,
                "query_range",
                Map.of(
                        "query", expression,
                        "start", "" + from.toEpochMilli() / 1e3,
                        "end", "" + to.toEpochMilli() / 1e3,
                        "step", "" + step.toMillis() / 1e3));
        Map<Series, List<Point>> values = new LinkedHashMap<>();
        for (var each : data.path("result")) {
            var points = new ArrayList<Point>();
            for (var point : each.path("values")) {
                double value = number(point.path(1));
                if (Double.isFinite(value)) {
                    points.add(
                            new Point(Instant.ofEpochMilli((long) (point.path(0).asDouble() * 1e3)), value));
                }
            }
            values.put(series(each), points);
        }
        return values;
    }

    private static Series series(JsonNode result) {
        var labels = new TreeMap<String, String>();
        result.path("metric")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        labels.remove("__name__");
        return new Series(labels);
    }

    /** Prometheus writes numbers as text, and {@code NaN}, {@code +Inf} and {@code -Inf}. */
    private static double number(JsonNode text) {
        try {
            return Double.parseDouble(text.asText().replace("Inf", "Infinity"));
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    private JsonNode ask(PrometheusServer server, String what, Map<String, String> values) throws Unanswered {
        var request = request(server, what, values);
        var answer = threads.submit(() -> exchange(request));
        try {
            return answer.get(server.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new Unanswered("no answer within " + server.timeout().toMillis() + " ms");
        } catch (ExecutionException failure) {
            throw new Unanswered(
                    failure.getCause() instanceof Unanswered known
                            ? known.getMessage()
                            : "it can't be reached: " + clause(failure.getCause()));
        } catch (InterruptedException closing) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unanswered("Capstan stops");
        }
    }

    private static String clause(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private HttpRequest request(PrometheusServer server, String what, Map<String, String> values) throws Unanswered {
        var all = new HashMap<>(values);
        all.put("timeout", server.timeout().toMillis() + "ms");
        var form = all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/" + what))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (server.credentials().isPresent()) {
            request.header("Authorization", authorization(server.credentials().get()));
        }
        return request.build();
    }

    private String authorization(Credentials credentials) throws Unanswered {
        var secret = secrets.read(credentials.secret())
                .orElseThrow(() -> new Unanswered("the secret " + credentials.secret() + " is missing"))
                .reveal();
        return switch (credentials) {
            case Credentials.Bearer bearer -> "Bearer " + secret;
            case Credentials.Basic(var user, var name) ->
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
        };
    }

    private JsonNode exchange(HttpRequest request) throws IOException, InterruptedException, Unanswered {
        var response = client.send(request, BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            var bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Unanswered("the answer is larger than 10 MB");
            }
            return data(response.statusCode(), bytes);
        }
    }

    /** Its own errors come as JSON too, with another status; those of a proxy in front of it do not. */
    private static JsonNode data(int status, byte[] bytes) throws IOException, Unanswered {
        try {
            var answer = JSON.readTree(bytes);
            if (answer != null && answer.path("status").asText().equals("success")) {
                return answer.path("data");
            }
            var error = answer == null ? "" : answer.path("error").asText();
            throw new Unanswered(
                    error.isEmpty()
                            ? "status " + status
                            : error.length() > SHOWN ? error.substring(0, SHOWN) + "…" : error);
        } catch (JacksonException notJson) {
            throw new Unanswered("status " + status + ", and what answers is not Prometheus");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
    }
}
