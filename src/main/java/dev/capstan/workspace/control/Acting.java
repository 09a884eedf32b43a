package dev.capstan.workspace.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.act.Aim;
import dev.capstan.workspace.act.Commands;
import dev.capstan.workspace.act.Delivery;
import dev.capstan.workspace.act.Delivery.Outcome;
import dev.capstan.workspace.act.Form;
import dev.capstan.workspace.act.Member;
import dev.capstan.workspace.act.Screen;
import dev.capstan.workspace.act.Stage;
import dev.capstan.workspace.act.Submitted;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** One deed of one person, as a request orders it. */
final class Acting {
    private final Workspace workspace;
    private final Stage stage;
    private final Mischief mischief;
    private final Shown shown;

    Acting(Workspace workspace, Stage stage, Mischief mischief, Shown shown) {
        this.workspace = workspace;
        this.stage = stage;
        this.mischief = mischief;
        this.shown = shown;
    }

    ObjectNode carryOut(Person person, String deed, ObjectNode order) {
        var member = stage.as(person, workspace.exclusively(() -> workspace.directWith(person.id())))
                .sending(mischief.postmark());
        return switch (deed) {
            case "command" -> command(member, order);
            case "post" -> post(member, order);
            case "press" ->
                Shown.delivery(member.press(
                        screen(member, order), aim(order, order.path("value").asText(null))));
            case "choose" -> choose(member, order);
            case "options" -> options(member, order);
            case "submit" -> submit(member, order);
            case "close" -> close(member, order);
            case "home" -> Shown.delivery(member.opensHome().join());
            case "shortcut" -> shortcut(member, order);
            case "react" -> react(member, order);
            case "pin" -> pin(member, order);
            case "delete" -> delete(member, order);
            case "join" -> join(member, order);
            case "invite" -> invite(member, order);
            case "dismiss" -> dismiss(member, order);
            default ->
                throw new TurnedAway(404, "People here can't " + deed + ". See the README for what they can do.");
        };
    }

    ObjectNode upload(Person person, String name, byte[] bytes) {
        if (name.isBlank() || bytes.length == 0) {
            throw new TurnedAway(400, "Give the file a name with ?name=… and send its bytes as the body.");
        }
        var member = stage.as(person, workspace.exclusively(() -> workspace.directWith(person.id())));
        return Json.object().set("file", shown.file(member.uploads(name, bytes)));
    }

    private ObjectNode command(Member member, ObjectNode order) {
        var text = text(order, "text").strip();
        var command = text.split("\\s", 2)[0];
        if (!text.startsWith("/") || !workspace.app().takes(command) && !command.equals("/invite")) {
            throw new TurnedAway(400, Commands.unknown(command));
        }
        return Shown.delivery(where(member, order).types(text));
    }

    private ObjectNode post(Member member, ObjectNode order) {
        var there = where(member, order);
        var files = order.path("files").valueStream().map(JsonNode::asText).toList();
        var text = files.isEmpty() ? text(order, "text") : order.path("text").asText("");
        var thread = order.path("thread_ts").asText("");
        var said = thread.isEmpty()
                ? there.says(text, files)
                : there.repliesTo(message(there, order, "thread_ts"), text, files);
        return workspace.exclusively(
                () -> Json.object().set("message", shown.message(workspace.channel(said.channel()), said)));
    }

    private ObjectNode choose(Member member, ObjectNode order) {
        var delivery = member.choose(screen(member, order), aim(order, null), Entered.in(order));
        var json = Shown.delivery(delivery);
        return delivery.outcome() == Outcome.NOT_SENT ? json.put("kept", true) : json;
    }

    private ObjectNode options(Member member, ObjectNode order) {
        var suggestions = member.search(
                screen(member, order), aim(order, null), order.path("query").asText(""));
        var json = Json.object();
        json.set("options", Shown.list(suggestions.options()));
        if (!suggestions.groups().isEmpty()) {
            json.set("option_groups", Shown.list(suggestions.groups()));
        }
        return json;
    }

    private ObjectNode submit(Member member, ObjectNode order) {
        var viewId = text(order, "view_id");
        var form = member.form(viewId);
        var errors = entered(member, member.sees(viewId), order.path("values"));
        var tried = errors.isEmpty() ? form.tries() : new Submitted(Delivery.notSent(), errors, false);
        var json = Json.object().put("closed", tried.closed());
        json.set("delivery", Shown.delivery(tried.delivery()));
        var told = json.putObject("errors");
        tried.errors().forEach(told::put);
        return json;
    }

