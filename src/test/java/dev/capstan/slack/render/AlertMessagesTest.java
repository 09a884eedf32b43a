package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.capstan.Shelf;
import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertId;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.Event;
import dev.capstan.alert.Extent;
import dev.capstan.alert.Handbook;
import dev.capstan.alert.Origin;
import dev.capstan.alert.Report;
import dev.capstan.alert.Severity;
import dev.capstan.alert.Signal;
import dev.capstan.alert.Where;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whole texts, as whoever is woken reads them. */
class AlertMessagesTest {
    private static final Instant BEGAN = Sample.NOON.plus(Duration.ofMinutes(10));
    private static final UserId ENGINEER = new UserId("U0ENGINEER");
    static final Catalogue CATALOGUE = ((CatalogueRead.Loaded) Shelf.reader().read(Path.of("commands"))).catalogue();

    private final Signal signal = new Signal(
            "f1",
            "payment-failures",
            true,
            BEGAN,
            Optional.empty(),
            Map.of("instance", "ctea-1"),
            Map.of("summary", "12 of 160 <!channel> payments"),
            Optional.of("7.5 % (> 5 %)"),
            Optional.of("https://prometheus/graph?g0.expr=a&b"));

    static Alert fired() {
        return new Alert(
                new AlertId("al-7F3K2Q"),
                new Origin(
                        "key",
                        "prod",
                        Report.Source.HERE,
                        "group",
                        Optional.of(new Where(SampleCatalogue.CTEA, SampleCatalogue.PRODUCTION)),
                        new ChannelId("C0CTEAOPS")),
                new Extent(Severity.CRITICAL, List.of("payment-failures"), 1, 1),
                BEGAN,
                Optional.empty(),
                Alert.Telling.ALONE,
                Optional.of(BEGAN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                0,
                List.of(),
                List.of(),
                Optional.empty());
    }

    private AlertMessages messages(Language language, Operation... lately) {
        var callers = new Callers(CATALOGUE, (service, now) -> Optional.of(ENGINEER), BEGAN);
        return new AlertMessages(new AlertScene(new Handbook(CATALOGUE), callers, List.of(lately)), language);
    }

    private String card(Alert alert, Language language, Operation... lately) {
        return Read.aloud(messages(language, lately)
                .card(new AlertView(alert, List.of(signal), List.of()), BEGAN.plus(Duration.ofMinutes(7))));
    }

    private static Operation deploy() {
        return Sample.approved(new OperationState.Finished(
                new Result.Succeeded(), Optional.of(Sample.NOON), Sample.NOON.plusSeconds(90)));
    }

    @Test
    void what_is_wrong_what_it_means_what_changed_and_what_to_do() {
        assertEquals(
                """
                ❌ *P0 Payment failures* 7.5 % (&gt; 5 %) · ctea production · <@U0ENGINEER> <@U0PAYMENTS> <@U0TECHLEAD> · al-7F3K2Q
                since ⟨2026-01-06 14:10 UTC⟩
                Customers can't pay.
                12 of 160 &lt;!channel&gt; payments
                changed lately: Deploy ctea v1.4.2 to production by <@U0ENGINEER>, 10 m before · op-7F3K2Q
                1. Look at the payment gateway at once: /api/health/payment
                2. See which orders failed
                3. If it began with a deploy, roll back
                <https://prometheus/graph?g0.expr=a&amp;b|Source>
                [Roll back v1.4.2…] [Acknowledge] [Failed payments] [Rate of failed payments] [Read the log] [Silence ▾] [Escalate] [Incident…]
                """,
                card(fired(), Language.ENGLISH, deploy()));
        assertEquals(
                """
                ❌ *P0 支付失败率过高* 7.5 % (&gt; 5 %) · ctea production · <@U0ENGINEER> <@U0PAYMENTS> <@U0TECHLEAD> · al-7F3K2Q
                开始于 ⟨2026-01-06 14:10 UTC⟩
                顾客无法完成支付。
                12 of 160 &lt;!channel&gt; payments
                近期变更：10 分钟前由 <@U0ENGINEER> 部署 ctea v1.4.2 到 production · op-7F3K2Q
                1. 立即检查支付网关：/api/health/payment
                2. 查看支付失败的订单
                3. 若由部署引起，立即回滚
                <https://prometheus/graph?g0.expr=a&amp;b|来源>
                [回滚 v1.4.2…] [我来处理] [支付失败的订单] [支付失败率] [查看日志] [静默 ▾] [升级] [发起事故…]
                """,
                card(fired(), Language.CHINESE, deploy()));
    }

    @Test
    void without_a_deploy_the_rollback_is_one_action_among_others() {
        assertEquals(
                "[Acknowledge] [Failed payments] [Rate of failed payments] [Read the log] [Roll the code back] [Silence ▾] [Escalate]"
                        + " [Incident…]",
                card(fired(), Language.ENGLISH).lines().toList().getLast());
    }

    @Test
    void whoever_is_on_it_is_named_and_nobody_is_called_any_more() {
        var first = fired();
        var attended = new Alert(
                first.id(),
                first.origin(),
                first.extent(),
                first.beganAt(),
                first.overAt(),
                first.telling(),
                first.toldAt(),
                Optional.of(new Alert.Acknowledgement(ENGINEER, BEGAN.plusSeconds(60), Optional.empty())),
                first.silence(),
                first.hiddenBy(),
                first.turns(),
                first.flapping(),
                first.step(),
                first.elsewhere(),
                first.lifting(),
                first.wakeAt());
        var card = card(attended, Language.ENGLISH).lines().toList();
        assertEquals("👀 *P0 Payment failures* 7.5 % (&gt; 5 %) · ctea production · al-7F3K2Q", card.getFirst());
        assertEquals("since ⟨2026-01-06 14:10 UTC⟩ · <@U0ENGINEER> is on it since ⟨14:11 UTC⟩", card.get(1));
        assertFalse(card.getLast().contains("[Acknowledge]"));
    }

    @Test
    void the_thread_has_its_life_in_both_languages() {
        assertEquals(
                """
                ⚠️ It has not gone by itself in 5 m
                ⚠️ 5 分钟内未自行恢复
                ❌ 2 more: ctea-2 · &lt;!here&gt;
                ❌ 又有 2 项：ctea-2 · &lt;!here&gt;
                ❌ It is worse: P2 → P0 <@U0ENGINEER> <@U0PAYMENTS> <@U0TECHLEAD>
                ❌ 级别上升：P2 → P0 <@U0ENGINEER> <@U0PAYMENTS> <@U0TECHLEAD>
                ⚠️ It comes and goes: 4 turns within 20 m. They are told no more until it has rested for 15 minutes
                ⚠️ 20 分钟内反复 4 次。稳定 15 分钟之前不再逐次通知
                ⏸ explained by al-AAAAAA
                ⏸ 由 al-AAAAAA 引起
                ⚠️ Not silenced in Alertmanager, it goes on notifying others: `HTTP 500`. It is tried again
                ⚠️ 未能在 Alertmanager 中静默，其他渠道仍会收到通知：`HTTP 500`。将重试
                ❌ The silence has ended, and it still fires <@U0ENGINEER> <@U0PAYMENTS> <@U0TECHLEAD>
                ❌ 静默已结束，告警仍未恢复 <@U0ENGINEER> <@U0PAYMENTS> <@U0TECHLEAD>
                ⚠️ Slack took nothing since ⟨2026-01-06 14:10 UTC⟩, so people were reached at once by `mail` · `pager`
                ⚠️ 自 ⟨2026-01-06 14:10 UTC⟩ 起无法连接 Slack，已立即通过 `mail` · `pager` 通知
                ⚠️ <@U0ENGINEER> you have been on it for 30 m: still so?
                ⚠️ <@U0ENGINEER> 已处理 30 分钟，是否仍在进行？
                ✅ Over after 12 m
                ✅ 已恢复，历时 12 分钟
                """,
                Stream.of(
                                new Event.Told(Duration.ofMinutes(5)),
                                new Event.More(List.of("ctea-2", "<!here>"), 2),
                                new Event.Worse(Severity.WARNING, Severity.CRITICAL),
                                new Event.Flapping(4, Duration.ofMinutes(20)),
                                new Event.Hidden(Optional.of(new AlertId("al-AAAAAA"))),
                                new Event.NotSilencedThere("HTTP 500"),
                                new Event.SilenceEnded(),
                                new Event.Elsewhere(List.of("mail", "pager"), BEGAN),
                                new Event.Reminded(ENGINEER, Duration.ofMinutes(30)),
                                new Event.Resolved(Duration.ofMinutes(12), Optional.empty()))
                        .flatMap(event -> Stream.of(Language.ENGLISH, Language.CHINESE)
                                .map(language -> Read.aloud(line(event, language))))
                        .collect(Collectors.joining()));
    }

    @Test
    void what_a_phone_shows_of_its_end_names_it() {
        assertEquals(
                "✅ Over after 12 m · *P0 Payment failures* 7.5 % (&gt; 5 %)",
                line(new Event.Resolved(Duration.ofMinutes(12), Optional.empty()), Language.ENGLISH)
                        .text());
        assertEquals(
                "👀 <@U0ENGINEER> is on it",
                line(new Event.Acknowledged(ENGINEER), Language.ENGLISH).text());
    }

    private Rendered line(Event event, Language language) {
        var view = new AlertView(fired(), List.of(signal), List.of());
        return messages(language)
                .event(view, new AlertView.Happened(1, BEGAN, event))
                .orElseThrow();
    }
}
