package dev.capstan.slack.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.GroupId;
import dev.capstan.catalog.Language;
import dev.capstan.slack.Sample;
import dev.capstan.slack.Workplace;
import dev.capstan.workspace.api.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private final Workplace work = new Workplace();

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void a_person_is_asked_about_once() {
        assertEquals(Optional.of(Language.CHINESE), work.people.languageOf(Sample.MANAGER));
        assertEquals(Optional.of(Language.CHINESE), work.people.languageOf(Sample.MANAGER));
        assertEquals(1, work.slack.traffic().of("users.info").size());
    }

    @Test
    void a_slow_slack_holds_nobody_up_for_longer_than_the_patience() {
        work.slack.faults().always("users.info", new Fault.LateAnswer(Duration.ofSeconds(5)));
        var people = new People(work.api.methods(), work.threads, Duration.ofMillis(100));
        long before = System.nanoTime();
        assertEquals(Optional.empty(), people.languageOf(Sample.MANAGER));
        assertTrue(Duration.ofNanos(System.nanoTime() - before).toMillis() < 1_000);
    }

    @Test
    void an_answer_that_came_late_is_known_the_next_time() {
        work.slack.faults().next("users.info", new Fault.LateAnswer(Duration.ofMillis(200)));
        var people = new People(work.api.methods(), work.threads, Duration.ofMillis(20));
        assertEquals(Optional.empty(), people.languageOf(Sample.MANAGER));
        Workplace.until(() -> people.languageOf(Sample.MANAGER).isPresent());
    }

    @Test
    void the_members_of_a_group_are_those_that_slack_names() {
        assertEquals(Set.of(Sample.MANAGER), work.people.of(Sample.MANAGERS));
    }

    @Test
    void a_group_that_can_not_be_asked_about_has_no_members() {
        assertEquals(Set.of(), work.people.of(new GroupId("S0NOSUCH")));
        work.slack.faults().down();
        assertEquals(Set.of(), work.people.of(Sample.MANAGERS));
    }

    @Test
    void whether_the_bot_is_in_a_channel_is_known_or_not() {
        assertEquals(Optional.of(true), work.people.botIsIn(new ChannelId(work.channel)));
        assertEquals(Optional.of(false), work.people.botIsIn(new ChannelId("C0NOSUCH")));
        work.slack.faults().down();
        assertEquals(Optional.empty(), work.people.botIsIn(new ChannelId(work.admin)));
    }

    @Test
    void who_we_are_is_asked_until_slack_says() {
        work.slack.faults().next("auth.test", new Fault.ServerError(503));
        var identity = new Identity(work.api.methods(), work.threads);
        assertEquals(Optional.empty(), identity.bot(Duration.ofSeconds(5)));
        var bot = identity.bot(Duration.ofSeconds(5)).orElseThrow();
        assertEquals(work.slack.app().botUserId(), bot.user());
        assertEquals(work.slack.app().teamId(), bot.team());
        identity.bot(Duration.ZERO);
        assertEquals(2, work.slack.traffic().of("auth.test").size());
    }
}
