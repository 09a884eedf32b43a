package dev.capstan.slack.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.capstan.workspace.LocalSlackBuilder;
import dev.capstan.workspace.model.RegisteredCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A manifest as it lies in the repository, from which people create their app. */
public final class CommittedManifest {
    public static final Path FOLDER = Path.of("manifest");

    private final String text;
    private final JsonNode root;

    private CommittedManifest(Path file) {
        try {
            text = Files.readString(file);
            root = new ObjectMapper().readTree(text);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public static CommittedManifest socketMode() {
        return new CommittedManifest(FOLDER.resolve("socket-mode.json"));
    }

    public static CommittedManifest http() {
        return new CommittedManifest(FOLDER.resolve("http.json"));
    }

    public static Stream<CommittedManifest> both() {
        return Stream.of(socketMode(), http());
    }

    String text() {
        return text;
    }

    JsonNode root() {
        return root;
    }

    public List<String> scopes() {
        return texts(root.at("/oauth_config/scopes/bot"));
    }

    public List<String> events() {
        return texts(root.at("/settings/event_subscriptions/bot_events"));
    }

    public List<String> commands() {
        return StreamSupport.stream(root.at("/features/slash_commands").spliterator(), false)
                .map(command -> command.get("command").asText())
                .toList();
    }

    /**
     * The local Slack grants, sends and offers exactly what this manifest asks for.
     *
     * @param alsoRegistered commands of runbooks that only a test has
     */
    public LocalSlackBuilder install(LocalSlackBuilder slack, String... alsoRegistered) {
        return slack.scopes(scopes().toArray(String[]::new))
                .events(events().toArray(String[]::new))
                .commands(Stream.concat(registered(), Stream.of(alsoRegistered).map(RegisteredCommand::named))
                        .toList());
    }

    private Stream<RegisteredCommand> registered() {
        return StreamSupport.stream(root.at("/features/slash_commands").spliterator(), false)
                .map(command -> new RegisteredCommand(
                        command.path("command").asText(),
                        command.path("description").asText(),
                        command.path("usage_hint").asText(),
                        command.path("should_escape").asBoolean()));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
