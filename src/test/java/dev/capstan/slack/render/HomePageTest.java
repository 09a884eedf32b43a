package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.alert.Handbook;
import dev.capstan.catalog.Language;
import dev.capstan.operation.OperationState;
import dev.capstan.slack.render.HomePage.Seen;
import dev.capstan.slack.render.HomePage.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The app's own page, as a person reads it. */
class HomePageTest {
    private static final Seen SEEN = new Seen(
            List.of(new Shown<>(AlertMessagesTest.fired(), Optional.of("https://team.slack.com/archives/C1/p1"))),
            List.of(new Shown<>(
                    Sample.operation(new OperationState.AwaitingApproval(
                            Sample.NOON.plus(Duration.ofMinutes(15)), false, false)),
                    Optional.empty())),
            List.of(Sample.operation(new OperationState.Planning(Sample.NOON))),
            false);
    private static final Seen NOTHING = new Seen(List.of(), List.of(), List.of(), false);

    private static String page(Seen seen, Language language) {
        return Read.aloud(home(language).blocks(seen, Sample.NOON));
    }

    private static HomePage home(Language language) {
        var callers =
                new Callers(AlertMessagesTest.CATALOGUE, (service, now) -> Optional.of(Sample.ENGINEER), Sample.NOON);
        var scene = new AlertScene(new Handbook(AlertMessagesTest.CATALOGUE), callers, List.of());
        return new HomePage(scene, Sample.REPLIES, language);
    }

    @Test
    void what_is_wrong_what_waits_for_one_and_what_goes_on() {
        assertEquals(
                """
                *Open alerts: 1*
                ❌ *P0 Payment failures* · ctea production · <https://team.slack.com/archives/C1/p1|al-7F3K2Q>
                since ⟨2026-01-06 14:10 UTC⟩ · nobody is on it [Acknowledge]
                *Waiting for your decision: 1*
                ⏸ *Deploy ctea v1.4.2 to production* waits for approval · op-7F3K2Q
                asked by <@U0ENGINEER> · until ⟨14:15 UTC⟩ · “fixes coupon rounding”
                [Approve] [Deny…] [Show commands]
                *Operations*
                1 open:
                ⏳ *Deploy ctea v1.4.2 to production* is being planned · op-7F3K2Q · asked ⟨2026-01-06 14:00 UTC⟩ · <#C0CTEAOPS>
                """,
                page(SEEN, Language.ENGLISH));
        assertEquals(
                """
                *未恢复的告警：1*
                ❌ *P0 支付失败率过高* · ctea production · <https://team.slack.com/archives/C1/p1|al-7F3K2Q>
                开始于 ⟨2026-01-06 14:10 UTC⟩ · 尚无人处理 [我来处理]
                *等待你审批：1*
                ⏸ *部署 ctea v1.4.2 到 production* 等待审批 · op-7F3K2Q
                申请人 <@U0ENGINEER> · 截止 ⟨14:15 UTC⟩ · “fixes coupon rounding”
                [批准] [拒绝…] [查看命令]
                *操作*
                进行中的操作有 1 个：
                ⏳ *部署 ctea v1.4.2 到 production* 正在生成计划 · op-7F3K2Q · ⟨2026-01-06 14:00 UTC⟩ 发起 · <#C0CTEAOPS>
                """,
                page(SEEN, Language.CHINESE));
    }

    @Test
    void where_all_is_quiet_it_says_so() {
        assertEquals("*No alert is open*\n*Operations*\nNothing is open.\n", page(NOTHING, Language.ENGLISH));
        assertEquals("*当前没有告警*\n*操作*\n没有进行中的操作。\n", page(NOTHING, Language.CHINESE));
        assertEquals(
                "按照目录中的角色，这里没有需要你查看的内容。\n", Read.aloud(home(Language.CHINESE).nothing()));
    }
}
