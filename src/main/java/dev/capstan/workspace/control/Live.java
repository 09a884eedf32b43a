package dev.capstan.workspace.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.model.Change;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.wire.Traffic;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Tells every open page what changed, as far as its person sees it. Frames go out in the order of the changes. */
final class Live {
    private record Line(WsContext socket, String person) {}

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Workspace workspace;
    private final Traffic traffic;
    private final Shown shown;

    Live(Workspace workspace, Traffic traffic, Shown shown) {
        this.workspace = workspace;
        this.traffic = traffic;
        this.shown = shown;
    }

    void serve(WsConfig socket) {
        socket.onConnect(this::connected);
        socket.onClose(this::gone);
        socket.onError(this::gone);
    }

    void listen() {
        workspace.onChange(this::changed);
        traffic.onEntry(entry -> send(person -> true, frame("traffic").set("entry", Shown.entry(entry))));
    }

    private void connected(WsContext socket) {
        socket.session.setIdleTimeout(Duration.ZERO);
        var person = workspace.exclusively(
                () -> workspace.directory().find(socket.queryParam("as")).id());
        synchronized (lines) {
            socket.send(frame("hello").put("seq", traffic.last()).toString());
            lines.put(socket.sessionId(), new Line(socket, person));
        }
    }

    private void gone(WsContext socket) {
        synchronized (lines) {
            lines.remove(socket.sessionId());
        }
    }

    /** Called under the workspace's lock. */
    private void changed(Change change) {
        synchronized (lines) {
            if (lines.isEmpty()) {
                return;
            }
        }
        switch (change) {
            case Change.MessageChanged now -> {
                tell(now.message());
                tellRoot(now.message());
            }
            case Change.MessageGone gone -> {
                var message = gone.message();
                send(
                        sees(message),
                        frame("gone").put("channel", message.channel()).put("ts", message.ts()));
                tellRoot(message);
            }
            case Change.ViewsChanged views ->
                send(views.user()::equals, frame("views").setAll(shown.views(views.user())));
            case Change.ChannelChanged channel -> send(person -> true, frame("workspace"));
            case Change.PersonChanged person -> send(each -> true, frame("workspace"));
            case Change.GroupChanged group -> send(person -> true, frame("workspace"));
            case Change.FileChanged file -> {
                // shown with the message that shares it
            }
        }
    }

    private void tell(Message message) {
        send(sees(message), frame("message").set("message", shown.message(channel(message), message)));
    }

    /** A thread's first message counts the replies. */
    private void tellRoot(Message message) {
        if (message.isReply() && !message.isEphemeral()) {
            channel(message).message(message.threadTs()).ifPresent(this::tell);
        }
    }

    private Predicate<String> sees(Message message) {
        var channel = channel(message);
        return id ->
                workspace.directory().person(id).filter(channel::isVisibleTo).isPresent()
                        && (!message.isEphemeral() || message.onlyFor().equals(id));
    }

    private Channel channel(Message message) {
        return workspace.conversations().byId(message.channel()).orElseThrow();
    }

    private static ObjectNode frame(String type) {
        return Json.object().put("type", type);
    }

    private void send(Predicate<String> toPerson, ObjectNode frame) {
        synchronized (lines) {
            var text = lines.values().stream().anyMatch(line -> toPerson.test(line.person())) ? frame.toString() : "";
            lines.values().stream().filter(line -> toPerson.test(line.person())).forEach(line -> line.socket()
                    .send(text));
        }
    }
}
