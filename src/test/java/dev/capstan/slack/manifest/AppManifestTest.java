package dev.capstan.slack.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.capstan.slack.api.SlackMethod;
import dev.capstan.slack.listen.Offer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AppManifestTest {
    private static final String SCHEMA = "slack-manifest-schema/manifest.schema.1.0.0.json";

    /** What a bot token can be granted in a workspace, by Slack's list of scopes; Slack's schema takes any word. */
    private static final Set<String> BOT_SCOPES = Set.of(
            ("app_mentions:read assistant:write bookmarks:read bookmarks:write calls:read calls:write canvases:read"
                            + " canvases:write channels:history channels:join channels:manage channels:read"
                            + " channels:write.invites channels:write.topic chat:write chat:write.customize"
                            + " chat:write.public commands conversations.connect:manage conversations.connect:read"
                            + " conversations.connect:write datastore:read datastore:write dnd:read emoji:read files:read"
                            + " files:write groups:history groups:read groups:write groups:write.invites"
                            + " groups:write.topic im:history im:read im:write im:write.topic incoming-webhook"
                            + " links.embed:write links:read links:write lists:read lists:write metadata.message:read"
                            + " mpim:history mpim:read mpim:write mpim:write.topic pins:read pins:write reactions:read"
                            + " reactions:write reminders:read reminders:write remote_files:read remote_files:share"
                            + " remote_files:write team.preferences:read team:read triggers:read triggers:write"
                            + " usergroups:read usergroups:write users.profile:read users:read users:read.email"
                            + " users:write workflow.steps:execute")
                    .split(" "));

    @Test
    void slack_takes_both_as_what_its_schema_describes() throws IOException {
        var file = schema();
        boolean mustBeHere = "true".equals(System.getenv("CI")) && Files.isDirectory(Path.of("../shared"));
        assertTrue(file.isPresent() || !mustBeHere, "../shared is here but lacks " + SCHEMA);
        assumeTrue(file.isPresent(), "Slack's schema is not beside this repository, so nothing is checked against it");
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(Files.readString(file.get()));
        CommittedManifest.both()
                .forEach(manifest -> assertEquals(Set.of(), schema.validate(manifest.root()), manifest.text()));
    }

    /** Beside this checkout, or beside the one that this is a worktree of. */
    private static Optional<Path> schema() throws IOException {
        var beside = new ArrayList<>(List.of(Path.of("").toAbsolutePath()));
        var git = Path.of(".git");
        if (Files.isRegularFile(git)) {
            var text = Files.readString(git).strip().replaceFirst("^gitdir: ", "");
            beside.add(Path.of(text.replaceFirst("/\\.git/worktrees/.*$", "")));
        }
        return beside.stream()
                .map(checkout -> checkout.resolveSibling("shared").resolve(SCHEMA))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    @Test
    void it_asks_for_the_scopes_of_all_that_is_called_and_heard_and_for_no_more() {
        var needed = new TreeSet<>(SlackMethod.botScopes());
        needed.addAll(List.of("commands", "app_mentions:read", "pins:read"));
        CommittedManifest.both().forEach(manifest -> assertEquals(List.copyOf(needed), manifest.scopes()));
        assertTrue(BOT_SCOPES.containsAll(needed), needed::toString);
    }

    @Test
    void sockets_need_no_address_and_http_needs_one_everywhere() {
        assertFalse(CommittedManifest.socketMode().text().contains("http"));
        var http = CommittedManifest.http().root();
        var address = http.at("/settings/event_subscriptions/request_url").asText();
        assertTrue(address.startsWith("https://") && address.endsWith("/slack/events"), address);
        assertEquals(address, http.at("/settings/interactivity/request_url").asText());
        assertEquals(
                address,
                http.at("/settings/interactivity/message_menu_options_url").asText());
        http.at("/features/slash_commands")
                .forEach(command -> assertEquals(address, command.get("url").asText()));
    }

    @Test
    void the_way_changes_nothing_of_what_is_offered() {
        var socketMode = CommittedManifest.socketMode();
        var http = CommittedManifest.http();
        assertEquals(socketMode.events(), http.events());
        assertEquals(socketMode.commands(), http.commands());
        assertTrue(socketMode.root().at("/settings/socket_mode_enabled").asBoolean());
        assertFalse(http.root().at("/settings/socket_mode_enabled").asBoolean());
    }

    @Test
    void what_slack_would_refuse_is_said_with_what_to_do() {
        assertEquals(List.of(), SlackLimits.problems(offering(command("/ops"), command("/" + "d".repeat(31)))));
        assertProblem("/" + "d".repeat(32) + " has 33 characters", command("/" + "d".repeat(32)));
        assertProblem("/ops is Capstan's own command", command("/ops"), command("/ops"));
        assertProblem("take 1001 characters", new Offer.Command("/deploy", "Deploy", "x".repeat(1001)));
        var many = IntStream.range(0, 51).mapToObj(i -> command("/c" + i)).toArray(Offer.Command[]::new);
        assertProblem("there are 51 commands", many);
    }

    private static void assertProblem(String part, Offer.Command... commands) {
        var problems = SlackLimits.problems(offering(commands));
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.getFirst().contains(part), problems::toString);
        assertTrue(problems.getFirst().contains(" — "), problems::toString);
    }

    private static Offer.Command command(String slash) {
        return new Offer.Command(slash, "Does it", "[service]");
    }

    private static Offer offering(Offer.Command... commands) {
        return new Offer(List.of(commands), List.of(), Set.of());
    }
}
