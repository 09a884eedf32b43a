package dev.capstan.workspace.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.act.Delivery;
import dev.capstan.workspace.act.Delivery.Outcome;
import dev.capstan.workspace.act.Parcel;
import dev.capstan.workspace.shape.Json;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server's end of Socket Mode: tickets, at most ten lines, envelopes to any one of them, acknowledgements back. */
public final class SocketHub {
    private static final int LINES = 10;
    private static final int LIFE_SECONDS = 18_060;

    private record Waiting(String line, CompletableFuture<JsonNode> ack) {}

    private static final int INVALID = -1;

    private final Map<String, WsContext> lines = new LinkedHashMap<>();
    private final Set<String> tickets = new HashSet<>();
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final String appId;
    private final Runnable changed;
    private int turn;
    private int accepted;

    public SocketHub(String appId, Runnable changed) {
        this.appId = appId;
        this.changed = changed;
    }

    public synchronized int connections() {
        return lines.size();
    }

    /** How many lines were ever accepted; one more than before means that somebody came back. */
    public synchronized int accepted() {
        return accepted;
    }

    /** Tells each line that it will end soon; a well-behaved client connects anew. */
    public void warn() {
        everyLine().forEach(line -> farewell(line, "warning"));
    }

    /** The ordinary end of a line's life. */
    public void refresh() {
        everyLine().forEach(line -> {
            farewell(line, "refresh_requested");
            line.closeSession(1000, "refresh_requested");
        });
    }

    /** Socket Mode was switched off for the app. */
    public void disable() {
        everyLine().forEach(line -> {
            farewell(line, "link_disabled");
            line.closeSession(1000, "link_disabled");
        });
    }

    /** The network goes away without a word. */
    public void dropAll() {
        everyLine().forEach(line -> line.session.disconnect());
    }

    synchronized String ticket() {
        var ticket = UUID.randomUUID().toString();
        tickets.add(ticket);
        return ticket;
    }

    void serve(WsConfig socket) {
        socket.onConnect(this::connected);
        socket.onMessage(message -> acknowledged(message.message()));
        socket.onClose(this::gone);
        socket.onError(this::gone);
    }

    /** Empty when no line is open. The three seconds run from sending to the acknowledgement. */
    Optional<Delivery> deliver(Parcel parcel, Duration ackWithin) {
        var line = nextLine();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        var id = UUID.randomUUID().toString();
        var ack = new CompletableFuture<JsonNode>();
        waiting.put(id, new Waiting(line.get().sessionId(), ack));
        var started = System.nanoTime();
        try {
            line.get().send(envelope(id, parcel).toString());
            var answer = ack.get(ackWithin.toNanos(), TimeUnit.NANOSECONDS);
            var payload = answer.path("payload");
            return Optional.of(new Delivery(
                    Outcome.ACKNOWLEDGED, 200, payload.isMissingNode() ? "" : payload.toString(), since(started)));
        } catch (TimeoutException e) {
            return Optional.of(new Delivery(Outcome.TIMED_OUT, 0, "", since(started)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Delivery(Outcome.UNREACHABLE, 0, "", since(started)));
        } catch (ExecutionException | CancellationException e) {
            return Optional.of(new Delivery(Outcome.UNREACHABLE, 0, "", since(started)));
        } finally {
            waiting.remove(id);
        }
    }

    private void connected(WsContext line) {
        line.session.setIdleTimeout(Duration.ofMinutes(30));
        var ticket = Optional.ofNullable(line.queryParam("ticket")).orElse("");
        int count = admitted(line, ticket);
        // Said and closed outside of the monitor: closing calls back
        if (count == INVALID) {
            line.closeSession(1008, "invalid ticket");
            return;
        }
        if (count > LINES) {
            farewell(line, "too_many_websockets");
            line.closeSession(1008, "too_many_websockets");
            return;
        }
        var hello = Json.object().put("type", "hello").put("num_connections", count);
        hello.putObject("connection_info").put("app_id", appId);
        hello.set("debug_info", debugInfo());
        line.send(hello.toString());
        changed.run();
    }

    /** The how-manieth line it is; beyond the limit it is not kept. */
    private synchronized int admitted(WsContext line, String ticket) {
        if (!tickets.remove(ticket)) {
            return INVALID;
        }
        if (lines.size() < LINES) {
            lines.put(line.sessionId(), line);
            accepted++;
            return lines.size();
        }
        return LINES + 1;
    }

    private void gone(WsContext line) {
        synchronized (this) {
            lines.remove(line.sessionId());
        }
        waiting.values().stream().filter(w -> w.line().equals(line.sessionId())).forEach(w -> w.ack()
                .cancel(false));
        changed.run();
    }

    private void acknowledged(String text) {
        Json.parse(text).ifPresent(ack -> {
            var ours = waiting.get(ack.path("envelope_id").asText(""));
            if (ours != null) {
                ours.ack().complete(ack);
            }
        });
    }

    private static ObjectNode envelope(String id, Parcel parcel) {
        var envelope = Json.object().put("envelope_id", id);
        switch (parcel) {
            case Parcel.Command command ->
                envelope.put("type", "slash_commands")
                        .put("accepts_response_payload", true)
                        .set("payload", command.fields());
            case Parcel.Interaction interaction ->
                envelope.put("type", "interactive")
                        .put("accepts_response_payload", true)
                        .set("payload", interaction.payload());
            case Parcel.Event event ->
                envelope.put("type", "events_api")
                        .put("accepts_response_payload", false)
                        .put("retry_attempt", event.retry())
                        .put("retry_reason", event.retryReason())
                        .set("payload", event.envelope());
        }
        return envelope;
    }

    private static void farewell(WsContext line, String reason) {
        var goodbye = Json.object().put("type", "disconnect").put("reason", reason);
        goodbye.set("debug_info", debugInfo());
        line.send(goodbye.toString());
    }

    private static ObjectNode debugInfo() {
        return Json.object()
                .put("host", "applink-local")
                .put("build_number", 1)
                .put("approximate_connection_time", LIFE_SECONDS);
    }

    private synchronized List<WsContext> everyLine() {
        return new ArrayList<>(lines.values());
    }

    private synchronized Optional<WsContext> nextLine() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        turn = (turn + 1) % lines.size();
        return Optional.of(new ArrayList<>(lines.values()).get(turn));
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
