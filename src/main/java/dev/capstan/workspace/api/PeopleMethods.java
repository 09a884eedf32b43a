package dev.capstan.workspace.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.api.Endpoint.Audience;
import dev.capstan.workspace.api.Endpoint.Tier;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.shape.PersonShape;
import java.util.List;

/** users.*, usergroups.*, bots.info and auth.test: who is who. */
final class PeopleMethods {
    private final Workspace workspace;

    PeopleMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    void offer(MethodTable table) {
        table.offer(Audience.BOTH, "auth.test", Tier.POSTING, List.of(), this::authTest);
        table.offer("bots.info", Tier.THREE, List.of("users:read"), this::bot);
        table.offer("users.info", Tier.FOUR, List.of("users:read"), this::user);
        table.offer("users.list", Tier.TWO, List.of("users:read"), this::users);
        table.offer("usergroups.list", Tier.TWO, List.of("usergroups:read"), this::groups);
        table.offer("usergroups.users.list", Tier.TWO, List.of("usergroups:read"), this::groupMembers);
    }

    private ObjectNode authTest(Call call) {
        var app = workspace.app();
        return Json.object()
                .put("url", "https://" + app.teamDomain() + ".slack.com/")
                .put("team", app.teamDomain())
                .put("user", app.botName())
                .put("team_id", app.teamId())
                .put("user_id", app.botUserId())
                .put("bot_id", app.botId())
                .put("is_enterprise_install", false);
    }

    private ObjectNode bot(Call call) {
        var app = workspace.app();
        if (call.has("bot") && !call.text("bot").equals(app.botId())) {
            throw Refusal.of("bot_not_found");
        }
        var answer = Json.object();
        answer.putObject("bot")
                .put("id", app.botId())
                .put("deleted", false)
                .put("name", app.botName())
                .put("updated", 1_700_000_000)
                .put("app_id", app.appId())
                .put("user_id", app.botUserId());
        return answer;
    }

    private ObjectNode user(Call call) {
        var person = workspace.directory().person(call.needed("user")).orElseThrow(() -> Refusal.of("user_not_found"));
        return Json.object().set("user", PersonShape.of(person, workspace.app(), call.flag("include_locale")));
    }

    private ObjectNode users(Call call) {
        var withLocale = call.flag("include_locale");
        var people = workspace.directory().people();
        return Page.of(call, 1000, "members", people, p -> PersonShape.of(p, workspace.app(), withLocale))
                .put("cache_ts", workspace.now());
    }

    private ObjectNode groups(Call call) {
        var answer = Json.object();
        var list = answer.putArray("usergroups");
        workspace.directory().groups().stream()
                .filter(g -> !g.disabled() || call.flag("include_disabled"))
                .forEach(g -> list.add(PersonShape.of(g, workspace.app(), call.flag("include_users"))));
        return answer;
    }

    private ObjectNode groupMembers(Call call) {
        var group = workspace
                .directory()
                .group(call.needed("usergroup"))
                .filter(g -> !g.disabled() || call.flag("include_disabled"))
                .orElseThrow(() -> Refusal.of("no_such_subteam"));
        return Json.object().set("users", Json.strings(group.members()));
    }
}
