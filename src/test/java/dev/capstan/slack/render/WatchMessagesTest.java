package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.Language;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Text;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.Result;
import dev.capstan.operation.plan.Plan;
import dev.capstan.operation.plan.PlannedWatch;
import dev.capstan.operation.plan.PlannedWatch.Mode;
import dev.capstan.operation.plan.PlannedWatch.Trigger;
import dev.capstan.watch.End;
import dev.capstan.watch.Evidence;
import dev.capstan.watch.Watch;
import dev.capstan.watch.WatchState;
import dev.capstan.watch.WatchState.Asking;
import dev.capstan.watch.WatchState.GoingBack;
import dev.capstan.watch.WatchState.Over;
import dev.capstan.watch.WatchState.Watching;
import dev.capstan.watch.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WatchMessagesTest {
    private static final Instant END = Instant.parse("2026-11-22T02:00:00Z");
    private static final OperationId ROLLBACK = new OperationId("op-9ZZZZZ");
    private static final UserId ALICE = new UserId("U0ALICE");
    private static final Evidence EVIDENCE = new Evidence(
            "error-rate",
            new Text("Error rate", "错误率"),
            "> 5 %",
            Duration.ofSeconds(60),
            "",
            END.plusSeconds(10),
            END.plusSeconds(70),
            "7.2 %",
            4,
            List.of(
                    new Evidence.Number(END.plusSeconds(50), "6.1 %"),
                    new Evidence.Number(END.plusSeconds(70), "7.2 %")));

    private static WatchMessages of(WatchState state, Mode mode, Language language) {
        var watch = new PlannedWatch(
                mode,
                Duration.ofMinutes(10),
                Duration.ZERO,
                new RunbookName("rollback"),
                List.of(
                        new Trigger("error-rate", EVIDENCE.title(), "MORE", 5, "> 5 %", Duration.ofSeconds(60)),
                        new Trigger("p99", new Text("P99", "P99"), "MORE", 5, "> 5 s", Duration.ofSeconds(120))));
        var plain = Sample.plan();
        var plan = new Plan(
                plain.title(),
                plain.hosts(),
                plain.folder(),
                plain.envFile(),
                plain.values(),
                plain.steps(),
                plain.recoveries(),
                plain.guard(),
                plain.migrationLevelScript(),
                plain.incompatibleMigrations(),
                plain.facts(),
                Optional.of(watch));
        Operation deploy = Sample.operation(
                new Finished(new Result.Succeeded(), Optional.of(END.minusSeconds(60)), END),
                Optional.of(plan),
                Sample.deploy());
        return new WatchMessages(new Watch(deploy, state, 1), language);
    }

    private static String standing(WatchState state, Language language) {
        return Read.aloud(of(state, Mode.AUTO, language).standing());
    }

    private static String numbers(WatchState state, Language language) {
        return Read.aloud(
                of(state, Mode.AUTO, language).numbers(Optional.of(ALICE)).orElseThrow());
    }

    @Test
    void it_says_what_is_watched_and_what_follows() {
        assertEquals(
                """
                👀 Watched until ⟨02:10 UTC⟩
                Error rate &gt; 5 % for 1 m · P99 &gt; 5 s for 2 m
                Any of it leads back to `a1b2c3d`, as it was approved
                [Stop watching]
                """,
                standing(WatchState.BEGUN, Language.ENGLISH));
        assertEquals(
                """
                👀 观察至 ⟨02:10 UTC⟩
                错误率 &gt; 5 % 持续 1 分钟 · P99 &gt; 5 s 持续 2 分钟
                任一项触发即按批准的方案回滚到 `a1b2c3d`
                [停止观察]
                """,
                standing(WatchState.BEGUN, Language.CHINESE));
        assertTrue(Read.aloud(of(WatchState.BEGUN, Mode.ASK, Language.ENGLISH).standing())
                .contains("At any of it people are asked"));
    }

    @Test
    void it_says_for_whom_it_waits() {
        var held = new Watching(Optional.of(new WatchState.Held(ROLLBACK, EVIDENCE)));
        assertTrue(
                standing(held, Language.ENGLISH)
                        .contains(
                                "🔒 Error rate has passed its limit; op-9ZZZZZ is at work, so nothing is done before it is over"));
        assertEquals(Optional.empty(), of(held, Mode.AUTO, Language.ENGLISH).numbers(Optional.empty()));
    }

    @Test
    void a_quiet_end_says_what_was_not_seen() {
        assertEquals("✅ Watched for 10 m: no limit was passed\n", standing(quiet(List.of()), Language.ENGLISH));
        assertEquals(
                """
                ✅ Watched for 10 m: no limit was passed
                ❔ No readings in the end: P99
                """,
                standing(quiet(List.of(Text.same("P99"))), Language.ENGLISH));
        assertTrue(standing(quiet(List.of(Text.same("P99"), EVIDENCE.title())), Language.ENGLISH)
                .startsWith("⚠️ Watched for 10 m, and nothing could be read"));
    }

    private static WatchState quiet(List<Text> unseen) {
        return new Over(new End.Quiet(unseen), END);
    }

    @Test
    void a_rollback_shows_the_numbers_it_acted_upon() {
        assertEquals(
                """
                ⏪ *Error rate 7.2 %* (limit &gt; 5 % for 1 m) after op-7F3K2Q
                4 readings from ⟨02:00:10 UTC⟩ to ⟨02:01:10 UTC⟩, all beyond the limit; the newest: ⟨02:00:50 UTC⟩ 6.1 % · ⟨02:01:10 UTC⟩ 7.2 %
                Rolling back to `a1b2c3d` · op-9ZZZZZ
                """,
                numbers(new GoingBack(EVIDENCE, Optional.of(ROLLBACK)), Language.ENGLISH));
        assertTrue(numbers(new Over(new End.RolledBack(EVIDENCE, ROLLBACK), END), Language.CHINESE)
                .contains("已回滚到 `a1b2c3d` · op-9ZZZZZ"));
    }

    @Test
    void of_what_fails_there_is_no_limit_to_show() {
        var down = new Evidence(
                "health",
                new Text("Health", "健康检查"),
                "fails",
                Duration.ofSeconds(30),
                "",
                END,
                END.plusSeconds(30),
                "fails",
                4,
                List.of());
        var back = new GoingBack(down, Optional.of(ROLLBACK));
        assertTrue(numbers(back, Language.ENGLISH).startsWith("⏪ *Health fails* (for 30 s) after op-7F3K2Q\n"));
        assertTrue(numbers(back, Language.CHINESE).startsWith("⏪ *健康检查 fails*（持续 30 秒），发生在 op-7F3K2Q 之后\n"));
    }

    @Test
    void whoever_is_asked_is_mentioned_with_the_reason_and_two_buttons() {
        var asked = numbers(new Asking(EVIDENCE, new Why.Incompatible("0042"), END), Language.ENGLISH);
        assertTrue(asked.startsWith("⚠️ *Error rate 7.2 %*"), asked);
        assertTrue(
                asked.endsWith(
                        """
                        <@U0ALICE> Roll back to `a1b2c3d`?
                        The database is at `0042`, which older code can't live with
                        [Roll back] [Keep it]
                        """),
                asked);
        var lost = numbers(new Asking(EVIDENCE, new Why.WayLost(Why.Lost.NO_COPY), END), Language.ENGLISH);
        assertFalse(lost.contains("[Roll back]"), lost);
    }

    @Test
    void every_state_has_its_words_in_both_languages() {
        var whys = Stream.concat(
                Stream.of(Why.Lost.values()).map(Why.WayLost::new),
                Stream.of(
                        new Why.Declared(),
                        new Why.MigrationUnknown(Optional.empty(), Optional.of("0043")),
                        new Why.Locked(ROLLBACK),
                        new Why.NotRun(ROLLBACK)));
        var ends = Stream.of(
                new End.RollbackFailed(EVIDENCE, ROLLBACK),
                new End.HandedOver(EVIDENCE, ALICE, ROLLBACK),
                new End.Kept(EVIDENCE, ALICE),
                new End.Unanswered(EVIDENCE),
                new End.Overtaken(ROLLBACK, Optional.of(EVIDENCE)));
        Stream.concat(
                        whys.map(why -> (WatchState) new Asking(EVIDENCE, (Why) why, END)),
                        ends.map(end -> new Over((End) end, END)))
                .forEach(state -> {
                    for (var said : List.of(standing(state, Language.CHINESE), numbers(state, Language.CHINESE))) {
                        var words = said.replaceAll("op-[A-Z0-9]+|UTC|<@[A-Z0-9]+>|`[^`]*`|⟨[^⟩]*⟩|&gt;", "");
                        assertFalse(words.matches("(?s).*[A-Za-z]{2}.*"), words);
                    }
                    assertFalse(standing(state, Language.ENGLISH).isBlank());
                    assertFalse(numbers(state, Language.ENGLISH).isBlank());
                });
        assertTrue(standing(new Over(new End.Stopped(ALICE), END), Language.CHINESE)
                .contains("停止了观察"));
    }
}
