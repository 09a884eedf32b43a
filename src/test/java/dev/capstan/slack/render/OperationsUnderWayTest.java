package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.catalog.Language;
import org.junit.jupiter.api.Test;

/** Whole texts, as people read them: the card, and below it what stands in the thread. */
class OperationsUnderWayTest {

    @Test
    void a_running_operation() {
        assertEquals(
                """
                ⏳ *Deploy ctea v1.4.2 to production* · step 4 of 8, Install · 38 s · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · started ⟨14:00 UTC⟩
                [Cancel…] [Show commands]
                — progress
                ✅ 1 Check env · 0.9 s
                ✅ 2 Keep copy · 0.9 s · `kept as /app/backup_20260106_140000`
                ✅ 3 Fetch · 0.9 s
                ⏳ 4 Install · 38 s · `resolved 412, reused 398, downloaded 14`
                to come: 5 Migrate · 6 Build · 7 Restart · 8 Health
                """,
                Scene.RUNNING.told(Language.ENGLISH));
        assertEquals(
                """
                ⏳ *部署 ctea v1.4.2 到 production* · 第 4/8 步“安装依赖” · 38 秒 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨14:00 UTC⟩ 开始
                [取消…] [查看命令]
                — progress
                ✅ 1 检查环境变量 · 0.9 秒
                ✅ 2 备份代码 · 0.9 秒 · `kept as /app/backup_20260106_140000`
                ✅ 3 拉取代码 · 0.9 秒
                ⏳ 4 安装依赖 · 38 秒 · `resolved 412, reused 398, downloaded 14`
                后续：5 数据库迁移 · 6 构建 · 7 重启服务 · 8 健康检查
                """,
                Scene.RUNNING.told(Language.CHINESE));
    }

    @Test
    void a_host_that_cannot_be_reached_while_all_is_paused() {
        assertEquals(
                """
                ⏳ *Deploy ctea v1.4.2 to production* · step 4 of 8, Install · 1 m 12 s · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · started ⟨14:00 UTC⟩
                ctea-1 can't be reached since ⟨14:00 UTC⟩: `Connection refused`. Tried again until the step's time is up
                Paused everywhere: no new step starts until someone types `/ops resume`
                [Cancel…] [Show commands]
                — progress
                ✅ 3 Fetch · 0.9 s
                ⏳ 4 Install · attempt 2 · 1 m 12 s · ctea-1 can't be reached since ⟨14:00 UTC⟩: `Connection refused`
                to come: 5 Migrate · 6 Build · 7 Restart · 8 Health
                """,
                Scene.UNREACHABLE_AND_PAUSED.told(Language.ENGLISH));
        assertEquals(
                """
                ⏳ *部署 ctea v1.4.2 到 production* · 第 4/8 步“安装依赖” · 1 分 12 秒 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨14:00 UTC⟩ 开始
                ctea-1 自 ⟨14:00 UTC⟩ 起无法连接：`Connection refused`。步骤超时之前会一直重试
                已全局暂停：输入 `/ops resume` 之前不会开始新的步骤
                [取消…] [查看命令]
                — progress
                ✅ 3 拉取代码 · 0.9 秒
                ⏳ 4 安装依赖 · 第 2 次尝试 · 1 分 12 秒 · ctea-1 自 ⟨14:00 UTC⟩ 起无法连接：`Connection refused`
                后续：5 数据库迁移 · 6 构建 · 7 重启服务 · 8 健康检查
                """,
                Scene.UNREACHABLE_AND_PAUSED.told(Language.CHINESE));
    }

    @Test
    void a_stop_under_way_offers_no_second_stop() {
        assertEquals(
                """
                ⏳ *Deploy ctea v1.4.2 to production* · stopping at 4 Install · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · started ⟨14:00 UTC⟩
                <@U0ENGINEER> stops it and rolls it back
                [Show commands]
                — progress
                ⏳ 4 Install · 38 s
                """,
                Scene.STOPPING.told(Language.ENGLISH));
        assertEquals(
                """
                ⏳ *部署 ctea v1.4.2 到 production* · 正在停止，停在第 4 步“安装依赖” · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨14:00 UTC⟩ 开始
                <@U0ENGINEER> 要求停止并回滚
                [查看命令]
                — progress
                ⏳ 4 安装依赖 · 38 秒
                """,
                Scene.STOPPING.told(Language.CHINESE));
    }