    /** Enters everything; what a field doesn't take is told by its block. */
    private static Map<String, String> entered(Member member, Screen screen, JsonNode values) {
        var errors = new LinkedHashMap<String, String>();
        values.properties().forEach(block -> block.getValue().properties().forEach(field -> {
            try {
                member.keep(screen, new Aim(block.getKey(), field.getKey(), null), Entered.in(field.getValue()));
            } catch (IllegalStateException e) {
                errors.put(block.getKey(), e.getMessage());
            }
        }));
        return errors;
    }

    private static ObjectNode close(Member member, ObjectNode order) {
        Form form = member.form(text(order, "view_id"));
        return Shown.delivery(order.path("all").asBoolean(false) ? form.closesAll() : form.closes());
    }

    private ObjectNode shortcut(Member member, ObjectNode order) {
        var callback = text(order, "callback_id");
        var known = workspace.app().shortcuts();
        if (!known.isEmpty() && known.stream().noneMatch(s -> s.callbackId().equals(callback))) {
            throw new TurnedAway(400, "The app registered no shortcut " + callback + ".");
        }
        return Shown.delivery(
                order.has("ts")
                        ? member.usesShortcut(message(member.in(text(order, "channel")), order, "ts"), callback)
                        : member.usesShortcut(callback));
    }

    private ObjectNode react(Member member, ObjectNode order) {
        var message = message(where(member, order), order, "ts");
        var emoji = text(order, "name");
        if (order.path("remove").asBoolean(false)) {
            member.takesBack(message, emoji);
        } else {
            member.reacts(message, emoji);
        }
        return Json.object();
    }

    private ObjectNode pin(Member member, ObjectNode order) {
        var message = message(where(member, order), order, "ts");
        if (order.path("remove").asBoolean(false)) {
            member.unpins(message);
        } else {
            member.pins(message);
        }
        return Json.object();
    }

    private ObjectNode delete(Member member, ObjectNode order) {
        var message = message(member.in(text(order, "channel")), order, "ts");
        if (!member.person().id().equals(message.author().user())) {
            throw new TurnedAway(400, "People can delete only what they wrote themselves.");
        }
        member.deletes(message);
        return Json.object();
    }

    private static ObjectNode join(Member member, ObjectNode order) {
        member.joins(text(order, "channel"));
        return Json.object();
    }

    private ObjectNode invite(Member member, ObjectNode order) {
        where(member, order).invites(text(order, "user"));
        return Json.object();
    }

    private ObjectNode dismiss(Member member, ObjectNode order) {
        var ts = text(order, "ts");
        workspace.exclusively(() -> {
            var mine = member.whispers().stream().anyMatch(m -> m.ts().equals(ts));
            if (!mine || !workspace.conversations().forgetWhisper(ts)) {
                throw new TurnedAway(
                        404,
                        "There is no message " + ts + " that only "
                                + member.person().name() + " sees.");
            }
        });
        return Json.object();
    }

    /** In the channel's line, where only members write. */
    private Member where(Member member, ObjectNode order) {
        var name = text(order, "channel");
        var there = member.in(name);
        if (!workspace.exclusively(
                () -> workspace.channel(name).has(member.person().id()))) {
            throw new TurnedAway(400, member.person().name() + " isn't in " + name + "; join it first.");
        }
        return there;
    }

    private Message message(Member there, ObjectNode order, String field) {
        var ts = text(order, field);
        var channel = text(order, "channel");
        there.sees(channel, ts);
        return workspace
                .exclusively(() -> workspace.channel(channel).message(ts))
                .orElseThrow(
                        () -> new TurnedAway(400, "That message is for one person only; this can't be done with it."));
    }

    private static Screen screen(Member member, ObjectNode order) {
        var where = order.path("where");
        if (where.hasNonNull("view_id")) {
            return member.sees(where.path("view_id").asText());
        }
        if (where.hasNonNull("channel") && where.hasNonNull("ts")) {
            return member.sees(where.path("channel").asText(), where.path("ts").asText());
        }
        throw new TurnedAway(
                400, "Say \"where\": {\"channel\": …, \"ts\": …} for a message, {\"view_id\": …} for a view.");
    }

    private static Aim aim(ObjectNode order, String value) {
        return new Aim(order.path("block_id").asText(null), text(order, "action_id"), value);
    }

    private static String text(ObjectNode order, String field) {
        var text = order.path(field).asText("");
        if (text.isBlank()) {
            throw new TurnedAway(400, "The field \"" + field + "\" is missing.");
        }
        return text;
    }
}
