package dev.capstan.workspace.control;

import dev.capstan.workspace.LocalSlack;
import dev.capstan.workspace.LocalSlackBuilder;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.RegisteredCommand;
import dev.capstan.workspace.model.RegisteredShortcut;
import dev.capstan.workspace.model.RegisteredShortcut.Kind;
import dev.capstan.workspace.model.UserGroup;
import dev.capstan.workspace.shape.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A workspace with a face, a tiny app in it, and a script at its control API. */
abstract class ControlScene {
    LocalSlack slack;
    TinyApp app;
    ControlClient script;
    String ops;
    String secret;

    @BeforeEach
    void a_workspace_with_a_face() throws Exception {
        slack = builder().start();
        slack.add(Person.of("U1", "engineer").called("The engineer").titled("Engineer"))
                .add(Person.of("U2", "approver").titled("Release manager"))
                .add(Person.of("U3", "guest").asGuest().speaking("zh-CN"))
                .add(new UserGroup("S1", "releasers", "Releasers", List.of("U2"), false));
        ops = slack.addChannel("ops", "engineer", "approver");
        secret = slack.addPrivateChannel("secret", "approver");
        app = new TinyApp(slack);
        script = new ControlClient(slack);
    }

    @AfterEach
    void closed() {
        script.close();
        app.close();
        slack.close();
    }

    static LocalSlackBuilder builder() {
        return LocalSlack.builder()
                .face(ControlClient.TOKEN)
                .acknowledgeWithin(Duration.ofMillis(500))
                .events("app_mention", "app_home_opened", "member_joined_channel")
                .commands(List.of(
                        new RegisteredCommand("/deploy", "Deploy a service", "[service] [version]", false),
                        RegisteredCommand.named("/slow")))
                .shortcuts(List.of(
                        new RegisteredShortcut("status", "Show status", Kind.GLOBAL),
                        new RegisteredShortcut("file_it", "File it", Kind.MESSAGE)));
    }

    /** A message of the app with these blocks; returns its timestamp. */
    String posted(String text, String blocks) {
        var arguments = Json.object().put("channel", ops).put("text", text);
        if (!blocks.isEmpty()) {
            arguments.set("blocks", Json.parse(blocks.replace('\'', '"')).orElseThrow());
        }
        var answer = app.calls("chat.postMessage", arguments);
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError(answer.toString());
        }
        return answer.path("ts").asText();
    }
}
