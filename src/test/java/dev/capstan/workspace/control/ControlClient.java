package dev.capstan.workspace.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.capstan.workspace.LocalSlack;
import dev.capstan.workspace.shape.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A script at the control API. */
final class ControlClient implements AutoCloseable {
    static final String TOKEN = "a-token-of-the-test";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI page;

    ControlClient(LocalSlack slack) {
        this.page = slack.pageUrl().orElseThrow();
    }

    int port() {
        return page.getPort();
    }

    JsonNode get(String path) {
        return expect(200, send("GET", path, null));
    }

    JsonNode post(String path, String body) {
        return expect(200, send("POST", path, body));
    }

    /** The sentence with which the request was turned away. */
    String refused(int status, String method, String path, String body) {
        return expect(status, send(method, path, body)).path("error").asText();
    }

    HttpResponse<String> send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header("Authorization", "Bearer " + TOKEN)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer to hand-written header lines, which HTTP clients would not send; the status line comes first. */
    String raw(String requestLine, String... headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(5_000);
            var request = requestLine + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var in = new BufferedInputStream(socket.getInputStream());
            var answer = new StringBuilder();
            while (!answer.toString().endsWith("\r\n\r\n")) {
                var next = in.read();
                if (next < 0) {
                    break;
                }
                answer.append((char) next);
            }
            return answer.toString();
        }
    }

    Frames watch(String person) {
        var frames = new Frames();
        client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + TOKEN)
                .buildAsync(URI.create("ws://127.0.0.1:" + port() + "/control/live?as=" + person), frames)
                .join();
        assertEquals("hello", frames.next(f -> true).path("type").asText());
        return frames;
    }

    private static JsonNode expect(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response::body);
        return Json.parse(response.body()).orElseThrow();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** What a page is told, as it comes. */
    static final class Frames implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                received.add(Json.parse(part.toString()).orElseThrow());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        /** The next of this kind; others before it are passed over. */
        JsonNode next(Predicate<JsonNode> wanted) {
            try {
                for (var frame = received.poll(5, TimeUnit.SECONDS);
                        frame != null;
                        frame = received.poll(5, TimeUnit.SECONDS)) {
                    if (wanted.test(frame)) {
                        return frame;
                    }
                }
                throw new AssertionError("no such frame came");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        JsonNode next(String type) {
            return next(frame -> frame.path("type").asText().equals(type));
        }
    }
}