    @Test
    void a_recovery_under_way_says_what_failed() {
        assertEquals(
                """
                ⏳ *Deploy ctea v1.4.2 to production* failed at 8 Health; now rollback, step 2 of 3, Restart · 12 s · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · started ⟨14:00 UTC⟩
                check app failed for 1 m: `GET http://localhost:3000/api/health` answered `503: {"status":"starting","reason":"redis"}`
                [Show commands]
                — progress
                ✅ 7 Restart · 0.9 s
                ❌ 8 Health · 0.9 s · check app failed for 1 m: `GET http://localhost:3000/api/health` answered `503: {"status":"starting","reason":"redis"}`
                It failed at 8 Health, therefore `rollback`:
                ✅ 11 Put copy back · 0.9 s
                ⏳ 12 Restart · 12 s · `restarting`
                """,
                Scene.RECOVERING.told(Language.ENGLISH));
        assertEquals(
                """
                ⏳ *部署 ctea v1.4.2 到 production* 在第 8 步“健康检查”失败；正在执行 rollback，第 2/3 步“重启服务” · 12 秒 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨14:00 UTC⟩ 开始
                检查项 app 持续 1 分钟未通过：`GET http://localhost:3000/api/health` 返回 `503: {"status":"starting","reason":"redis"}`
                [查看命令]
                — progress
                ✅ 7 重启服务 · 0.9 秒
                ❌ 8 健康检查 · 0.9 秒 · 检查项 app 持续 1 分钟未通过：`GET http://localhost:3000/api/health` 返回 `503: {"status":"starting","reason":"redis"}`
                在第 8 步“健康检查”失败，因此执行 `rollback`：
                ✅ 11 恢复备份 · 0.9 秒
                ⏳ 12 重启服务 · 12 秒 · `restarting`
                """,
                Scene.RECOVERING.told(Language.CHINESE));
    }

    @Test
    void a_step_that_nobody_knows_the_end_of() {
        assertEquals(
                """
                ⚠️ *Deploy ctea v1.4.2 to production* needs a decision at 5 Migrate · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · started ⟨14:00 UTC⟩
                5 Migrate was started and is gone without an exit code. Look at the host, then choose
                <!subteam^S0RELEASE> <@U0APPROVER> <@U0ENGINEER> may answer
                Until then nothing else may start here
                [Run the step again] [Count it as done] [Roll back] [Leave as it is]
                — progress
                ⚠️ 5 Migrate · 0.9 s · nobody knows how it ended
                to come: 6 Build · 7 Restart · 8 Health
                — outcome
                ⚠️ *Deploy ctea v1.4.2 to production* needs a decision at 5 Migrate · op-7F3K2Q
                ```
                applying 0043
                ```
                5 Migrate was started and is gone without an exit code. Look at the host, then choose
                <!subteam^S0RELEASE> <@U0APPROVER> <@U0ENGINEER> may answer
                The buttons are on the message that heads this thread
                """,
                Scene.UNKNOWN_END.told(Language.ENGLISH));
        assertEquals(
                """
                ⚠️ *部署 ctea v1.4.2 到 production* 停在第 5 步“数据库迁移”，需要人工决定 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨14:00 UTC⟩ 开始
                第 5 步“数据库迁移”启动后进程消失，没有留下退出码。请先到主机上确认，再选择
                请 <!subteam^S0RELEASE> <@U0APPROVER> <@U0ENGINEER> 决定
                在此之前，该环境保持锁定
                [重跑这一步] [视为已完成] [回滚] [保持现状]
                — progress
                ⚠️ 5 数据库迁移 · 0.9 秒 · 结果无法确定
                后续：6 构建 · 7 重启服务 · 8 健康检查
                — outcome
                ⚠️ *部署 ctea v1.4.2 到 production* 停在第 5 步“数据库迁移”，需要人工决定 · op-7F3K2Q
                ```
                applying 0043
                ```
                第 5 步“数据库迁移”启动后进程消失，没有留下退出码。请先到主机上确认，再选择
                请 <!subteam^S0RELEASE> <@U0APPROVER> <@U0ENGINEER> 决定
                按钮在本消息列顶部的那条消息上
                """,
                Scene.UNKNOWN_END.told(Language.CHINESE));
    }

