package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.catalog.Language;
import org.junit.jupiter.api.Test;

/** Whole texts, as people read them: the card, and below it what stands in the thread. */
class OperationsBeforeTheyRunTest {

    @Test
    void a_request_just_taken() {
        assertEquals(
                """
                ⏳ *Deploy ctea v1.4.2 to production* is taken, planning comes next · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding”
                [Withdraw]
                """,
                Scene.REQUESTED.told(Language.ENGLISH));
        assertEquals(
                """
                ⏳ *部署 ctea v1.4.2 到 production* 已受理，即将生成计划 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding”
                [撤回]
                """,
                Scene.REQUESTED.told(Language.CHINESE));
    }

    @Test
    void a_plan_in_the_making() {
        assertEquals(
                """
                ⏳ *Deploy ctea v1.4.2 to production* is being planned · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding”
                [Withdraw]
                """,
                Scene.PLANNING.told(Language.ENGLISH));
        assertEquals(
                """
                ⏳ *部署 ctea v1.4.2 到 production* 正在生成计划 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding”
                [撤回]
                """,
                Scene.PLANNING.told(Language.CHINESE));
    }

    @Test
    void a_plan_that_waits_for_approval() {
        assertEquals(
                """
                ⏸ *Deploy ctea v1.4.2 to production* waits for approval · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                1 Check env · 2 Keep copy · 3 Fetch · 4 Install · 5 Migrate (point of no return) · 6 Build · 7 Restart · 8 Health
                If 4 or 6 fails: `put-copy-back`
                If 5 fails: `diagnose-migration`
                If 7 or 8 fails: `rollback`
                If any other step fails: it stops there, nothing is undone
                What 5 Migrate has changed is not undone · database at migration `0042`
                <!subteam^S0RELEASE> <@U0APPROVER> may decide until ⟨14:15 UTC⟩, the asker may not
                [Approve] [Deny…] [Show commands] [Withdraw]
                — reminder
                ⏸ <!subteam^S0RELEASE> <@U0APPROVER> *Deploy ctea v1.4.2 to production* expires at ⟨14:15 UTC⟩ unless you decide
                """,
                Scene.AWAITING.told(Language.ENGLISH));
        assertEquals(
                """
                ⏸ *部署 ctea v1.4.2 到 production* 等待审批 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                1 检查环境变量 · 2 备份代码 · 3 拉取代码 · 4 安装依赖 · 5 数据库迁移（此后不可撤回） · 6 构建 · 7 重启服务 · 8 健康检查
                第 4、6 步任一失败：执行 `put-copy-back`
                第 5 步失败：执行 `diagnose-migration`
                第 7、8 步任一失败：执行 `rollback`
                其他步骤失败：就地停止，不做回退
                第 5 步“数据库迁移”的改动不会回退 · 数据库迁移版本 `0042`
                请 <!subteam^S0RELEASE> <@U0APPROVER> 在 ⟨14:15 UTC⟩ 前审批，发起人本人不能批准
                [批准] [拒绝…] [查看命令] [撤回]
                — reminder
                ⏸ <!subteam^S0RELEASE> <@U0APPROVER> *部署 ctea v1.4.2 到 production* 将在 ⟨14:15 UTC⟩ 过期，请尽快审批
                """,
                Scene.AWAITING.told(Language.CHINESE));
    }

    @Test
    void a_changed_plan_that_two_people_must_approve_by_typing() {
        assertEquals(
                """
                ⏸ *Deploy ctea v1.4.2 to production* has 0 of 2 approvals · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                The facts changed while it waited for the lock. This is the new plan, approve it again
                1 Check env · 2 Keep copy · 3 Fetch · 4 Install · 5 Migrate (point of no return) · 6 Build · 7 Restart · 8 Health
                If 4 or 6 fails: `put-copy-back`
                If 5 fails: `diagnose-migration`
                If 7 or 8 fails: `rollback`
                If any other step fails: it stops there, nothing is undone
                What 5 Migrate has changed is not undone · database at migration `0042`
                2 of <!subteam^S0RELEASE> <@U0APPROVER> must approve by ⟨14:15 UTC⟩, the asker may not
                Approve asks you to type `ctea`
                [Approve] [Deny…] [Show commands] [Withdraw]
                — reminder
                ⏸ <!subteam^S0RELEASE> <@U0APPROVER> *Deploy ctea v1.4.2 to production* expires at ⟨14:15 UTC⟩ unless you decide
                """,
                Scene.AWAITING_ANEW.told(Language.ENGLISH));
        assertEquals(
                """
                ⏸ *部署 ctea v1.4.2 到 production* 审批中（0/2） · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                排队期间情况有变，这是新的计划，请重新审批
                1 检查环境变量 · 2 备份代码 · 3 拉取代码 · 4 安装依赖 · 5 数据库迁移（此后不可撤回） · 6 构建 · 7 重启服务 · 8 健康检查
                第 4、6 步任一失败：执行 `put-copy-back`
                第 5 步失败：执行 `diagnose-migration`
                第 7、8 步任一失败：执行 `rollback`
                其他步骤失败：就地停止，不做回退
                第 5 步“数据库迁移”的改动不会回退 · 数据库迁移版本 `0042`
                请在 ⟨14:15 UTC⟩ 前由 <!subteam^S0RELEASE> <@U0APPROVER> 中的 2 人批准，发起人本人不能批准
                批准时需要输入 `ctea`
                [批准] [拒绝…] [查看命令] [撤回]
                — reminder
                ⏸ <!subteam^S0RELEASE> <@U0APPROVER> *部署 ctea v1.4.2 到 production* 将在 ⟨14:15 UTC⟩ 过期，请尽快审批
                """,
                Scene.AWAITING_ANEW.told(Language.CHINESE));
    }

    @Test
    void an_operation_in_line_says_who_holds_the_lock() {
        assertEquals(
                """
                🔒 *Deploy ctea v1.4.2 to production* waits for op-9ABCDE · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · in line since ⟨14:00 UTC⟩
                [Show commands] [Withdraw]
                """,
                Scene.IN_LINE.told(Language.ENGLISH));
        assertEquals(
                """
                🔒 *部署 ctea v1.4.2 到 production* 排队中，等 op-9ABCDE 结束 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨14:00 UTC⟩ 起排队
                [查看命令] [撤回]
                """,
                Scene.IN_LINE.told(Language.CHINESE));
    }
}
