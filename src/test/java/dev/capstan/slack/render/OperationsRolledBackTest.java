package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.catalog.Language;
import org.junit.jupiter.api.Test;

/** Whole texts, as people read them: the card, and below it what stands in the thread. */
class OperationsRolledBackTest {

    @Test
    void a_failure_rolled_back_and_healthy() {
        assertEquals(
                """
                ⏪ *Deploy ctea v1.4.2 to production* failed at 8 Health; v1.4.1 is back and healthy · 2 m 41 s · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · started ⟨2026-01-06 14:00 UTC⟩ · ended ⟨2026-01-06 14:02 UTC⟩
                check app failed for 1 m: `GET http://localhost:3000/api/health` answered `503: {"status":"starting","reason":"redis"}`
                database stays at migration `0042`
                Look at the service's own log on the host
                [Log] [Deploy again…]
                — progress
                ❌ 8 Health · 0.9 s · check app failed for 1 m: `GET http://localhost:3000/api/health` answered `503: {"status":"starting","reason":"redis"}`
                It failed at 8 Health, therefore `rollback`:
                ✅ 11 Put copy back · 0.9 s
                ✅ 12 Restart · 0.9 s
                ✅ 13 Health · 0.9 s
                — outcome
                ⏪ *Deploy ctea v1.4.2 to production* failed at 8 Health; v1.4.1 is back and healthy · 2 m 41 s · op-7F3K2Q
                check app failed for 1 m: `GET http://localhost:3000/api/health` answered `503: {"status":"starting","reason":"redis"}`
                `rollback` ran
                database stays at migration `0042`
                Look at the service's own log on the host
                [Log] [Deploy again…]
                """,
                Scene.ROLLED_BACK.told(Language.ENGLISH));
        assertEquals(
                """
                ⏪ *部署 ctea v1.4.2 到 production* 在第 8 步“健康检查”失败；已恢复到 v1.4.1，健康检查通过 · 2 分 41 秒 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨2026-01-06 14:00 UTC⟩ 开始 · ⟨2026-01-06 14:02 UTC⟩ 结束
                检查项 app 持续 1 分钟未通过：`GET http://localhost:3000/api/health` 返回 `503: {"status":"starting","reason":"redis"}`
                数据库停留在迁移版本 `0042`
                请到主机上查看服务自身的日志
                [日志] [再次部署…]
                — progress
                ❌ 8 健康检查 · 0.9 秒 · 检查项 app 持续 1 分钟未通过：`GET http://localhost:3000/api/health` 返回 `503: {"status":"starting","reason":"redis"}`
                在第 8 步“健康检查”失败，因此执行 `rollback`：
                ✅ 11 恢复备份 · 0.9 秒
                ✅ 12 重启服务 · 0.9 秒
                ✅ 13 健康检查 · 0.9 秒
                — outcome
                ⏪ *部署 ctea v1.4.2 到 production* 在第 8 步“健康检查”失败；已恢复到 v1.4.1，健康检查通过 · 2 分 41 秒 · op-7F3K2Q
                检查项 app 持续 1 分钟未通过：`GET http://localhost:3000/api/health` 返回 `503: {"status":"starting","reason":"redis"}`
                已执行 `rollback`
                数据库停留在迁移版本 `0042`
                请到主机上查看服务自身的日志
                [日志] [再次部署…]
                """,
                Scene.ROLLED_BACK.told(Language.CHINESE));
    }

    @Test
    void a_failure_before_the_restart_claims_no_health() {
        assertEquals(
                """
                ⏪ *Deploy ctea v1.4.2 to production* failed at 4 Install; the files of v1.4.1 are back, health was not checked · 2 m 41 s · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · started ⟨2026-01-06 14:00 UTC⟩ · ended ⟨2026-01-06 14:02 UTC⟩
                exited with 1
                database stays at migration `0042`
                The last lines say why; Log has all of them
                [Log] [Deploy again…]
                — progress
                ❌ 4 Install · 0.9 s · exited with 1
                It failed at 4 Install, therefore `put-copy-back`:
                ✅ 10 Put copy back · 0.9 s
                — outcome
                ⏪ *Deploy ctea v1.4.2 to production* failed at 4 Install; the files of v1.4.1 are back, health was not checked · 2 m 41 s · op-7F3K2Q
                exited with 1
                ```
                ERR_PNPM_OUTDATED_LOCKFILE
                ```
                `put-copy-back` ran
                database stays at migration `0042`
                The last lines say why; Log has all of them
                [Log] [Deploy again…]
                """,
                Scene.PUT_BACK_ONLY.told(Language.ENGLISH));
        assertEquals(
                """
                ⏪ *部署 ctea v1.4.2 到 production* 在第 4 步“安装依赖”失败；代码已恢复到 v1.4.1，未做健康检查 · 2 分 41 秒 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨2026-01-06 14:00 UTC⟩ 开始 · ⟨2026-01-06 14:02 UTC⟩ 结束
                退出码 1
                数据库停留在迁移版本 `0042`
                原因见最后几行输出，完整输出请点“日志”
                [日志] [再次部署…]
                — progress
                ❌ 4 安装依赖 · 0.9 秒 · 退出码 1
                在第 4 步“安装依赖”失败，因此执行 `put-copy-back`：
                ✅ 10 恢复备份 · 0.9 秒
                — outcome
                ⏪ *部署 ctea v1.4.2 到 production* 在第 4 步“安装依赖”失败；代码已恢复到 v1.4.1，未做健康检查 · 2 分 41 秒 · op-7F3K2Q
                退出码 1
                ```
                ERR_PNPM_OUTDATED_LOCKFILE
                ```
                已执行 `put-copy-back`
                数据库停留在迁移版本 `0042`
                原因见最后几行输出，完整输出请点“日志”
                [日志] [再次部署…]
                """,
                Scene.PUT_BACK_ONLY.told(Language.CHINESE));
    }

