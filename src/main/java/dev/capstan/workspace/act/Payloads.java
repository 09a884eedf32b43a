package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.ChannelShape;
import dev.capstan.workspace.shape.Json;

/** The parts that Slack's payloads have in common. */
final class Payloads {
    private final Workspace workspace;

    Payloads(Workspace workspace) {
        this.workspace = workspace;
    }

    ObjectNode command(Person person, Channel channel, String command, String text, String responseUrl) {
        var app = workspace.app();
        return Json.object()
                .put("token", app.verificationToken())
                .put("team_id", app.teamId())
                .put("team_domain", app.teamDomain())
                .put("channel_id", channel.id())
                .put("channel_name", ChannelShape.nameInPayloads(channel))
                .put("user_id", person.id())
                .put("user_name", person.name())
                .put("command", command)
                .put("text", text)
                .put("api_app_id", app.appId())
                .put("is_enterprise_install", "false")
                .put("response_url", responseUrl)
                .put("trigger_id", workspace.tickets().trigger(person.id()));
    }

    ObjectNode interaction(String type, Person person) {
        var app = workspace.app();
        var payload = Json.object().put("type", type);
        payload.putObject("team").put("id", app.teamId()).put("domain", app.teamDomain());
        payload.putObject("user")
                .put("id", person.id())
                .put("username", person.name())
                .put("name", person.name())
                .put("team_id", app.teamId());
        return payload.put("api_app_id", app.appId())
                .put("token", app.verificationToken())
                .put("is_enterprise_install", false)
                .putNull("enterprise");
    }

    ObjectNode withTrigger(ObjectNode payload, Person person) {
        return payload.put("trigger_id", workspace.tickets().trigger(person.id()));
    }

    ObjectNode channel(Channel channel) {
        return Json.object().put("id", channel.id()).put("name", ChannelShape.nameInPayloads(channel));
    }

    ObjectNode eventEnvelope(ObjectNode event) {
        var app = workspace.app();
        var envelope = Json.object()
                .put("token", app.verificationToken())
                .put("team_id", app.teamId())
                .put("context_team_id", app.teamId())
                .putNull("context_enterprise_id")
                .put("api_app_id", app.appId());
        envelope.set("event", event);
        envelope.put("type", "event_callback")
                .put("event_id", workspace.ids().next("Ev"))
                .put("event_time", workspace.now());
        envelope.putArray("authorizations")
                .addObject()
                .putNull("enterprise_id")
                .put("team_id", app.teamId())
                .put("user_id", app.botUserId())
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        return envelope.put("is_ext_shared_channel", false)
                .put("event_context", "4-" + workspace.ids().next("EC"));
    }
}
