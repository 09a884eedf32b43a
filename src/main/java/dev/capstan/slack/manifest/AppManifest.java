package dev.capstan.slack.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.slack.api.SlackMethod;
import dev.capstan.slack.listen.Offer;
import java.util.Collection;
import java.util.TreeSet;

/** One app as Slack's page takes it, in version 1 of its schema. Equal offers make equal text. */
public final class AppManifest {
    private static final String NAME = "Capstan";
    private static final String BOT = "capstan";
    private static final String DESCRIPTION =
            "Runbooks as slash commands, with a plan and somebody's yes before they run";
    private static final String COLOUR = "#1f3a4d";

    private final Offer offer;
    private final Way way;
    private final ObjectMapper json = new ObjectMapper();

    public AppManifest(Offer offer, Way way) {
        this.offer = offer;
        this.way = way;
    }

    public String text() {
        var root = json.createObjectNode();
        root.putObject("display_information")
                .put("name", NAME)
                .put("description", DESCRIPTION)
                .put("background_color", COLOUR);
        features(root.putObject("features"));
        var scopes = new TreeSet<>(SlackMethod.botScopes());
        scopes.addAll(offer.scopes());
        fill(root.putObject("oauth_config").putObject("scopes").putArray("bot"), scopes);
        settings(root.putObject("settings"));
        return written(root);
    }

    private void features(ObjectNode features) {
        // Capstan writes there, but reads nothing
        features.putObject("app_home")
                .put("home_tab_enabled", true)
                .put("messages_tab_enabled", true)
                .put("messages_tab_read_only_enabled", true);
        features.putObject("bot_user").put("display_name", BOT).put("always_online", true);
        var shortcuts = features.putArray("shortcuts");
        for (var shortcut : offer.shortcuts()) {
            shortcuts
                    .addObject()
                    .put("name", shortcut.name())
                    .put("type", shortcut.onMessage() ? "message" : "global")
                    .put("callback_id", shortcut.id())
                    .put("description", shortcut.description());
        }
        var commands = features.putArray("slash_commands");
        for (var command : offer.commands()) {
            var entry = commands.addObject().put("command", command.slash());
            if (way instanceof Way.Http(var address)) {
                entry.put("url", address.toString());
            }
            entry.put("description", command.description())
                    .put("usage_hint", command.usage())
                    .put("should_escape", command.namesPeople());
        }
    }

    private void settings(ObjectNode settings) {
        var events = settings.putObject("event_subscriptions");
        var interactivity = settings.putObject("interactivity").put("is_enabled", true);
        if (way instanceof Way.Http(var address)) {
            events.put("request_url", address.toString());
            interactivity.put("request_url", address.toString()).put("message_menu_options_url", address.toString());
        }
        fill(events.putArray("bot_events"), offer.events());
        settings.put("org_deploy_enabled", false)
                .put("socket_mode_enabled", way instanceof Way.SocketMode)
                .put("token_rotation_enabled", false);
    }

    private static void fill(ArrayNode list, Collection<String> values) {
        values.forEach(list::add);
    }

    private String written(ObjectNode root) {
        var lines = new DefaultIndenter("  ", "\n");
        var colons = Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        var printer = new DefaultPrettyPrinter(colons).withObjectIndenter(lines).withArrayIndenter(lines);
        try {
            return json.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
