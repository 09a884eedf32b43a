package dev.capstan.workspace.act;

import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.Tickets.ReplyTo;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.MessageShape;

/** Shortcuts from the lightning menu and from a message's own menu; the latter work in threads too. */
final class Shortcuts {
    private final Workspace workspace;
    private final Payloads payloads;
    private final Dispatch dispatch;
    private final MessageShape messages;

    Shortcuts(Workspace workspace, Payloads payloads, Dispatch dispatch) {
        this.workspace = workspace;
        this.payloads = payloads;
        this.dispatch = dispatch;
        this.messages = new MessageShape(workspace);
    }

    Delivery global(Person person, String callbackId, Postmark postmark) {
        var payload = workspace.exclusively(() -> payloads.withTrigger(payloads.interaction("shortcut", person), person)
                .put("callback_id", callbackId)
                .put("action_ts", workspace.now() + ".000000"));
        return dispatch.send(new Parcel.Interaction(payload), postmark, done -> {});
    }

    Delivery onMessage(Person person, Channel channel, Message message, String callbackId, Postmark postmark) {
        var payload = workspace.exclusively(() -> {
            var thread = message.isReply() ? message.threadTs() : null;
            var where = new ReplyTo(channel.id(), person.id(), message.ts(), thread, false);
            var shortcut = payloads.withTrigger(payloads.interaction("message_action", person), person)
                    .put("callback_id", callbackId)
                    .put("action_ts", workspace.now() + ".000000")
                    .put("message_ts", message.ts())
                    .put(
                            "response_url",
                            dispatch.responseUrl(workspace.tickets().response(where)));
            shortcut.set("channel", payloads.channel(channel));
            shortcut.set("message", messages.of(channel, message, true));
            return shortcut;
        });
        return dispatch.send(new Parcel.Interaction(payload), postmark, done -> {});
    }
}