    @Test
    void a_step_given_up_and_rolled_back() {
        assertEquals(
                """
                ⏪ *Deploy ctea v1.4.2 to production* was given up at 7 Restart; the files of v1.4.1 are back, health was not checked · 2 m 41 s · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · started ⟨2026-01-06 14:00 UTC⟩ · ended ⟨2026-01-06 14:02 UTC⟩
                nobody knew how the step ended; <@U0APPROVER> chose to roll back
                database stays at migration `0042`
                [Log] [Deploy again…]
                — progress
                It was given up at 7 Restart, therefore `rollback`:
                ✅ 11 Put copy back · 0.9 s
                ✅ 12 Restart · 0.9 s
                — outcome
                ⏪ *Deploy ctea v1.4.2 to production* was given up at 7 Restart; the files of v1.4.1 are back, health was not checked · 2 m 41 s · op-7F3K2Q
                nobody knew how the step ended; <@U0APPROVER> chose to roll back
                `rollback` ran
                database stays at migration `0042`
                [Log] [Deploy again…]
                """,
                Scene.GIVEN_UP.told(Language.ENGLISH));
        assertEquals(
                """
                ⏪ *部署 ctea v1.4.2 到 production* 在第 7 步“重启服务”放弃；代码已恢复到 v1.4.1，未做健康检查 · 2 分 41 秒 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨2026-01-06 14:00 UTC⟩ 开始 · ⟨2026-01-06 14:02 UTC⟩ 结束
                这一步的结果无法确定，<@U0APPROVER> 选择回滚
                数据库停留在迁移版本 `0042`
                [日志] [再次部署…]
                — progress
                在第 7 步“重启服务”放弃，因此执行 `rollback`：
                ✅ 11 恢复备份 · 0.9 秒
                ✅ 12 重启服务 · 0.9 秒
                — outcome
                ⏪ *部署 ctea v1.4.2 到 production* 在第 7 步“重启服务”放弃；代码已恢复到 v1.4.1，未做健康检查 · 2 分 41 秒 · op-7F3K2Q
                这一步的结果无法确定，<@U0APPROVER> 选择回滚
                已执行 `rollback`
                数据库停留在迁移版本 `0042`
                [日志] [再次部署…]
                """,
                Scene.GIVEN_UP.told(Language.CHINESE));
    }

    @Test
    void a_recovery_that_puts_nothing_back_is_no_rollback() {
        assertEquals(
                """
                ❌ *Deploy ctea v1.4.2 to production* failed at 5 Migrate; `diagnose-migration` ran · 2 m 41 s · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · started ⟨2026-01-06 14:00 UTC⟩ · ended ⟨2026-01-06 14:02 UTC⟩
                exited with 1
                database stays at migration `0042`
                The last lines say why; Log has all of them
                [Log] [Diagnose] [Deploy again…]
                — progress
                ❌ 5 Migrate · 0.9 s · exited with 1
                It failed at 5 Migrate, therefore `diagnose-migration`:
                ✅ 9 Diagnose · 0.9 s
                — outcome
                ❌ *Deploy ctea v1.4.2 to production* failed at 5 Migrate; `diagnose-migration` ran · 2 m 41 s · op-7F3K2Q
                exited with 1
                ```
                relation exists
                ```
                database stays at migration `0042`
                The last lines say why; Log has all of them
                [Log] [Diagnose] [Deploy again…]
                """,
                Scene.DIAGNOSED.told(Language.ENGLISH));
        assertEquals(
                """
                ❌ *部署 ctea v1.4.2 到 production* 在第 5 步“数据库迁移”失败；已执行 `diagnose-migration` · 2 分 41 秒 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨2026-01-06 14:00 UTC⟩ 开始 · ⟨2026-01-06 14:02 UTC⟩ 结束
                退出码 1
                数据库停留在迁移版本 `0042`
                原因见最后几行输出，完整输出请点“日志”
                [日志] [诊断] [再次部署…]
                — progress
                ❌ 5 数据库迁移 · 0.9 秒 · 退出码 1
                在第 5 步“数据库迁移”失败，因此执行 `diagnose-migration`：
                ✅ 9 诊断迁移 · 0.9 秒
                — outcome
                ❌ *部署 ctea v1.4.2 到 production* 在第 5 步“数据库迁移”失败；已执行 `diagnose-migration` · 2 分 41 秒 · op-7F3K2Q
                退出码 1
                ```
                relation exists
                ```
                数据库停留在迁移版本 `0042`
                原因见最后几行输出，完整输出请点“日志”
                [日志] [诊断] [再次部署…]
                """,
                Scene.DIAGNOSED.told(Language.CHINESE));
    }
}
