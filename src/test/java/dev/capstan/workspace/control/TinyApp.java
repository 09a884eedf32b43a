package dev.capstan.workspace.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.capstan.workspace.LocalSlack;
import dev.capstan.workspace.shape.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** A Slack app of the smallest kind: hears payloads, answers what the test wrote for it, calls methods. */
public final class TinyApp implements AutoCloseable {
    /** What the app answers to a payload; a status other than 200 refuses it. */
    public record Reply(int status, String body) {
        public static Reply ok() {
            return new Reply(200, "");
        }

        public static Reply json(String body) {
            return new Reply(200, body);
        }
    }

    public final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final LocalSlack slack;
    private volatile Function<JsonNode, Reply> answers = payload -> Reply.ok();

    public TinyApp(LocalSlack slack) throws IOException {
        this.slack = slack;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
        slack.install(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events"));
    }

    public void answering(Function<JsonNode, Reply> newAnswers) {
        answers = newAnswers;
    }

    public JsonNode calls(String method, ObjectNode arguments) {
        return calls(method, arguments, slack.app().botToken());
    }

    JsonNode calls(String method, ObjectNode arguments, String token) {
        try {
            var request = HttpRequest.newBuilder(URI.create(slack.apiUrl() + method))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofString(arguments.toString()))
                    .build();
            var body =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return Json.parse(body).orElseGet(Json::object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var payload = payload(body);
        heard.add(payload);
        var reply = answers.apply(payload);
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static JsonNode payload(String body) {
        if (body.startsWith("{")) {
            return Json.parse(body).orElseThrow();
        }
        var form = Json.object();
        Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return form.has("payload") ? Json.parse(form.path("payload").asText()).orElseThrow() : form;
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
