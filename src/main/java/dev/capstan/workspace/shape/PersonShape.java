package dev.capstan.workspace.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.model.Installation;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.UserGroup;

/** People and groups. */
public final class PersonShape {
    private PersonShape() {}

    public static ObjectNode of(Person person, Installation app, boolean withLocale) {
        var json = Json.object()
                .put("id", person.id())
                .put("team_id", app.teamId())
                .put("name", person.name())
                .put("deleted", false)
                .put("real_name", person.realName())
                .put("tz", "Etc/UTC")
                .put("tz_label", "Coordinated Universal Time")
                .put("tz_offset", 0)
                .put("is_admin", false)
                .put("is_owner", false)
                .put("is_primary_owner", false)
                .put("is_restricted", person.guest())
                .put("is_ultra_restricted", false)
                .put("is_bot", person.bot())
                .put("is_app_user", false)
                .put("updated", 1_700_000_000);
        json.putObject("profile")
                .put("real_name", person.realName())
                .put("real_name_normalized", person.realName())
                .put("display_name", person.name())
                .put("display_name_normalized", person.name())
                .put("title", person.title())
                .put("team", app.teamId());
        if (withLocale) {
            json.put("locale", person.locale());
        }
        return json;
    }

    public static ObjectNode of(UserGroup group, Installation app, boolean withUsers) {
        var json = Json.object()
                .put("id", group.id())
                .put("team_id", app.teamId())
                .put("is_usergroup", true)
                .put("name", group.name())
                .put("handle", group.handle())
                .put("description", "")
                .put("date_delete", group.disabled() ? 1_700_000_000 : 0)
                .put("user_count", group.members().size());
        if (withUsers) {
            json.set("users", Json.strings(group.members()));
        }
        return json;
    }
}
