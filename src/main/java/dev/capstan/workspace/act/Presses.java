package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.model.Elements;
import dev.capstan.workspace.model.Elements.Found;
import dev.capstan.workspace.model.FormState;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.Tickets.ReplyTo;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.shape.MessageShape;
import dev.capstan.workspace.shape.ViewShape;
import java.util.List;

/** Buttons pressed and choices made, on messages and in views: block_actions and block_suggestion. */
final class Presses {
    private static final List<String> SHOWN_AGAIN = List.of(
            "text",
            "value",
            "style",
            "url",
            "placeholder",
            "confirm",
            "initial_option",
            "initial_options",
            "initial_user",
            "initial_users",
            "initial_conversation",
            "initial_conversations",
            "initial_channel",
            "initial_channels",
            "initial_date",
            "initial_time",
            "initial_date_time",
            "initial_value");

    private final Workspace workspace;
    private final Payloads payloads;
    private final Dispatch dispatch;
    private final Answers answers;
    private final MessageShape messages;

    Presses(Workspace workspace, Payloads payloads, Dispatch dispatch, Answers answers) {
        this.workspace = workspace;
        this.payloads = payloads;
        this.dispatch = dispatch;
        this.answers = answers;
        this.messages = new MessageShape(workspace);
    }

    Delivery press(Person person, Screen screen, Found pressed, Postmark postmark) {
        return act(person, screen, pressed, Json.object(), postmark);
    }

    /** Enters a value; input blocks keep it to themselves unless they dispatch. */
    Delivery enter(Person person, Screen screen, Found entered, JsonNode value, Postmark postmark) {
        keep(person, screen, entered, value);
        if (entered.inInput() && !entered.blockNode().path("dispatch_action").asBoolean(false)) {
            return Delivery.notSent();
        }
        var chosen = Json.object();
        chosen.set(Elements.valueField(entered.type()), value);
        return act(person, screen, entered, chosen, postmark);
    }

    void keep(Person person, Screen screen, Found entered, JsonNode value) {
        if (!entered.stateful()) {
            return;
        }
        var kept = Json.object().put("type", entered.type());
        kept.set(Elements.valueField(entered.type()), value);
        workspace.exclusively(() -> state(person, screen).enter(entered.block(), entered.action(), kept));
    }

    /** What the app offers for the letters typed so far. */
    Suggestions suggestions(Person person, Screen screen, Found menu, String typed, Postmark postmark) {
        var payload = workspace.exclusively(() -> {
            var question = payloads.interaction("block_suggestion", person)
                    .put("action_id", menu.action())
                    .put("block_id", menu.block())
                    .put("value", typed);
            return placed(question, person, screen);
        });
        var delivery = dispatch.send(new Parcel.Interaction(payload), postmark, done -> {});
        var suggestions = Suggestions.read(delivery);
        workspace.exclusively(() -> state(person, screen).offer(menu.block(), menu.action(), suggestions.options()));
        return suggestions;
    }

    /** One of the options that the app offered before, or offers when asked for this. */
    JsonNode suggested(Person person, Screen screen, Found menu, String name, Postmark postmark) {
        var before = workspace.exclusively(() -> state(person, screen).offered(menu.block(), menu.action()));
        return before.stream()
                .filter(o -> Choices.isCalled(o, name))
                .findFirst()
                .orElseGet(() -> {
                    var suggestions = suggestions(person, screen, menu, name, postmark);
                    return suggestions
                            .called(name)
                            .orElseThrow(() ->
                                    Choices.notAllowed("the app suggests " + suggestions.labels() + ", not " + name));
                });
    }

    private Delivery act(Person person, Screen screen, Found on, ObjectNode chosen, Postmark postmark) {
        var where = where(person, screen);
        var payload = workspace.exclusively(() -> {
            var actions = payloads.withTrigger(payloads.interaction("block_actions", person), person);
            placed(actions, person, screen);
            if (screen instanceof Screen.OnMessage) {
                actions.put(
                        "response_url", dispatch.responseUrl(workspace.tickets().response(where)));
                actions.putObject("state").set("values", state(person, screen).values(screen.blocks()));
            }
            actions.putArray("actions").add(action(on, chosen));
            return actions;
        });
        return dispatch.send(new Parcel.Interaction(payload), postmark, done -> show(done, where));
    }

    private ObjectNode action(Found on, ObjectNode chosen) {
        var action = Json.object()
                .put("type", on.type())
                .put("action_id", on.action())
                .put("block_id", on.block());
        for (var field : SHOWN_AGAIN) {
            if (on.element().has(field)) {
                action.set(field, on.element().get(field).deepCopy());
            }
        }
        action.setAll(chosen);
        var now = workspace.clock().instant();
        return action.put("action_ts", "%d.%06d".formatted(now.getEpochSecond(), now.getNano() / 1000));
    }

    private ObjectNode placed(ObjectNode payload, Person person, Screen screen) {
        switch (screen) {
            case Screen.OnView on -> {
                var now = workspace.views().byId(on.view().id()).orElse(on.view());
                payload.putObject("container").put("type", "view").put("view_id", now.id());
                payload.set("view", ViewShape.of(now, workspace.app()));
            }
            case Screen.OnMessage on -> {
                var message = on.message();
                var container = payload.putObject("container")
                        .put("type", "message")
                        .put("message_ts", message.ts())
                        .put("channel_id", on.channel().id())
                        .put("is_ephemeral", message.isEphemeral());
                if (message.isReply()) {
                    container.put("thread_ts", message.threadTs());
                }
                payload.set("channel", payloads.channel(on.channel()));
                if (!message.isEphemeral()) {
                    payload.set("message", messages.of(on.channel(), message, true));
                }
            }
        }
        return payload;
    }

    private FormState state(Person person, Screen screen) {
        return switch (screen) {
            case Screen.OnView on -> on.view().state();
            case Screen.OnMessage on ->
                workspace.stateOf(person.id(), on.message().ts());
        };
    }

    private static ReplyTo where(Person person, Screen screen) {
        return switch (screen) {
            case Screen.OnView on -> new ReplyTo(null, person.id(), null, null, false);
            case Screen.OnMessage on ->
                new ReplyTo(
                        on.channel().id(),
                        person.id(),
                        on.message().ts(),
                        on.message().isReply() ? on.message().threadTs() : null,
                        on.message().isEphemeral());
        };
    }

    private void show(Delivery done, ReplyTo where) {
        if (where.channel() == null) {
            return;
        }
        switch (done.outcome()) {
            case ACKNOWLEDGED, NOT_SENT -> {
                // the screen stays as it is until the app changes it
            }
            case TIMED_OUT -> answers.whisper(where, "Operation timed out. Apps need to respond within 3 seconds.");
            case REFUSED, UNREACHABLE ->
                answers.whisper(where, "This app responded with Status Code " + done.status() + ".");
        }
    }
}
