package dev.capstan.slack.render;

final class ChineseQueryFailures implements QueryFailurePhrases {
    private static Mrkdwn said(String text) {
        return Mrkdwn.name(text);
    }

    @Override
    public Mrkdwn refusedByDatabase() {
        return said("数据库拒绝执行");
    }

    @Override
    public Mrkdwn mayNotRead() {
        return said("机器人使用的角色无权读取，请数据库管理员授予查询权限。");
    }

    @Override
    public Mrkdwn schemaDiffers() {
        return said("数据库结构与查询不符，请修改查询，或检查迁移是否已执行。");
    }

    @Override
    public Mrkdwn timedOut(Mrkdwn after) {
        return said("运行 " + after + "后超时，已终止");
    }

    @Override
    public Mrkdwn narrowIt() {
        return said("请缩小范围，或点“执行计划”看时间花在哪里。");
    }

    @Override
    public Mrkdwn unreachable() {
        return said("连不上数据库");
    }

    @Override
    public Mrkdwn callsHidden() {
        return said("没有执行，语句会暗中调用其他函数");
    }

    @Override
    public Mrkdwn masked() {
        return said("没有执行，脱敏的值可能会被看到");
    }

    @Override
    public Mrkdwn busy() {
        return said("没有执行，同时查询这个数据库的人太多");
    }

    @Override
    public Mrkdwn againInAMoment() {
        return said("稍后再运行一次。");
    }

    @Override
    public Mrkdwn interrupted() {
        return said("查询过程中两次中断");
    }

    @Override
    public Mrkdwn nothingChanged() {
        return said("查询只读取数据，没有任何改动，可以再运行一次。");
    }

    @Override
    public Mrkdwn gone() {
        return said("没有执行，目录已变更，其中不再有它");
    }

    @Override
    public Mrkdwn ownFault() {
        return said("没有结果，机器人内部出错，详情见日志");
    }
}
