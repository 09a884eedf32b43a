package dev.capstan.slack.render;

final class ChineseIncidentReplies implements IncidentReplyPhrases {
    @Override
    public Mrkdwn done(Mrkdwn id) {
        return Mrkdwn.name("已记录：" + id + "。");
    }

    @Override
    public Mrkdwn openBefore(Mrkdwn id, Mrkdwn title) {
        return Mrkdwn.name("该处已有事故 " + id + "：" + title);
    }

    @Override
    public Mrkdwn noSuchIncident(Mrkdwn id) {
        return Mrkdwn.name("没有事故 " + id + "。");
    }

    @Override
    public Mrkdwn alertWithoutPlace(Mrkdwn id) {
        return Mrkdwn.name(id + " 不属于目录中的任何服务，请指明服务：incident open 服务 -- 标题");
    }

    @Override
    public Mrkdwn noSuchPlace(Mrkdwn named) {
        return Mrkdwn.name("目录中没有 " + named + "。");
    }

    @Override
    public Mrkdwn noSuchFollowUp(Mrkdwn id, int number) {
        return Mrkdwn.name(id + " 没有未完成的改进措施 " + number + "。");
    }

    @Override
    public Mrkdwn isOver(Mrkdwn id) {
        return Mrkdwn.name(id + " 已解决，仍可添加备注和改进措施。");
    }

    @Override
    public Mrkdwn nothingPrepared() {
        return Mrkdwn.name("该服务未在 incidents.yaml 中声明此项。");
    }

    @Override
    public Mrkdwn none() {
        return Mrkdwn.name("没有进行中的事故，也没有未完成的改进措施。");
    }

    @Override
    public Mrkdwn listed(int open, int left) {
        return Mrkdwn.name(open + " 个进行中，" + left + " 个已解决但仍有改进措施");
    }

    @Override
    public Mrkdwn usage(Mrkdwn command) {
        return Mrkdwn.name("请输入 " + command);
    }

    @Override
    public String updateTitle() {
        return "发布进展";
    }

    @Override
    public String updateReaders() {
        return "告知谁";
    }

    @Override
    public String updateText() {
        return "内容";
    }

    @Override
    public String updateSubmit() {
        return "发布";
    }

    @Override
    public String noteTitle() {
        return "记录";
    }

    @Override
    public String resolveTitle() {
        return "解决事故";
    }

    @Override
    public String resolveCause() {
        return "一句话说明根本原因";
    }

    @Override
    public String resolveSubmit() {
        return "解决";
    }
}
