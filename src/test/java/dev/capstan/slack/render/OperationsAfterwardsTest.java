package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.catalog.Language;
import org.junit.jupiter.api.Test;

/** Whole texts, as people read them: the card, and below it what stands in the thread. */
class OperationsAfterwardsTest {

    @Test
    void a_deploy_that_is_done() {
        assertEquals(
                """
                ✅ *Deploy ctea v1.4.2 to production* is done · 2 m 41 s · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · started ⟨2026-01-06 14:00 UTC⟩ · ended ⟨2026-01-06 14:02 UTC⟩
                [Log] [Deploy again…]
                — progress
                ✅ 1 Check env · 0.9 s
                — outcome
                ✅ *Deploy ctea v1.4.2 to production* is done · 2 m 41 s · op-7F3K2Q
                """,
                Scene.DONE.told(Language.ENGLISH));
        assertEquals(
                """
                ✅ *部署 ctea v1.4.2 到 production* 已完成 · 2 分 41 秒 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨2026-01-06 14:00 UTC⟩ 开始 · ⟨2026-01-06 14:02 UTC⟩ 结束
                [日志] [再次部署…]
                — progress
                ✅ 1 检查环境变量 · 0.9 秒
                — outcome
                ✅ *部署 ctea v1.4.2 到 production* 已完成 · 2 分 41 秒 · op-7F3K2Q
                """,
                Scene.DONE.told(Language.CHINESE));
    }

    @Test
    void a_failure_without_recovery() {
        assertEquals(
                """
                ❌ *Deploy ctea v1.4.2 to production* failed at 3 Fetch; nothing was undone · 2 m 41 s · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · started ⟨2026-01-06 14:00 UTC⟩ · ended ⟨2026-01-06 14:02 UTC⟩
                did not end within 10 m and was killed
                database stays at migration `0042`
                See in Log what it waited for; if it needs longer, raise the step's `timeout`
                [Log] [Deploy again…]
                — outcome
                ❌ *Deploy ctea v1.4.2 to production* failed at 3 Fetch; nothing was undone · 2 m 41 s · op-7F3K2Q
                did not end within 10 m and was killed
                database stays at migration `0042`
                See in Log what it waited for; if it needs longer, raise the step's `timeout`
                [Log] [Deploy again…]
                """,
                Scene.LEFT.told(Language.ENGLISH));
        assertEquals(
                """
                ❌ *部署 ctea v1.4.2 到 production* 在第 3 步“拉取代码”失败；未做任何回退 · 2 分 41 秒 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨2026-01-06 14:00 UTC⟩ 开始 · ⟨2026-01-06 14:02 UTC⟩ 结束
                超过 10 分钟未结束，已被终止
                数据库停留在迁移版本 `0042`
                请在日志中查看卡在哪里；如确实需要更久，请调大该步骤的 `timeout`
                [日志] [再次部署…]
                — outcome
                ❌ *部署 ctea v1.4.2 到 production* 在第 3 步“拉取代码”失败；未做任何回退 · 2 分 41 秒 · op-7F3K2Q
                超过 10 分钟未结束，已被终止
                数据库停留在迁移版本 `0042`
                请在日志中查看卡在哪里；如确实需要更久，请调大该步骤的 `timeout`
                [日志] [再次部署…]
                """,
                Scene.LEFT.told(Language.CHINESE));
    }

    @Test
    void a_stop_by_a_person() {
        assertEquals(
                """
                ⏹ *Deploy ctea v1.4.2 to production* was stopped at 4 Install; nothing was undone · 2 m 41 s · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · started ⟨2026-01-06 14:00 UTC⟩ · ended ⟨2026-01-06 14:02 UTC⟩
                stopped by <@U0ENGINEER>
                database stays at migration `0042`
                [Log] [Deploy again…]
                — progress
                ⏹ 4 Install · 0.9 s · stopped
                — outcome
                ⏹ *Deploy ctea v1.4.2 to production* was stopped at 4 Install; nothing was undone · 2 m 41 s · op-7F3K2Q
                stopped by <@U0ENGINEER>
                database stays at migration `0042`
                [Log] [Deploy again…]
                """,
                Scene.STOPPED.told(Language.ENGLISH));
        assertEquals(
                """
                ⏹ *部署 ctea v1.4.2 到 production* 在第 4 步“安装依赖”被叫停；未做任何回退 · 2 分 41 秒 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨2026-01-06 14:00 UTC⟩ 开始 · ⟨2026-01-06 14:02 UTC⟩ 结束
                <@U0ENGINEER> 叫停
                数据库停留在迁移版本 `0042`
                [日志] [再次部署…]
                — progress
                ⏹ 4 安装依赖 · 0.9 秒 · 已停止
                — outcome
                ⏹ *部署 ctea v1.4.2 到 production* 在第 4 步“安装依赖”被叫停；未做任何回退 · 2 分 41 秒 · op-7F3K2Q
                <@U0ENGINEER> 叫停
                数据库停留在迁移版本 `0042`
                [日志] [再次部署…]
                """,
                Scene.STOPPED.told(Language.CHINESE));
    }

    @Test
    void an_operation_left_as_it_is() {
        assertEquals(
                """
                ❌ *Deploy ctea v1.4.2 to production* ended unfinished at 5 Migrate, left as it is · 2 m 41 s · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · started ⟨2026-01-06 14:00 UTC⟩ · ended ⟨2026-01-06 14:02 UTC⟩
                <@U0APPROVER> left it as it is and gave up the lock
                [Log] [Deploy again…]
                — outcome
                ❌ *Deploy ctea v1.4.2 to production* ended unfinished at 5 Migrate, left as it is · 2 m 41 s · op-7F3K2Q
                <@U0APPROVER> left it as it is and gave up the lock
                """,
                Scene.RELEASED.told(Language.ENGLISH));
        assertEquals(
                """
                ❌ *部署 ctea v1.4.2 到 production* 在第 5 步“数据库迁移”中止，保持现状 · 2 分 41 秒 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨2026-01-06 14:00 UTC⟩ 开始 · ⟨2026-01-06 14:02 UTC⟩ 结束
                <@U0APPROVER> 选择保持现状，锁已释放
                [日志] [再次部署…]
                — outcome
                ❌ *部署 ctea v1.4.2 到 production* 在第 5 步“数据库迁移”中止，保持现状 · 2 分 41 秒 · op-7F3K2Q
                <@U0APPROVER> 选择保持现状，锁已释放
                """,
                Scene.RELEASED.told(Language.CHINESE));
    }
}
