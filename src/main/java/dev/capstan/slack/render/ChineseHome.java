package dev.capstan.slack.render;

final class ChineseHome implements HomePhrases {
    @Override
    public Mrkdwn alerts(int count) {
        return Mrkdwn.name("*未恢复的告警：" + count + "*");
    }

    @Override
    public Mrkdwn noAlerts() {
        return Mrkdwn.name("*当前没有告警*");
    }

    @Override
    public Mrkdwn nobodyOnIt() {
        return Mrkdwn.name("尚无人处理");
    }

    @Override
    public Mrkdwn decisions(int count) {
        return Mrkdwn.name("*等待你审批：" + count + "*");
    }

    @Override
    public Mrkdwn asked(Mrkdwn person, Mrkdwn until) {
        return Mrkdwn.name("申请人 " + person + " · 截止 " + until);
    }

    @Override
    public Mrkdwn operations() {
        return Mrkdwn.name("*操作*");
    }

    @Override
    public Mrkdwn nothing() {
        return Mrkdwn.name("按照目录中的角色，这里没有需要你查看的内容。");
    }
}
