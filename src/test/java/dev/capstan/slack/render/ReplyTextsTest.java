package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.catalog.Language;
import org.junit.jupiter.api.Test;

/** Whole private answers, one a line, in the order of {@link RepliesTest}. */
class ReplyTextsTest {
    @Test
    void refusals_say_what_why_and_what_to_type_instead_in_english() {
        assertEquals(
                """
                There is no service `cteaa`. Did you mean `ctea`?
                There is no service `&lt;!channel&gt;`. There are: `ctea` · `elife`
                Which service is `deploy` for? Type for example `/deploy ctea`.
                ctea has no runbook `depoly`. Did you mean `/deploy ctea`?
                ctea has nothing under `/fix`.
                `/fix` has no `forget` for ctea. Did you mean `forget-migration`?
                ctea has no environment `prodution`. There are: `production` · `staging`
                Which environment of ctea? It is never guessed. Add its name after the service. There are: `production` · `staging`
                ctea has no component `wbe`. There are: `web` · `worker`
                Each part of ctea has migrations of its own: name one. There are: `ctea/web` · `ctea/worker`
                There is no parameter `vresion` here. Did you mean `version`?
                There is no parameter `x` here. This runbook takes none: leave it out.
                Parameter `version` (Version) is missing. Add `version=v1.2.0`.
                Parameter `version` can't be `a;b`. It has to match `[a-z0-9.]+`.
                Parameter `version` can't be `no`. Choose one of `slow` · `fast`.
                Nothing is expected at `quickly`. A reason goes after two dashes: `-- quickly`. A value with spaces goes in quotes.
                You can't run “Deploy a version” on ctea production. Ask <!subteam^S0RELEASE> <@U0APPROVER>.
                You can't run “Deploy a version” on ctea production. Nobody may yet: grant it to a role in the service's environment.
                """,
                RepliesTest.refusals(Language.ENGLISH));
    }

    @Test
    void refusals_say_what_why_and_what_to_type_instead_in_chinese() {
        assertEquals(
                """
                没有名为 `cteaa` 的服务。是不是 `ctea`？
                没有名为 `&lt;!channel&gt;` 的服务。可选：`ctea` · `elife`
                要对哪个服务执行 `deploy`？例如输入 `/deploy ctea`。
                ctea 没有 `depoly` 这个流程。是不是 `/deploy ctea`？
                ctea 没有 `/fix`。
                ctea 的 `/fix` 里没有 `forget`。是不是 `forget-migration`？
                ctea 没有 `prodution` 这个环境。可选：`production` · `staging`
                要操作 ctea 的哪个环境？不会替你猜，请在服务名后写上环境名。可选：`production` · `staging`
                ctea 没有 `wbe` 这个组件。可选：`web` · `worker`
                ctea 的各个组件有各自的迁移，请指明组件。可选：`ctea/web` · `ctea/worker`
                这里没有参数 `vresion`。是不是 `version`？
                这里没有参数 `x`。这个流程不需要参数，请去掉它。
                缺少参数 `version`（版本）。请加上 `version=v1.2.0`。
                参数 `version` 不能是 `a;b`。它必须匹配 `[a-z0-9.]+`。
                参数 `version` 不能是 `no`。请从中选择：`slow` · `fast`
                多出了 `quickly`。原因请写在两个短横之后：`-- quickly`；含空格的值请加引号。
                你不能在 ctea production 执行“部署”。请联系 <!subteam^S0RELEASE> <@U0APPROVER>。
                你不能在 ctea production 执行“部署”。目前没有人有此权限，请在该服务的环境中授权给某个角色。
                """,
                RepliesTest.refusals(Language.CHINESE));
    }

    @Test
    void requests_are_acknowledged_where_they_are_told_in_english() {
        assertEquals(
                """
                op-7F3K2Q is taken: Deploy ctea v1.4.2 to production. Follow it in <#C0CTEAOPS>.
                The same is open already as op-7F3K2Q: Deploy ctea v1.4.2 to production, in <#C0CTEAOPS>. Nothing new was recorded.
                op-7F3K2Q is at work on ctea production, so nothing was recorded. Stop it and roll back, or ask again when it has ended.
                [Stop it and roll back]
                There is no service `cteaa`. Did you mean `ctea`?
                """,
                RepliesTest.requests(Language.ENGLISH));
    }

