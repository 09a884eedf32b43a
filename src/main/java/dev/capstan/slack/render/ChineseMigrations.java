package dev.capstan.slack.render;

import dev.capstan.sql.migration.report.Diagnosis.Door;
import dev.capstan.sql.migration.report.Diagnosis.PrismaCode;
import dev.capstan.sql.migration.report.Diagnosis.Rule;
import dev.capstan.sql.migration.report.Diagnosis.Wait;
import dev.capstan.sql.migration.report.Standing;

final class ChineseMigrations implements MigrationPhrases {
    private static Mrkdwn said(String text) {
        return Mrkdwn.name(text);
    }

    private static String with(String before, Mrkdwn name) {
        return name.isEmpty() ? "" : before + name + " ";
    }

    @Override
    public Mrkdwn services() {
        return said("已说明如何迁移的服务：");
    }

    @Override
    public Mrkdwn noServices() {
        return said("没有服务说明如何迁移：请写在 `migrations.yaml` 中。");
    }

    @Override
    public Mrkdwn never() {
        return said("这里从未执行过迁移：还没有历史表。");
    }

    @Override
    public Mrkdwn standing(Standing standing, int count, Mrkdwn names) {
        var what =
                switch (standing) {
                    case APPLIED -> "已执行 " + count + " 个，最近的是：";
                    case FAILED -> "失败 " + count + " 个：";
                    case PENDING -> "待执行 " + count + " 个：";
                    case PASSED_BY -> "早于已执行的迁移、会被跳过的 " + count + " 个：";
                    case WITHOUT_FILE -> "已执行但目标主机上没有文件的 " + count + " 个：";
                };
        return said(what + names);
    }

    @Override
    public Mrkdwn changed(Mrkdwn names) {
        return said("执行后文件被改动：" + names);
    }

    @Override
    public Mrkdwn filesUnknown(Mrkdwn why) {
        return said("无法列出目标主机上的迁移文件，不知道有哪些待执行：" + why);
    }

    @Override
    public Mrkdwn readBy(Mrkdwn tool) {
        return said("依据 " + tool + " 的迁移历史和目标主机上的文件");
    }

    @Override
    public Mrkdwn counted(Standing standing, int count) {
        return said(
                switch (standing) {
                    case APPLIED, WITHOUT_FILE -> "已执行 " + count + " 个";
                    case FAILED -> "失败 " + count + " 个";
                    case PENDING, PASSED_BY -> "待执行 " + count + " 个";
                });
    }

    @Override
    public Mrkdwn noneWait(boolean known) {
        return said(known ? "没有待执行的" : "待执行的未知");
    }

    @Override
    public Mrkdwn changedCount(int count) {
        return said("执行后被改动 " + count + " 个");
    }

    @Override
    public Mrkdwn nothingFailed() {
        return said("没有失败");
    }

    @Override
    public Mrkdwn onlyOperations() {
        return said("近期没有操作在迁移步骤失败；不是由这里执行的，这里无从得知。");
    }

    @Override
    public Mrkdwn failedAt(Mrkdwn operation, Mrkdwn step, Mrkdwn at) {
        return said(operation + " 在“" + step + "”失败 · " + at);
    }

    @Override
    public Mrkdwn violated(Rule rule, Mrkdwn table, Mrkdwn constraint, Mrkdwn columns) {
        var in = table.isEmpty() ? "有数据" : "表 " + table + " 中有数据";
        var named = with(" ", constraint);
        return said(
                switch (rule) {
                    case CHECK -> in + "不满足检查约束" + named + "。";
                    case UNIQUE ->
                        in + "的" + (columns.isEmpty() ? "键" : " " + columns + " ") + "重复，违反唯一约束" + named + "。";
                    case FOREIGN_KEY ->
                        in + "的" + (columns.isEmpty() ? "外键" : " " + columns + " ") + "指向不存在的记录，违反外键约束" + named + "。";
                    case NOT_NULL -> in + "的" + (columns.isEmpty() ? "列" : "列 " + columns + " ") + "为空，而该列不允许为空。";
                    case EXCLUSION -> in + "相互重叠，违反排他约束" + named + "。";
                });
    }

    @Override
    public Mrkdwn keptWaiting(Wait behind) {
        return said(
                switch (behind) {
                    case LOCK -> "等待他人持有的锁超时，没有做任何修改。";
                    case DEADLOCK -> "与另一个事务互相等待（死锁），被数据库终止。";
                    case STATEMENT -> "有语句执行时间超过了数据库的上限。";
                    case OTHER_MIGRATION -> "另一个迁移正在进行，或遗留了它的锁。";
                });
    }

    @Override
    public Mrkdwn notPermitted(Mrkdwn table) {
        return said("执行迁移的角色没有权限" + (table.isEmpty() ? "" : "修改 " + table) + "：它属于其他角色。");
    }

    @Override
    public Mrkdwn notLetIn(Door door) {
        return said(
                switch (door) {
                    case CONNECTION -> "目标主机无法连接数据库，尚未执行任何操作。";
                    case LOGIN -> "数据库拒绝了迁移所用的用户或密码。";
                    case FULL -> "数据库的连接已用尽。";
                    case NO_SUCH_DATABASE -> "没有这个名称的数据库。";
                });
    }

    @Override
    public Mrkdwn drifted(boolean alreadyThere, Mrkdwn what) {
        return said(
                alreadyThere
                        ? "迁移要创建的对象已经存在" + (what.isEmpty() ? "" : "：" + what) + "。可能上次执行到了这里，或有人手工创建。"
                        : "迁移要修改的对象不存在" + (what.isEmpty() ? "" : "：" + what) + "。可能缺少更早的迁移，或有人删除了它。");
    }

    @Override
    public Mrkdwn mistyped() {
        return said("数据库无法理解该迁移的 SQL，请修正迁移本身。");
    }

    @Override
    public Mrkdwn prismaStopped(PrismaCode code, Mrkdwn migration) {
        var named = migration.isEmpty() ? "" : " " + migration;
        return said(
                switch (code) {
                    case P3006 -> "P3006：迁移" + named + " 无法在空数据库上执行。这是 `migrate dev`，生产环境应使用 `migrate deploy`。";
                    case P3009 -> "P3009：历史中有失败的迁移" + named + "，处理之前 Prisma 不会执行任何迁移。";
                    case P3018 -> "P3018：迁移" + named + " 执行失败，处理之前 Prisma 不会继续。";
                    case P3005 -> "P3005：数据库已有数据表但没有迁移历史，需要先建立基线。";
                });
    }

    @Override
    public Mrkdwn unrecognised() {
        return said("无法从日志判断原因，最后几行是：");
    }

    @Override
    public Mrkdwn look() {
        return said("用它查看有问题的数据：");
    }

    @Override
    public Mrkdwn mending() {
        return said("这样可以修复，请人工判断（写进 `fixes.yaml` 后执行）：");
    }

    @Override
    public String showRows() {
        return "查看数据";
    }

    @Override
    public String fix(String title) {
        return "修复：" + title + "…";
    }

    @Override
    public String run() {
        return "执行…";
    }

    @Override
    public String runAgain() {
        return "重新执行…";
    }

    @Override
    public String settle() {
        return "标记失败的迁移…";
    }

    @Override
    public String status() {
        return "迁移状态";
    }

    @Override
    public String diagnose() {
        return "诊断";
    }

    @Override
    public String lookAgain() {
        return "重新查看";
    }
}
