package dev.capstan.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.capstan.workspace.act.Form;
import dev.capstan.workspace.act.Member;
import dev.capstan.workspace.api.Fault;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.shape.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An app made with Slack's JavaScript framework finds a Slack here, over HTTP and, in a subclass, over a socket. */
@ExtendWith(NeedsBolt.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnyAppTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    LocalSlack slack;
    private BoltForJavaScript canteen;
    private String channel;
    private Member guest;

    @BeforeAll
    void the_canteen_opens() {
        slack = LocalSlack.builder()
                .bot("canteen")
                .events("app_mention", "app_home_opened", "message.channels", "message.im", "reaction_added")
                .withoutScopes("pins:write")
                .start();
        slack.add(Person.of("U1", "guest").called("A hungry guest")).add(Person.of("U2", "cook"));
        canteen = open();
    }

    BoltForJavaScript open() {
        return BoltForJavaScript.installedIn(slack);
    }

    @BeforeEach
    void a_table(TestInfo test) {
        channel = slack.addChannel(
                "t-" + Integer.toHexString(test.getDisplayName().hashCode()), "guest", "cook");
        guest = slack.as("guest").in(channel);
    }

    @AfterAll
    void it_closes() {
        try {
            canteen.close();
        } finally {
            slack.close();
        }
    }

    @Test
    void a_command_is_acknowledged_first_and_answered_through_its_response_url() {
        assertTrue(guest.types("/menu").acknowledged());
        assertEquals(
                "Today: Dumplings, Noodles, Noodle soup, Pancakes",
                seen(m -> true).text());
        assertEquals("Ask again any time, <@U1>", whisper().text());
    }

    @Test
    void an_acknowledgement_may_carry_the_answer_or_nothing_at_all() {
        assertTrue(guest.types("/silent").acknowledged());
        assertTrue(guest.types("/quick eat & run").acknowledged());
        assertEquals(
                List.of("You said \"eat &amp; run\""),
                whispers().stream().map(Message::text).toList());
    }

    @Test
    void a_modal_suggests_complains_and_at_last_posts_the_order() {
        var form = order();
        assertEquals(
                List.of("Noodles", "Noodle soup"), form.searches("dish", "noo").labels());
        form.enters("dish", "Noodles").enters("portions", "some").submits();
        assertEquals(
                Map.of("portions", "How many? Please give a number."),
                form.view().errors());
        assertTrue(form.enters("portions", "2").submits().acknowledged());
        assertTrue(form.ifOpen().isEmpty());
        var card = seen(m -> true);
        assertEquals("2 × Noodles", card.text());
        assertTrue(card.everything().contains("<@U1> orders *2 × Noodles*"), card::everything);
    }

    @Test
    void a_modal_is_updated_in_place_covered_by_another_and_uncovered_again() {
        var form = order();
        form.presses("in_a_hurry");
        await(() -> form.view().title().equals("Order, quickly"));
        form.presses("allergens");
        await(() -> top().view().title().equals("Allergens"));
        assertEquals(form.view().id(), top().view().previousId());
        top().closes();
        assertEquals("Order, quickly", top().view().title());
        form.enters("dish", "Pancakes").enters("portions", "11").submits();
        assertEquals("Too much", form.view().title());
        form.closes();
        assertTrue(guest.modal().isEmpty());
    }

    @Test
    void an_app_that_asked_for_it_hears_of_a_closed_modal() {
        assertTrue(order().closes().acknowledged());
        slack.awaitMessage(m -> m.text().equals("Hungry later, then?"), SOON);
    }

    @Test
    void a_button_changes_its_message_answers_in_the_thread_and_leaves_an_emoji() {
        var card = ordered();
        assertTrue(slack.as("cook").in(channel).clicks(card, "Served").acknowledged());
        var thanks = seen(Message::isReply);
        assertEquals("Enjoy your Dumplings", thanks.text());
        assertEquals(card.ts(), thanks.threadTs());
        var served = slack.now(card).orElseThrow();
        assertEquals("Dumplings served by cook", served.text());
        assertTrue(served.blocks().isEmpty());
        assertEquals(Map.of("white_check_mark", List.of(slack.app().botUserId())), served.reactions());
    }

    @Test
    void a_response_url_whispers_beside_a_message_and_takes_it_away() {
        var card = ordered();
        guest.clicks(card, "refuse");
        assertEquals("Only the cook refuses", whisper().text());
        await(() -> slack.now(card).isEmpty());
    }

    @Test
    void an_ephemeral_message_reaches_its_one_reader() {
        guest.types("/nudge @cook");
        assertEquals(
                "<@U1> is waiting for your order",
                slack.awaitWhisper("cook", m -> m.channel().equals(channel), SOON)
                        .text());
        assertTrue(whispers().isEmpty());
    }

    @Test
    void events_arrive_and_are_answered_in_the_thread() {
        var said = guest.says("@canteen are you open?");
        var answer = seen(Message::isReply);
        assertEquals("At your service, <@U1>", answer.text());
        assertEquals(said.ts(), answer.threadTs());
        guest.reacts(said, "eyes");
        seen(m -> m.text().equals("What are you looking at?"));
        guest.in("@canteen").says("hello cook");
        slack.awaitMessage(m -> m.text().equals("The cook hears you, <@U1>"), SOON);
    }

    @Test
    void shortcuts_open_forms_and_see_the_message_they_stand_at() {
        guest.usesShortcut("order_now");
        guest.awaitModal(SOON).closes();
        var said = slack.as("cook").in(channel).says("Pancakes for me");
        guest.usesShortcut(said, "same_for_me");
        var reply = seen(Message::isReply);
        assertEquals("<@U1> wants that too: Pancakes for me", reply.text());
        assertEquals(said.ts(), reply.threadTs());
    }

    @Test
    void home_is_published_when_opened_and_again_by_its_button() {
        guest.opensHome();
        await(() -> home().contains("Visit 1"));
        guest.home().orElseThrow().presses("come_again");
        await(() -> home().contains("Visit 2"));
    }

    @Test
    void files_go_up_as_text_and_bytes_and_are_shared_in_the_thread_together() {
        guest.types("/bill");
        var shared = seen(m -> m.content().files().size() == 2);
        assertTrue(shared.isReply());
        assertEquals("Both copies", shared.text());
        var files = slack.files();
        var bill = files.stream().filter(f -> f.name().equals("bill.csv")).findFirst();
        assertEquals("Bill", bill.orElseThrow().title());
        assertEquals("Noodles;2\n炒面;1\n", bill.orElseThrow().text());
        var stamp = files.stream().filter(f -> f.name().equals("stamp.png")).findFirst();
        assertArrayEquals(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff},
                stamp.orElseThrow().bytes());
    }

    @Test
    void who_and_where_can_be_asked() {
        var self = call("auth.test", "{}");
        assertEquals(slack.app().botUserId(), self.path("user_id").asText());
        assertEquals(slack.app().teamId(), self.path("team_id").asText());
        var person =
                call("users.info", "{\"user\":\"U1\",\"include_locale\":true}").path("user");
        assertEquals("A hungry guest", person.path("profile").path("real_name").asText());
        assertEquals("en-US", person.path("locale").asText());
        assertFalse(person.path("is_bot").asBoolean(true));
        var talk = call("conversations.open", "{\"users\":\"U1\"}").path("channel");
        assertTrue(talk.path("id").asText().startsWith("D"), talk::toString);
        var members = call("conversations.members", "{\"channel\":\"" + channel + "\"}");
        assertEquals(3, members.path("members").size());
        var found = call("conversations.list", "{\"limit\":1000}");
        assertTrue(found.path("channels").findValuesAsText("id").contains(channel), found::toString);
    }

    @Test
    void a_long_history_is_read_page_by_page_newest_first_and_a_thread_oldest_first() {
        var parent = guest.says("line 1");
        IntStream.rangeClosed(2, 5).forEach(n -> guest.says("line " + n));
        IntStream.rangeClosed(1, 3).forEach(n -> guest.repliesTo(parent, "reply " + n));
        var where = "{\"channel\":\"" + channel + "\",\"limit\":2";
        assertEquals(
                "[[\"line 5\",\"line 4\"],[\"line 3\",\"line 2\"],[\"line 1\"]]",
                answer("/pages conversations.history messages " + where + "}").toString());
        assertEquals(
                "[[\"line 1\",\"reply 1\"],[\"reply 2\",\"reply 3\"]]",
                answer("/pages conversations.replies messages " + where + ",\"ts\":\"" + parent.ts() + "\"}")
                        .toString());
    }

    @Test
    void refusals_come_with_slacks_own_codes_and_what_goes_with_them() {
        assertEquals("channel_not_found", error("chat.postMessage", "{\"channel\":\"C404\",\"text\":\"x\"}"));
        assertEquals("no_text", error("chat.postMessage", "{\"channel\":\"" + channel + "\"}"));
        assertEquals("user_not_found", error("users.info", "{\"user\":\"U404\"}"));
        assertEquals("invalid_auth", error("auth.test", "{\"token\":\"xoxb-of-somebody-else\"}"));
        assertEquals("unknown_method", error("canteen.open", "{}"));
        assertEquals(
                "thread_not_found", error("conversations.replies", "{\"channel\":\"" + channel + "\",\"ts\":\"1.0\"}"));
        var pin = call("pins.add", "{\"channel\":\"" + channel + "\",\"timestamp\":\"1.0\"}");
        assertEquals("missing_scope", pin.path("error").asText());
        assertEquals("pins:write", pin.path("needed").asText());
        var blocks = call(
                "chat.postMessage",
                "{\"channel\":\"" + channel + "\",\"blocks\":[{\"type\":\"section\"}],\"text\":\"x\"}");
        assertEquals("invalid_blocks", blocks.path("error").asText());
        assertFalse(blocks.path("response_metadata").path("messages").isEmpty(), blocks::toString);
    }

    @Test
    void an_app_told_to_slow_down_waits_and_comes_back() {
        slack.faults().next("users.info", new Fault.RateLimited(Duration.ofSeconds(1)));
        assertTrue(call("users.info", "{\"user\":\"U2\"}").path("ok").asBoolean());
        assertEquals(0, slack.faults().outstanding());
    }

    private Form order() {
        assertTrue(guest.types("/order").acknowledged());
        return guest.awaitModal(SOON);
    }

    private Form top() {
        return guest.modal().orElseThrow();
    }

    private Message ordered() {
        order().enters("dish", "Dumplings").submits();
        return seen(m -> m.text().equals("1 × Dumplings"));
    }

    private String home() {
        return guest.home().map(h -> h.view().blocks().toString()).orElse("");
    }

    private JsonNode call(String method, String arguments) {
        return answer("/call " + method + " " + arguments);
    }

    private String error(String method, String arguments) {
        return call(method, arguments).path("error").asText();
    }

    private JsonNode answer(String command) {
        var before = whispers().size();
        guest.types(command);
        return Json.parse(slack.await(() -> whispers().stream().skip(before).findFirst(), SOON)
                        .orElseThrow(() -> new AssertionError("no answer to " + command))
                        .text())
                .orElseThrow();
    }

    private Message seen(Predicate<Message> wanted) {
        return slack.awaitMessage(m -> m.channel().equals(channel) && m.author().isBot() && wanted.test(m), SOON);
    }

    private Message whisper() {
        return slack.awaitWhisper("guest", m -> m.channel().equals(channel), SOON);
    }

    private List<Message> whispers() {
        return guest.whispers().stream()
                .filter(m -> m.channel().equals(channel))
                .toList();
    }

    void await(BooleanSupplier fulfilled) {
        assertTrue(slack.await(() -> fulfilled.getAsBoolean() ? Optional.of(true) : Optional.empty(), SOON)
                .isPresent());
    }
}