    @Test
    void requests_are_acknowledged_where_they_are_told_in_chinese() {
        assertEquals(
                """
                op-7F3K2Q 已受理：部署 ctea v1.4.2 到 production。进展见 <#C0CTEAOPS>。
                同样的操作已在进行：op-7F3K2Q 部署 ctea v1.4.2 到 production，见 <#C0CTEAOPS>。没有新建记录。
                op-7F3K2Q 正在操作 ctea production，因此没有记录你的请求。可以停止它并回滚，或等它结束后再发起。
                [停止并回滚]
                没有名为 `cteaa` 的服务。是不是 `ctea`？
                """,
                RepliesTest.requests(Language.CHINESE));
    }

    @Test
    void decisions_that_change_nothing_say_why_in_english() {
        assertEquals(
                """
                op-7F3K2Q is being planned anew; approve the new plan in the channel.
                You approved op-7F3K2Q. 1 more person is needed.
                You approved op-7F3K2Q. It runs as soon as it holds the lock.
                op-7F3K2Q goes on as you decided.
                op-7F3K2Q is being stopped and rolled back.
                You denied op-7F3K2Q. Nothing was run.
                You withdrew op-7F3K2Q. Nothing was run.
                There is no operation `op-ˋ&lt;@U1&gt;`. `/ops list` shows what is open.
                You can't approve op-7F3K2Q: you asked for it, and it needs someone else.
                You can't decide about op-7F3K2Q: that is for release managers. Ask <!subteam^S0RELEASE> <@U0APPROVER>.
                You can't decide about op-7F3K2Q: that is for `gone`. Nobody has this right yet; grant it in commands/.
                Your approval of op-7F3K2Q counts already. 1 more person is needed.
                Nothing changed: op-7F3K2Q runs already; Cancel… is on its message.
                Nothing changed: op-7F3K2Q expired, nothing was run.
                Nothing changed: op-7F3K2Q waits for approval or has just expired; its message says which.
                Not approved: the plan of op-7F3K2Q is no longer what would run, because the runbook was edited or planned anew since.
                [Plan anew]
                op-7F3K2Q is not approved: that was not `ctea`. Press Approve and type it exactly.
                op-7F3K2Q is not approved yet: press Approve on its message and type `ctea`.
                op-7F3K2Q is stopping already: <@U0OTHER> asked for it.
                """,
                RepliesTest.decisions(Language.ENGLISH));
    }

    @Test
    void decisions_that_change_nothing_say_why_in_chinese() {
        assertEquals(
                """
                op-7F3K2Q 正在重新生成计划，请在频道中审批新的计划。
                你已批准 op-7F3K2Q，还需要 1 人批准。
                你已批准 op-7F3K2Q，拿到锁后立即执行。
                op-7F3K2Q 按你的决定继续。
                op-7F3K2Q 正在停止，随后回滚。
                你已拒绝 op-7F3K2Q，未执行任何步骤。
                你已撤回 op-7F3K2Q，未执行任何步骤。
                没有操作 `op-ˋ&lt;@U1&gt;`。输入 `/ops list` 查看进行中的操作。
                你不能批准 op-7F3K2Q：它是你发起的，需要其他人批准。
                你不能决定 op-7F3K2Q，这由发布负责人决定。请联系 <!subteam^S0RELEASE> <@U0APPROVER>。
                你不能决定 op-7F3K2Q，这由`gone`决定。目前没有人有此权限，请在 commands/ 中授权。
                你已批准过 op-7F3K2Q，还需要 1 人批准。
                没有任何改动：op-7F3K2Q 已在执行，“取消…”在它的消息上。
                没有任何改动：op-7F3K2Q 审批超时，未执行任何步骤。
                没有任何改动：op-7F3K2Q 仍在等待审批或刚刚过期，以它的消息为准。
                未批准：op-7F3K2Q 的计划已与现在会执行的内容不一致，流程被改过或计划已重新生成。
                [重新生成计划]
                op-7F3K2Q 未批准：输入的不是 `ctea`。请再点“批准”并准确输入。
                op-7F3K2Q 还未批准：请在它的消息上点“批准”并输入 `ctea`。
                op-7F3K2Q 已在停止中，由 <@U0OTHER> 提出。
                """,
                RepliesTest.decisions(Language.CHINESE));
    }

