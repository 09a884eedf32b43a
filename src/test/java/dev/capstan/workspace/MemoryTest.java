package dev.capstan.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.methods.MethodsClient;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.UserGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace that is the same after a restart. */
class MemoryTest {
    @TempDir
    Path folder;

    private Path file;
    private LocalSlack slack;
    private MethodsClient api;

    @BeforeEach
    void started() {
        file = folder.resolve("deep/workspace.jsonl");
        start();
    }

    @AfterEach
    void closed() {
        slack.close();
    }

    private void start() {
        slack = LocalSlack.builder().remember(file).start();
        slack.add(Person.of("U1", "engineer").titled("Engineer").speaking("zh-CN"))
                .add(Person.of("U2", "approver"))
                .add(new UserGroup("S1", "releasers", "Releasers", List.of("U2"), false));
        slack.addChannel("ops", "engineer", "approver");
        api = BoltApp.client(slack);
    }

    private void restart() {
        slack.close();
        start();
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(Message::text).toList();
    }

    @Test
    void channels_messages_threads_and_marks_are_the_same_after_a_restart() throws Exception {
        var engineer = slack.as("engineer").in("ops");
        var root = engineer.says("root");
        engineer.repliesTo(root, "reply");
        var gone = engineer.says("gone");
        engineer.deletes(gone);
        slack.as("approver").reacts(root, "eyes");
        var posted = api.chatPostMessage(r -> r.channel("#ops")
                .text("card")
                .blocksAsString(
                        "[{\"type\":\"section\",\"block_id\":\"b\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"*x*\"}}]")
                .metadataAsString("{\"event_type\":\"op\",\"event_payload\":{\"id\":\"op-1\"}}"));
        assertTrue(posted.isOk(), posted::toString);
        api.chatUpdate(r -> r.channel(posted.getChannel()).ts(posted.getTs()).text("card, later"));
        api.pinsAdd(r -> r.channel(posted.getChannel()).timestamp(root.ts()));
        slack.topic("ops", "where things move");
        var privately = slack.addPrivateChannel("secret", "approver");
        slack.archive("secret");
        var direct = slack.as("engineer").in("@capstan").says("hello").channel();
        var before = slack.messages("ops");
        restart();
        assertEquals(before, slack.messages("ops"));
        assertEquals("card, later", slack.messages("ops").getLast().text());
        assertEquals(List.of("reply"), texts(slack.replies(root)));
        assertEquals(privately, slack.addPrivateChannel("secret"));
        var info = api.conversationsInfo(r -> r.channel(privately)).getChannel();
        assertTrue(info.isArchived() && info.isPrivate());
        assertEquals(
                "where things move",
                api.conversationsInfo(r -> r.channel(posted.getChannel()))
                        .getChannel()
                        .getTopic()
                        .getValue());
        assertEquals(
                1, api.pinsList(r -> r.channel(posted.getChannel())).getItems().size());
        assertEquals(List.of("hello"), texts(slack.messages("@engineer")));
        assertEquals(direct, slack.messages("@engineer").getFirst().channel());
        assertTrue(api.chatUpdate(
                        r -> r.channel(posted.getChannel()).ts(posted.getTs()).text("and again"))
                .isOk());
    }

    @Test
    void what_only_one_reader_saw_the_home_and_files_come_back() throws Exception {
        api.chatPostEphemeral(r -> r.channel("#ops").user("U1").text("psst"));
        api.viewsPublish(r -> r.userId("U1").viewAsString("{\"type\":\"home\",\"blocks\":[{\"type\":\"divider\"}]}"));
        var home = slack.as("engineer").home().orElseThrow().view();
        slack.as("engineer").uploads("log.txt", "line".getBytes(StandardCharsets.UTF_8));
        slack.removeFromChannel("ops", "capstan");
        restart();
        assertEquals(List.of("psst"), texts(slack.as("engineer").whispers()));
        var back = slack.as("engineer").home().orElseThrow().view();
        assertEquals(home.id(), back.id());
        assertEquals(home.hash(), back.hash());
        assertEquals(home.blocks(), back.blocks());
        assertEquals("line", slack.files().getFirst().text());
        assertEquals("zh-CN", slack.as("engineer").person().locale());
        assertFalse(api.chatPostMessage(r -> r.channel("#ops").text("x")).isOk(), "who was removed stays removed");
    }

