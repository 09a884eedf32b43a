package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.catalog.Language;
import org.junit.jupiter.api.Test;

/** Whole texts, as people read them: the card, and below it what stands in the thread. */
class OperationsThatNeverRanTest {

    @Test
    void only_a_plan() {
        assertEquals(
                """
                📋 *Deploy ctea v1.4.2 to production* · plan only, nothing was run · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                ended ⟨2026-01-06 14:02 UTC⟩
                1 Check env · 2 Keep copy · 3 Fetch · 4 Install · 5 Migrate (point of no return) · 6 Build · 7 Restart · 8 Health
                If 4 or 6 fails: `put-copy-back`
                If 5 fails: `diagnose-migration`
                If 7 or 8 fails: `rollback`
                If any other step fails: it stops there, nothing is undone
                What 5 Migrate has changed is not undone · database at migration `0042`
                [Show commands] [Ask again…]
                """,
                Scene.PLANNED.told(Language.ENGLISH));
        assertEquals(
                """
                📋 *部署 ctea v1.4.2 到 production* · 仅计划，未执行 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                ⟨2026-01-06 14:02 UTC⟩ 结束
                1 检查环境变量 · 2 备份代码 · 3 拉取代码 · 4 安装依赖 · 5 数据库迁移（此后不可撤回） · 6 构建 · 7 重启服务 · 8 健康检查
                第 4、6 步任一失败：执行 `put-copy-back`
                第 5 步失败：执行 `diagnose-migration`
                第 7、8 步任一失败：执行 `rollback`
                其他步骤失败：就地停止，不做回退
                第 5 步“数据库迁移”的改动不会回退 · 数据库迁移版本 `0042`
                [查看命令] [重新发起…]
                """,
                Scene.PLANNED.told(Language.CHINESE));
    }

    @Test
    void a_denied_plan() {
        assertEquals(
                """
                ⏹ *Deploy ctea v1.4.2 to production* was denied, nothing was run · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                ended ⟨2026-01-06 14:02 UTC⟩
                denied by <@U0APPROVER>: after the match
                [Show commands] [Ask again…]
                — outcome
                ⏹ *Deploy ctea v1.4.2 to production* was denied, nothing was run · op-7F3K2Q
                denied by <@U0APPROVER>: after the match
                <@U0ENGINEER>: “Ask again…” brings it up once more
                [Show commands] [Ask again…]
                """,
                Scene.DENIED.told(Language.ENGLISH));
        assertEquals(
                """
                ⏹ *部署 ctea v1.4.2 到 production* 已被拒绝，未执行任何步骤 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                ⟨2026-01-06 14:02 UTC⟩ 结束
                <@U0APPROVER> 拒绝：after the match
                [查看命令] [重新发起…]
                — outcome
                ⏹ *部署 ctea v1.4.2 到 production* 已被拒绝，未执行任何步骤 · op-7F3K2Q
                <@U0APPROVER> 拒绝：after the match
                <@U0ENGINEER> 如需重新发起，请点“重新发起…”
                [查看命令] [重新发起…]
                """,
                Scene.DENIED.told(Language.CHINESE));
    }

    @Test
    void an_expired_plan() {
        assertEquals(
                """
                ⏹ *Deploy ctea v1.4.2 to production* expired, nothing was run · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                ended ⟨2026-01-06 14:02 UTC⟩
                nobody decided in time
                [Show commands] [Ask again…]
                — outcome
                ⏹ *Deploy ctea v1.4.2 to production* expired, nothing was run · op-7F3K2Q
                nobody decided in time
                <@U0ENGINEER>: “Ask again…” brings it up once more
                [Show commands] [Ask again…]
                """,
                Scene.EXPIRED.told(Language.ENGLISH));
        assertEquals(
                """
                ⏹ *部署 ctea v1.4.2 到 production* 审批超时，未执行任何步骤 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                ⟨2026-01-06 14:02 UTC⟩ 结束
                无人在时限内审批
                [查看命令] [重新发起…]
                — outcome
                ⏹ *部署 ctea v1.4.2 到 production* 审批超时，未执行任何步骤 · op-7F3K2Q
                无人在时限内审批
                <@U0ENGINEER> 如需重新发起，请点“重新发起…”
                [查看命令] [重新发起…]
                """,
                Scene.EXPIRED.told(Language.CHINESE));
    }

    @Test
    void a_withdrawn_plan() {
        assertEquals(
                """
                ⏹ *Deploy ctea v1.4.2 to production* was withdrawn, nothing was run · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                ended ⟨2026-01-06 14:02 UTC⟩
                withdrawn by <@U0ENGINEER>
                [Show commands] [Ask again…]
                """,
                Scene.WITHDRAWN.told(Language.ENGLISH));
        assertEquals(
                """
                ⏹ *部署 ctea v1.4.2 到 production* 已撤回，未执行任何步骤 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                ⟨2026-01-06 14:02 UTC⟩ 结束
                <@U0ENGINEER> 撤回
                [查看命令] [重新发起…]
                """,
                Scene.WITHDRAWN.told(Language.CHINESE));
    }

    @Test
    void a_version_that_does_not_exist() {
        assertEquals(
                """
                ❌ *Deploy ctea v1.4.2 to production* could not be planned, nothing was run · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding”
                ended ⟨2026-01-06 14:02 UTC⟩
                there is no tag, branch or commit `v1.4.9`
                Nearest tags: `v1.4.2` · `v1.4.1`
                [Ask again…]
                — outcome
                ❌ *Deploy ctea v1.4.2 to production* could not be planned, nothing was run · op-7F3K2Q
                there is no tag, branch or commit `v1.4.9`
                Nearest tags: `v1.4.2` · `v1.4.1`
                <@U0ENGINEER>: “Ask again…” brings it up once more
                [Ask again…]
                """,
                Scene.NOT_PLANNED.told(Language.ENGLISH));
        assertEquals(
                """
                ❌ *部署 ctea v1.4.2 到 production* 无法生成计划，未执行任何步骤 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding”
                ⟨2026-01-06 14:02 UTC⟩ 结束
                没有名为 `v1.4.9` 的标签、分支或提交
                相近的标签：`v1.4.2` · `v1.4.1`
                [重新发起…]
                — outcome
                ❌ *部署 ctea v1.4.2 到 production* 无法生成计划，未执行任何步骤 · op-7F3K2Q
                没有名为 `v1.4.9` 的标签、分支或提交
                相近的标签：`v1.4.2` · `v1.4.1`
                <@U0ENGINEER> 如需重新发起，请点“重新发起…”
                [重新发起…]
                """,
                Scene.NOT_PLANNED.told(Language.CHINESE));
    }
}
