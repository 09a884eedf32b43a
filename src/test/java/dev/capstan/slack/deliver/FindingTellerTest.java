package dev.capstan.slack.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.finding.Finding;
import dev.capstan.slack.Workplace;
import dev.capstan.step.Told;
import dev.capstan.workspace.model.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FindingTellerTest {
    private static final Finding FULL = new Finding(
            "full",
            new Told("The store is 93 % full <!channel>.", "备份存储已使用 93 %。"),
            new Told("The store has room again.", "备份存储空间已恢复。"));

    private final Workplace work = new Workplace();

    @AfterEach
    void close() {
        work.close();
    }

    private void settle(Finding... standing) {
        work.findings.settle(
                new ServiceName("ctea"),
                new EnvironmentName("production"),
                new ChannelId(work.channel),
                List.of(standing),
                work.clock.instant());
    }

    private void allIsTold() {
        Workplace.until(() -> {
            work.clock.pass(Duration.ofMillis(200));
            work.nudge();
            return work.outbox.isEmpty();
        });
    }

    private List<Message> told() {
        return work.slack.messages(work.channel);
    }

    @Test
    void the_channel_is_told_when_it_begins_and_under_that_when_it_is_over() {
        work.delivering();
        settle(FULL);
        allIsTold();
        assertEquals(1, told().size());
        var begun = told().getFirst();
        assertTrue(begun.everything().contains("⚠️ *ctea production* · The store is 93 % full"), begun.everything());
        assertFalse(begun.everything().contains("<!channel>"));

        settle(FULL);
        settle();
        allIsTold();
        assertEquals(2, told().size());
        var over = told().getLast();
        assertTrue(over.everything().contains("✅ *ctea production* · The store has room again."), over.everything());
        assertTrue(over.isReply() && over.broadcast());
    }

    @Test
    void what_was_over_before_anybody_heard_of_it_is_not_told() {
        settle(FULL);
        settle();
        work.delivering();
        allIsTold();
        assertEquals(List.of(), told());
    }

    @Test
    void a_channel_that_lacks_the_bot_is_a_word_to_the_admins_and_to_nobody_by_name() {
        var bot = work.slack.app().botUserId();
        work.slack.removeFromChannel(work.channel, bot);
        settle(FULL);
        work.delivering();
        Workplace.until(() -> {
            work.clock.pass(Duration.ofSeconds(10));
            work.nudge();
            return refused() >= 3;
        });
        assertEquals(1, work.slack.messages(work.admin).size());
        assertTrue(work.slack.traffic().of("chat.postMessage").stream()
                .noneMatch(call -> call.toString().contains("CAPSTAN")));

        work.slack.addToChannel(work.channel, bot);
        work.deliverer().welcome(new ChannelId(work.channel));
        allIsTold();
        assertEquals(1, told().size());
    }

    private long refused() {
        return work.slack.traffic().of("chat.postMessage").stream()
                .filter(call -> call.toString().contains("not_in_channel"))
                .count();
    }
}
