package dev.capstan.workspace.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.model.Installation;
import dev.capstan.workspace.model.OpenView;
import java.util.List;

/** A view in answers and payloads: what the app sent, completed by what Slack adds. */
public final class ViewShape {
    private ViewShape() {}

    public static ObjectNode of(OpenView view, Installation app) {
        var json = Json.object().put("id", view.id()).put("team_id", app.teamId());
        json.setAll(view.source().deepCopy());
        for (var text : List.of("callback_id", "external_id", "private_metadata")) {
            json.put(text, view.source().path(text).asText(""));
        }
        for (var flag : List.of("clear_on_close", "notify_on_close")) {
            json.put(flag, view.source().path(flag).asBoolean(false));
        }
        for (var optional : List.of("title", "submit", "close")) {
            if (!json.has(optional)) {
                json.putNull(optional);
            }
        }
        json.putObject("state").set("values", view.values());
        return json.put("hash", view.hash())
                .put("root_view_id", view.rootId())
                .put("previous_view_id", view.previousId())
                .put("app_id", app.appId())
                .put("app_installed_team_id", app.teamId())
                .put("bot_id", app.botId());
    }
}
