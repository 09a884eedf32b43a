package dev.capstan.slack.listen;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack's requests over Socket Mode. Two connections: while one is being replaced, the other one hears. */
public final class SlackSockets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackSockets.class);
    private static final int CONNECTIONS = 2;

    private final App app;
    private final FrontTally tally;
    private final SocketModeRequestParser parser;
    private final Gson gson = GsonFactory.createSnakeCase();
    private final List<SlackSocket> sockets;

    SlackSockets(App app, String appToken, FrontTally tally, Executor threads) {
        this.app = app;
        this.tally = tally;
        this.parser = new SocketModeRequestParser(app.config());
        this.sockets = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> socket(appToken, threads))
                .toList();
    }

    private SlackSocket socket(String appToken, Executor threads) {
        try {
            var socket = new SlackSocket(app.slack(), appToken, threads);
            socket.addWebSocketMessageListener(message -> take(socket, message));
            return socket;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns at once where Slack can't be reached; the connections are made as soon as it can. */
    public void start() {
        sockets.forEach(SlackSocket::open);
    }

    /** How many connections hear Slack now; one is enough. */
    public int connected() {
        return Math.toIntExact(sockets.stream().filter(SlackSocket::isAlive).count());
    }

    @Override
    public void close() {
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException already) {
                LOG.debug("A socket was closed already", already);
            }
        }
    }

    /** What is not acknowledged Slack gives to another connection, or tells the person that it failed. */
    private void take(SlackSocket socket, String message) {
        var request = parser.parse(message);
        if (request == null) {
            return;
        }
        if (request.getBoltRequest() == null) {
            socket.sendSocketModeResponse(envelope(request).toString());
            return;
        }
        long began = System.nanoTime();
        try {
            var response = app.run(request.getBoltRequest());
            if (response.getStatusCode() == 200) {
                socket.sendSocketModeResponse(answer(request, response).toString());
                tally.acknowledged(request.getBoltRequest().getRequestType(), System.nanoTime() - began);
            }
        } catch (Exception unexpected) {
            LOG.error("A request could not be handled", unexpected);
        }
    }

    private JsonObject answer(SocketModeRequest request, Response response) {
        var answer = envelope(request);
        if (response.getBody() != null && !response.getBody().isEmpty()) {
            answer.add("payload", gson.fromJson(response.getBody(), JsonElement.class));
        }
        return answer;
    }

    private static JsonObject envelope(SocketModeRequest request) {
        var envelope = new JsonObject();
        envelope.addProperty("envelope_id", request.getEnvelope().getEnvelopeId());
        return envelope;
    }
}