    @Test
    void no_timestamp_and_no_id_is_given_twice() {
        var before = slack.as("engineer").in("ops").says("one");
        slack.as("engineer").deletes(before);
        var channel = slack.addChannel("first");
        slack.as("engineer").uploads("a.txt", new byte[] {1});
        var fileId = slack.files().getFirst().id();
        restart();
        assertTrue(slack.as("engineer").in("ops").says("two").ts().compareTo(before.ts()) > 0);
        assertNotEquals(channel, slack.addChannel("second"));
        slack.as("engineer").uploads("b.txt", new byte[] {1});
        assertNotEquals(fileId, slack.files().getLast().id());
    }

    @Test
    void a_change_is_on_disk_soon_and_without_closing() throws Exception {
        slack.as("engineer").in("ops").says("soon there");
        var deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!Files.readString(file).contains("soon there")) {
            assertTrue(System.nanoTime() < deadline, "it was never written");
            Thread.onSpinWait();
        }
        try (var twin = LocalSlack.builder()
                .remember(Files.copy(file, folder.resolve("twin")))
                .start()) {
            assertEquals(List.of("soon there"), texts(twin.messages("ops")));
        }
    }

    @Test
    void a_line_that_was_cut_off_costs_that_line_only() throws Exception {
        slack.as("engineer").in("ops").says("kept");
        slack.close();
        Files.writeString(file, "{\"fact\":\"message\",\"value\":{\"channel\":\"C1\",\"te", StandardOpenOption.APPEND);
        start();
        assertEquals(List.of("kept"), texts(slack.messages("ops")));
        assertEquals(1, broken().size());
        restart();
        assertEquals(1, broken().size(), "the rest was written anew and is whole");
    }

    @Test
    void a_file_that_is_something_else_is_set_aside_and_the_workspace_starts_empty() throws Exception {
        slack.as("engineer").in("ops").says("lost");
        slack.close();
        Files.write(file, new byte[] {0, 1, 2, (byte) 0xff, '\n', 'x', '\n', '{', '}', '\n', '[', ']'});
        start();
        assertTrue(slack.messages("ops").isEmpty());
        assertEquals(1, broken().size());
        assertEquals(12, Files.size(broken().getFirst()));
    }

    @Test
    void a_change_among_thousands_costs_a_line() throws Exception {
        var engineer = slack.as("engineer").in("ops");
        for (var i = 0; i < 3_000; i++) {
            engineer.says("message number " + i);
        }
        restart();
        var before = Files.size(file);
        slack.as("engineer").in("ops").says("one more");
        slack.close();
        var grown = Files.size(file) - before;
        assertTrue(grown > 0 && grown < 5_000, "it grew by " + grown);
        start();
        assertEquals(3_001, slack.messages("ops").size());
    }

    @Test
    void what_is_outdated_does_not_pile_up() throws Exception {
        var posted = api.chatPostMessage(r -> r.channel("#ops").text("x".repeat(500)));
        for (var i = 0; i < 50; i++) {
            var n = i;
            api.chatUpdate(
                    r -> r.channel(posted.getChannel()).ts(posted.getTs()).text("y".repeat(500) + n));
        }
        restart();
        assertTrue(Files.size(file) < 5_000, "it has " + Files.size(file));
        assertTrue(slack.messages("ops").getFirst().text().endsWith("y49"));
    }

    private List<Path> broken() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.filter(f -> f.getFileName().toString().contains(".broken-"))
                    .toList();
        }
    }
}