    @Test
    void the_bot_speaks_of_itself_in_english() {
        assertEquals(
                """
                Not recorded, nothing will happen: the database can't be reached. Try again in a minute; if it stays so, look at `/readyz` on the server.
                Not known yet whether this is recorded: the database is slow to answer. How it ended is told here.
                It is recorded.
                Not recorded, nothing will happen: Slack can't be asked right now which workspace Capstan belongs to. Try again in a minute.
                Capstan is not in <#C0CTEAOPS>, so nobody can follow there. Type `/invite @capstan` in it: what waits then appears there by itself.
                Nothing is open.
                ⏸ Paused everywhere: no new step starts until someone types `/ops resume`
                1 open:
                ⏳ *Deploy ctea v1.4.2 to production* · step 4 of 8, Install · op-7F3K2Q · asked ⟨2026-01-06 14:00 UTC⟩ · <#C0CTEAOPS>
                Paused: running steps end, no new one starts anywhere. `/ops resume` lets them go on.
                Resumed: steps go on where they stood.
                You can't pause or resume: that needs a right to run something. Ask someone who may deploy.
                Not recorded: this Capstan serves another Slack workspace. Use it from there.
                There is no command `depoly`. Did you mean `/deploy`? `/ops help` shows all.
                There is no command `dance`. `/ops help` shows all.
                Not recorded: that is longer than 3000 characters. Shorten the reason or the values.
                Which operation? Type its id: `/ops cancel op-7F3K2Q`. `/ops list` shows what is open.
                There is no output: no step has written any, or it was pruned.
                Nothing changed: this button is from an older message. `/ops list` shows what is open.
                """,
                RepliesTest.others(Language.ENGLISH));
    }

    @Test
    void the_bot_speaks_of_itself_in_chinese() {
        assertEquals(
                """
                没有记录，不会执行任何操作：无法连接数据库。请一分钟后再试；如仍不行，请查看服务器上的 `/readyz`。
                尚不确定是否已记录：数据库响应缓慢。结果会在这里告知。
                已记录。
                没有记录，不会执行任何操作：暂时无法向 Slack 确认 Capstan 属于哪个工作区。请一分钟后再试。
                Capstan 不在 <#C0CTEAOPS> 中，大家无法在那里看到进展。请在该频道输入 `/invite @capstan`，之后会自动补发，无需重新发起。
                没有进行中的操作。
                ⏸ 已全局暂停：输入 `/ops resume` 之前不会开始新的步骤
                进行中的操作有 1 个：
                ⏳ *部署 ctea v1.4.2 到 production* · 第 4/8 步“安装依赖” · op-7F3K2Q · ⟨2026-01-06 14:00 UTC⟩ 发起 · <#C0CTEAOPS>
                已全局暂停：正在执行的步骤会做完，不再开始新的步骤。输入 `/ops resume` 恢复。
                已恢复：各操作从原处继续。
                你不能暂停或恢复：至少需要一项执行权限。请联系有部署权限的同事。
                没有记录：这个 Capstan 服务于另一个 Slack 工作区，请在那里使用。
                没有命令 `depoly`。是不是 `/deploy`？输入 `/ops help` 查看全部命令。
                没有命令 `dance`。输入 `/ops help` 查看全部命令。
                没有记录：内容超过 3000 个字符。请缩短原因或参数值。
                是哪个操作？请写上编号：`/ops cancel op-7F3K2Q`。输入 `/ops list` 查看进行中的操作。
                没有输出：还没有步骤产生输出，或输出已被清理。
                没有任何改动：这个按钮属于较早的消息。输入 `/ops list` 查看进行中的操作。
                """,
                RepliesTest.others(Language.CHINESE));
    }
}
