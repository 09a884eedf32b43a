package dev.capstan.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.ConversationType;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.UserGroup;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectoryAndFilesTest {
    private LocalSlack slack;
    private MethodsClient api;
    private String ops;

    @BeforeEach
    void a_workspace() {
        slack = LocalSlack.builder().start();
        slack.add(Person.of("U1", "engineer").speaking("zh-CN")).add(Person.of("U2", "approver"));
        slack.add(new UserGroup("S1", "release-managers", "Release managers", List.of("U2"), false));
        ops = slack.addChannel("ops", "engineer", "approver");
        api = BoltApp.client(slack);
    }

    @AfterEach
    void closed() {
        slack.close();
    }

    private ChatPostMessageResponse post(String text) throws Exception {
        return api.chatPostMessage(r -> r.channel(ops).text(text));
    }

    @Test
    void channels_are_listed_created_joined_filled_and_archived() throws Exception {
        slack.addPrivateChannel("secret", "engineer");
        var both = api.conversationsList(
                r -> r.types(List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL)));
        assertEquals(2, both.getChannels().size());
        var created = api.conversationsCreate(r -> r.name("inc-7"));
        var id = created.getChannel().getId();
        assertEquals("name_taken", api.conversationsCreate(r -> r.name("inc-7")).getError());
        assertEquals(
                "invalid_name_specials",
                api.conversationsCreate(r -> r.name("Inc 7")).getError());
        assertTrue(api.conversationsInvite(r -> r.channel(id).users(List.of("U1", "U2")))
                .isOk());
        assertEquals(
                "already_in_channel",
                api.conversationsInvite(r -> r.channel(id).users(List.of("U1"))).getError());
        assertEquals(
                "user_not_found",
                api.conversationsInvite(r -> r.channel(id).users(List.of("U9"))).getError());
        assertEquals(
                3, api.conversationsMembers(r -> r.channel(id)).getMembers().size());
        assertTrue(api.conversationsInfo(r -> r.channel(id)).getChannel().isMember());
        assertTrue(api.conversationsArchive(r -> r.channel(id)).isOk());
        assertEquals(
                "already_archived", api.conversationsArchive(r -> r.channel(id)).getError());
        slack.removeFromChannel(ops, "capstan");
        assertEquals(
                "not_in_channel", api.conversationsHistory(r -> r.channel(ops)).getError());
        assertTrue(api.conversationsJoin(r -> r.channel(ops)).isOk());
        assertEquals(
                "already_in_channel", api.conversationsJoin(r -> r.channel(ops)).getWarning());
    }

    @Test
    void people_have_locales_and_groups_have_members() throws Exception {
        assertEquals(
                "zh-CN",
                api.usersInfo(r -> r.user("U1").includeLocale(true)).getUser().getLocale());
        assertNull(api.usersInfo(r -> r.user("U1")).getUser().getLocale());
        assertEquals("user_not_found", api.usersInfo(r -> r.user("U9")).getError());
        assertEquals(3, api.usersList(r -> r).getMembers().size());
        var groups = api.usergroupsList(r -> r.includeUsers(true)).getUsergroups();
        assertEquals("release-managers", groups.getFirst().getHandle());
        assertEquals(List.of("U2"), groups.getFirst().getUsers());
        assertEquals(
                List.of("U2"), api.usergroupsUsersList(r -> r.usergroup("S1")).getUsers());
        assertEquals(
                "no_such_subteam",
                api.usergroupsUsersList(r -> r.usergroup("S9")).getError());
        assertEquals(
                "capstan",
                api.botsInfo(r -> r.bot(slack.app().botId())).getBot().getName());
    }

    @Test
    void reactions_pins_and_permalinks_mark_messages() throws Exception {
        var ts = post("mark me").getTs();
        assertTrue(
                api.reactionsAdd(r -> r.channel(ops).timestamp(ts).name("eyes")).isOk());
        assertEquals(
                "already_reacted",
                api.reactionsAdd(r -> r.channel(ops).timestamp(ts).name("eyes")).getError());
        var seen = api.conversationsHistory(r -> r.channel(ops)).getMessages().getFirst();
        assertEquals("eyes", seen.getReactions().getFirst().getName());
        assertTrue(api.reactionsRemove(r -> r.channel(ops).timestamp(ts).name("eyes"))
                .isOk());
        assertEquals(
                "no_reaction",
                api.reactionsRemove(r -> r.channel(ops).timestamp(ts).name("eyes"))
                        .getError());
        assertTrue(api.pinsAdd(r -> r.channel(ops).timestamp(ts)).isOk());
        assertEquals(
                "already_pinned", api.pinsAdd(r -> r.channel(ops).timestamp(ts)).getError());
        assertEquals(
                ts,
                api.pinsList(r -> r.channel(ops))
                        .getItems()
                        .getFirst()
                        .getMessage()
                        .getTs());
        var link = api.chatGetPermalink(r -> r.channel(ops).messageTs(ts)).getPermalink();
        assertTrue(link.endsWith("/archives/" + ops + "/p" + ts.replace(".", "")));
    }

    @Test
    void a_file_goes_up_in_three_steps_and_appears_in_the_thread() throws Exception {
        var parent = post("log").getTs();
        var sent = api.filesUploadV2(r -> r.channel(ops)
                .threadTs(parent)
                .filename("op.log")
                .title("The full log")
                .initialComment("here")
                .content("line 1\nline 2\n"));
        assertTrue(sent.isOk(), () -> String.valueOf(sent));
        var shared = slack.awaitMessage(m -> !m.content().files().isEmpty(), Duration.ofSeconds(5));
        assertEquals(parent, shared.threadTs());
        assertEquals("here", shared.text());
        assertEquals("line 1\nline 2\n", slack.files().getFirst().text());
        assertEquals("The full log", slack.files().getFirst().title());
        var info = api.filesInfo(r -> r.file(shared.content().files().getFirst()));
        assertEquals("op.log", info.getFile().getName());
    }
}
