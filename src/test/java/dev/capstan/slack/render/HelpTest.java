package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.Shelf;
import dev.capstan.access.Access;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.UserId;
import dev.capstan.sql.ShippedCatalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code /ops help} offers is what this person may do. */
class HelpTest {
    private static final UserId STRANGER = new UserId("U0STRANGER");

    /** The shop of {@code ./capstan try}, as somebody of that role sees it. */
    static List<Reach> ofTheShop(String role) {
        var shop = ((CatalogueRead.Loaded) Shelf.reader().read(Path.of("commands/_sample"))).catalogue();
        var known = shop.house().roles().get(new RoleName(role));
        var person = known == null ? STRANGER : known.users().iterator().next();
        return Reach.of(shop, new Access(group -> Set.of()), person);
    }

    private static String told(List<Reach> reaches, Language language) {
        return Read.aloud(Sample.REPLIES.help(reaches, false, language));
    }

    @Test
    void an_engineer_is_offered_what_engineers_run_and_ask() {
        assertEquals(
                """
                What you may ask for:
                `/deploy shop production &lt;version&gt;` · Deploy a version
                `/rollback shop production [copy]` · Roll the code back
                `/emergency-stop shop production` · Stop the shop at once
                `/fix shop production fail-stuck-payments [older-than]` · Give up stuck payments
                `/fix shop production separate-double-accounts` · Give second accounts an address of their own
                `/backup shop production now [part]` · Back up
                `/backup shop production verify [backup]` · Verify a backup by a real restore
                `/backup shop production drill [backup]` · Drill for the worst
                `/backup shop production prune` · Prune old backups
                `/backup shop production restore [backup] &lt;part&gt; [database] [table] [moment]` · Restore a backup
                `/backup shop production drop-old &lt;of&gt;` · Drop what a restore left beside
                `/migrate shop production run` · Run the migrations
                `/migrate shop production undo [migration]` · Undo a migration
                `/backup shop list` · which there are, and when each was last restored
                `/migrate shop status|diagnose` · what is applied and what waits; why one failed
                `/sql shop` · 5 queries
                `/sql shop doctor` says how the database fares
                `/monitors shop` · what is watched, and how it stands
                `/graph shop …` · how a metric went, with its limits
                `/deploy shop --plan` shows the plan and runs nothing
                `/deploy shop -- …` says why, after two dashes
                `/deploy` alone opens a form
                `/alerts` · what is wrong now, and who is on it
                `/incident` · what is open; to open, lead and write one up
                `/ops list` · what is open
                `/ops stop op-…` · stops or takes back an operation
                `/ops pause` · no new step starts anywhere; `resume` lets them go on
                In threads, where Slack takes no commands: `@capstan list`
                """,
                told(ofTheShop("engineers"), Language.ENGLISH));
    }

    @Test
    void whoever_may_type_statements_is_told_how() {
        assertEquals(
                """
                你可以发起：
                `/reset-demo-data shop production` · 重建演示数据
                `/backup shop production now [part]` · 备份
                `/backup shop production verify [backup]` · 通过实际恢复验证备份
                `/backup shop production drill [backup]` · 灾难恢复演练
                `/backup shop production prune` · 清理旧备份
                `/backup shop list` · 有哪些备份，最近一次恢复是什么时候
                `/sql shop` · 5 个查询
                `/sql shop = SELECT …` · 自己写的语句
                `/sql shop doctor` 查看数据库状况
                `/monitors shop` · 监控了什么，当前状态如何
                `/graph shop …` · 指标走势与阈值
                `/alerts` · 当前告警，由谁处理
                `/incident` · 进行中的事故；发起、指挥、写报告
                `/ops list` · 查看进行中的操作
                `/ops stop op-…` · 停止或撤回一个操作
                `/ops pause` · 全局暂停，不再开始新的步骤；用 `resume` 恢复
                消息列中不能用斜杠命令，请输入：`@capstan list`
                """,
                told(ofTheShop("dbas"), Language.CHINESE));
    }

    @Test
    void whoever_may_do_nothing_is_told_so() {
        assertEquals(
                """
                By the catalogue's roles there is nothing that you may run, and no database that you may ask.
                `/monitors shop` · what is watched, and how it stands
                `/graph shop …` · how a metric went, with its limits
                `/alerts` · what is wrong now, and who is on it
                `/incident` · what is open; to open, lead and write one up
                `/ops list` · what is open
                In threads, where Slack takes no commands: `@capstan list`
                """,
                told(ofTheShop("strangers"), Language.ENGLISH));
    }

    @Test
    void where_people_are_on_call_by_rota_anyone_is_told_how_to_ask() {
        var told = Read.aloud(Sample.REPLIES.help(List.of(), true, Language.ENGLISH));
        assertTrue(
                told.contains("`/oncall [take 2h|give @…|return]` · who is on call, and to take a turn or give it"),
                told);
    }

    @Test
    void migrations_are_offered_for_looking_at_beside_running() {
        var everything = Reach.of(ShippedCatalogue.read(), new Access(group -> Set.of(STRANGER)), STRANGER);
        var told = told(everything, Language.ENGLISH);
        assertTrue(
                told.contains("`/migrate elife status|diagnose` · what is applied and what waits; why one failed"),
                told);
        assertTrue(told.contains("`/migrate elife production run` · "), told);
        assertTrue(told.contains("`/fix ctea production forget-migration &lt;hash&gt;` · "), told);
    }
}