    @Test
    void a_recovery_that_failed() {
        assertEquals(
                """
                ⚠️ *Deploy ctea v1.4.2 to production* needs a decision at 12 Restart · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · started ⟨14:00 UTC⟩
                exited with 127: a command was not found on the host
                The recovery itself failed at 12 Restart, so what is live now is not known. Look, then choose
                <!subteam^S0RELEASE> <@U0APPROVER> <@U0ENGINEER> may answer
                Until then nothing else may start here
                [Run the step again] [Count it as done] [Leave as it is]
                — progress
                It failed at 8 Health, therefore `rollback`:
                ❌ 12 Restart · 0.9 s · exited with 127: a command was not found on the host
                — outcome
                ⚠️ *Deploy ctea v1.4.2 to production* needs a decision at 12 Restart · op-7F3K2Q
                exited with 127: a command was not found on the host
                ```
                pm2: not found
                ```
                The recovery itself failed at 12 Restart, so what is live now is not known. Look, then choose
                <!subteam^S0RELEASE> <@U0APPROVER> <@U0ENGINEER> may answer
                The buttons are on the message that heads this thread
                """,
                Scene.RECOVERY_FAILED.told(Language.ENGLISH));
        assertEquals(
                """
                ⚠️ *部署 ctea v1.4.2 到 production* 停在第 12 步“重启服务”，需要人工决定 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨14:00 UTC⟩ 开始
                退出码 127：主机上找不到命令
                恢复流程自身在第 12 步“重启服务”失败，线上目前是什么状态无法确定。请先确认，再选择
                请 <!subteam^S0RELEASE> <@U0APPROVER> <@U0ENGINEER> 决定
                在此之前，该环境保持锁定
                [重跑这一步] [视为已完成] [保持现状]
                — progress
                在第 8 步“健康检查”失败，因此执行 `rollback`：
                ❌ 12 重启服务 · 0.9 秒 · 退出码 127：主机上找不到命令
                — outcome
                ⚠️ *部署 ctea v1.4.2 到 production* 停在第 12 步“重启服务”，需要人工决定 · op-7F3K2Q
                退出码 127：主机上找不到命令
                ```
                pm2: not found
                ```
                恢复流程自身在第 12 步“重启服务”失败，线上目前是什么状态无法确定。请先确认，再选择
                请 <!subteam^S0RELEASE> <@U0APPROVER> <@U0ENGINEER> 决定
                按钮在本消息列顶部的那条消息上
                """,
                Scene.RECOVERY_FAILED.told(Language.CHINESE));
    }

    @Test
    void a_rollback_that_the_database_may_not_bear() {
        assertEquals(
                """
                ⚠️ *Deploy ctea v1.4.2 to production* needs a decision at 8 Health · op-7F3K2Q
                asked by <@U0ENGINEER> · “fixes coupon rounding” · runs on ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`, 3 commits: fix coupon rounding · bump pnpm · add index on orders
                approved by <@U0APPROVER> · started ⟨14:00 UTC⟩
                check app failed for 1 m: `GET http://localhost:3000/api/health` answered `503: {"status":"starting","reason":"redis"}`
                A rollback is due, but the database is at migration `0043`, declared as one that older code can't live with. Choose what to do
                <!subteam^S0RELEASE> <@U0APPROVER> <@U0ENGINEER> may answer
                Until then nothing else may start here
                [Roll back] [Leave as it is]
                — outcome
                ⚠️ *Deploy ctea v1.4.2 to production* needs a decision at 8 Health · op-7F3K2Q
                check app failed for 1 m: `GET http://localhost:3000/api/health` answered `503: {"status":"starting","reason":"redis"}`
                A rollback is due, but the database is at migration `0043`, declared as one that older code can't live with. Choose what to do
                <!subteam^S0RELEASE> <@U0APPROVER> <@U0ENGINEER> may answer
                The buttons are on the message that heads this thread
                """,
                Scene.INCOMPATIBLE.told(Language.ENGLISH));
        assertEquals(
                """
                ⚠️ *部署 ctea v1.4.2 到 production* 停在第 8 步“健康检查”，需要人工决定 · op-7F3K2Q
                <@U0ENGINEER> 发起 · “fixes coupon rounding” · 目标主机 ctea-1
                v1.4.1 `a1b2c3d` → v1.4.2 `9f8e7d6`，3 个提交：fix coupon rounding · bump pnpm · add index on orders
                <@U0APPROVER> 已批准 · ⟨14:00 UTC⟩ 开始
                检查项 app 持续 1 分钟未通过：`GET http://localhost:3000/api/health` 返回 `503: {"status":"starting","reason":"redis"}`
                需要回滚，但数据库已在迁移版本 `0043`，该版本已声明与旧代码不兼容。请选择如何处理
                请 <!subteam^S0RELEASE> <@U0APPROVER> <@U0ENGINEER> 决定
                在此之前，该环境保持锁定
                [回滚] [保持现状]
                — outcome
                ⚠️ *部署 ctea v1.4.2 到 production* 停在第 8 步“健康检查”，需要人工决定 · op-7F3K2Q
                检查项 app 持续 1 分钟未通过：`GET http://localhost:3000/api/health` 返回 `503: {"status":"starting","reason":"redis"}`
                需要回滚，但数据库已在迁移版本 `0043`，该版本已声明与旧代码不兼容。请选择如何处理
                请 <!subteam^S0RELEASE> <@U0APPROVER> <@U0ENGINEER> 决定
                按钮在本消息列顶部的那条消息上
                """,
                Scene.INCOMPATIBLE.told(Language.CHINESE));
    }
}
