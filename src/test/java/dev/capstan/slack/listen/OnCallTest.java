package dev.capstan.slack.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Chapters;
import dev.capstan.catalog.House;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.UserId;
import dev.capstan.rota.OnCall;
import dev.capstan.rota.Rota;
import dev.capstan.rota.RotaName;
import dev.capstan.rota.Rotas;
import dev.capstan.rota.RotasChapter;
import dev.capstan.slack.Sample;
import dev.capstan.slack.Workplace;
import dev.capstan.workspace.act.Postmark;
import dev.capstan.workspace.model.Message;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /oncall}, typed as people do. */
class OnCallTest {
    private static final UserId BOB = new UserId("U0BOB");

    private final Workplace work = new Workplace().overHttp();

    /** What is asked of Slack first takes long on a machine that has much to do. */
    @BeforeEach
    void knowEverybody() {
        Workplace.until(() -> work.identity.bot(Duration.ofSeconds(1)).isPresent());
        Workplace.until(() -> work.people.of(Sample.MANAGERS).contains(Sample.MANAGER));
    }

    @BeforeEach
    void writeRotas() {
        var channel = Optional.of(new ChannelId(work.channel));
        var managers = List.of(new RoleName("release-managers"));
        rotas(
                Rotas.daily("backend", channel, managers, List.of(Sample.ENGINEER, Sample.ENGINEER)),
                Rotas.daily("data", Optional.empty(), List.of(), List.of(BOB)));
    }

    private void rotas(Rota... rotas) {
        Map<RotaName, Rota> named = new LinkedHashMap<>();
        for (var rota : rotas) {
            named.put(rota.name(), rota);
        }
        var house = work.catalogue.house();
        work.catalogue = new Catalogue(
                new House(
                        house.adminChannel(),
                        house.language(),
                        house.channelLanguages(),
                        house.commands(),
                        house.roles(),
                        house.ssh(),
                        Chapters.NONE.with(RotasChapter.KEY, named)),
                work.catalogue.services());
    }

    @AfterEach
    void close() {
        work.close();
    }

    private String typed(String person, String text) {
        assertTrue(work.slack.as(person).in(work.channel).types(text).acknowledged(), text);
        return work.slack.as(person).whispers().getLast().everything();
    }

    private UserId onCall(String rota) {
        return onCall(rota, Duration.ZERO);
    }

    private UserId onCall(String rota, Duration ahead) {
        return new OnCall(work.overrides)
                .at(
                        Rota.all(work.catalogue.house()).get(new RotaName(rota)),
                        work.clock.instant().plus(ahead))
                .person()
                .orElseThrow();
    }

    @Test
    void whoever_asks_sees_all_rotas_or_the_weeks_of_one() {
        var all = typed("stranger", "/oncall");
        assertTrue(all.contains("*Team backend* `backend` · <@U0ENGINEER>"), all);
        assertTrue(all.contains("*Team data* `data` · <@U0BOB>"), all);
        typed("engineer", "/oncall backend give @manager from 23:00 for 8h");
        assertTrue(typed("stranger", "/oncall backend").contains("<@U0MANAGER> from <!date^"));
        assertTrue(typed("manager", "/oncall").contains("现在值班"));
    }

    @Test
    void somebody_takes_a_turn_and_returns_it() {
        var taken = typed("manager", "/oncall take 2h");
        assertTrue(taken.contains("由你值班（团队 backend）：到 <!date^"), taken);
        assertEquals(Sample.MANAGER, onCall("backend"));
        assertEquals(Sample.MANAGER, onCall("backend", Duration.ofMinutes(119)));
        assertEquals(Sample.ENGINEER, onCall("backend", Duration.ofMinutes(121)));
        var returned = typed("manager", "/oncall return");
        assertTrue(returned.contains("已撤回。现在值班（团队 backend）：<@U0ENGINEER>"), returned);
        assertEquals(Sample.ENGINEER, onCall("backend"));
        assertTrue(typed("manager", "/oncall return").contains("没有可撤回的"));
    }

    @Test
    void a_turn_is_given_to_somebody_who_is_named() {
        var given = typed("engineer", "/oncall give @manager 2h");
        assertTrue(given.contains("<@U0MANAGER> is on call for Team backend until <!date^"), given);
        assertTrue(given.contains("<#" + work.channel + "> is told."), given);
        assertEquals(Sample.MANAGER, onCall("backend"));
        assertTrue(typed("engineer", "/oncall return").contains("<@U0ENGINEER>"));
        assertEquals(Sample.ENGINEER, onCall("backend"));
    }

    @Test
    void whoever_may_not_is_refused_plainly_and_nothing_changes() {
        var refused = typed("stranger", "/oncall backend take 2h");
        assertTrue(
                refused.contains("You can't change who is on call for Team backend."
                        + " Its people can: <@U0ENGINEER>, and Release managers."),
                refused);
        typed("stranger", "/oncall data return");
        var notHers = typed("engineer", "/oncall give @stranger 2h");
        assertTrue(notHers.contains("<@U0STRANGER> can't be on call for Team backend"), notHers);
        assertEquals(Sample.ENGINEER, onCall("backend"));
        assertTrue(work.outbox.isEmpty());
    }

    @Test
    void what_is_not_understood_is_told_with_what_to_type() {
        assertTrue(typed("engineer", "/oncall bakend")
                .contains("There is no rota `bakend`. There are: `backend` · `data`"));
        assertTrue(typed("stranger", "/oncall take 2h").contains("Which rota? There are: `backend` · `data`"));
        assertTrue(typed("engineer", "/oncall take").contains("`/oncall backend take until 18:00`"));
        assertTrue(typed("engineer", "/oncall take 40d").contains("more than 31 days"));
        assertTrue(typed("engineer", "/oncall give 2h").contains("To whom?"));
        assertTrue(typed("engineer", "/oncall give @manager").contains("For how long?"));
        assertTrue(typed("engineer", "/oncall return 2h").contains("Nothing is expected"));
        rotas();
        assertTrue(typed("engineer", "/oncall").contains("no rotas are written"));
    }

    @Test
    void a_repeated_delivery_is_no_second_turn() {
        var engineer = work.slack.as("engineer").in(work.channel);
        engineer.sending(Postmark.repeated(3)).types("/oncall take 2h");
        assertEquals(
                1,
                work.overrides.of(new RotaName("backend"), work.clock.instant()).size());
    }

    @Test
    void the_channel_hears_of_a_turn_and_under_that_when_it_is_taken_back() {
        work.delivering();
        typed("engineer", "/oncall give @manager 2h");
        allIsTold();
        var told = inPublic().getFirst().everything();
        assertTrue(told.contains("*Team backend* · <@U0MANAGER> is on call until <!date^"), told);
        assertTrue(told.contains("given by <@U0ENGINEER>"), told);
        typed("engineer", "/oncall return");
        allIsTold();
        assertEquals(2, inPublic().size());
        var back = inPublic().getLast();
        assertTrue(back.everything().contains("Taken back: <@U0MANAGER> does not stand in any more"));
        assertEquals(Optional.of(inPublic().getFirst().ts()), Optional.ofNullable(back.threadTs()));
    }

    private List<Message> inPublic() {
        return work.slack.messages(work.channel).stream()
                .filter(message -> !message.isEphemeral())
                .toList();
    }

    private void allIsTold() {
        Workplace.until(() -> {
            work.clock.pass(Duration.ofMillis(200));
            work.nudge();
            return work.outbox.isEmpty();
        });
    }
}
