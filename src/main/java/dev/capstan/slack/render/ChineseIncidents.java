package dev.capstan.slack.render;

final class ChineseIncidents implements IncidentPhrases {
    @Override
    public Mrkdwn heading(Mrkdwn priority, Mrkdwn title) {
        return Mrkdwn.name("*" + priority + " " + title + "*");
    }

    @Override
    public Mrkdwn over(Mrkdwn priority, Mrkdwn title, Mrkdwn lasted) {
        return Mrkdwn.name("*" + priority + " " + title + "* 已解决，历时 " + lasted);
    }

    @Override
    public Mrkdwn openedBy(Mrkdwn person, Mrkdwn at) {
        return Mrkdwn.name(at + " 由 " + person + " 发起");
    }

    @Override
    public Mrkdwn openedByItself(Mrkdwn at) {
        return Mrkdwn.name(at + " 由告警自动发起");
    }

    @Override
    public Mrkdwn ledBy(Mrkdwn person) {
        return Mrkdwn.name("指挥：" + person);
    }

    @Override
    public Mrkdwn ledByNobody() {
        return Mrkdwn.name("尚无人指挥");
    }

    @Override
    public Mrkdwn alerts(int count) {
        return Mrkdwn.name(count + " 个告警");
    }

    @Override
    public Mrkdwn happened(int count) {
        return Mrkdwn.name("时间线 " + count + " 条");
    }

    @Override
    public Mrkdwn cause(Mrkdwn text) {
        return Mrkdwn.name("根本原因：" + text);
    }

    @Override
    public Mrkdwn toDo(int open, int all) {
        return Mrkdwn.name(all + " 项改进措施中 " + open + " 项未完成");
    }

    @Override
    public Mrkdwn goesOnIn(Mrkdwn channel) {
        return Mrkdwn.name("后续见 " + channel);
    }

    @Override
    public Mrkdwn noOwnChannel(Mrkdwn error) {
        return Mrkdwn.name("Slack 未能创建专用频道（" + error + "），后续在本消息列中进行。");
    }

    @Override
    public String open() {
        return "发起事故…";
    }

    @Override
    public String update() {
        return "发布进展…";
    }

    @Override
    public String note() {
        return "记录…";
    }

    @Override
    public String takeCommand() {
        return "担任指挥";
    }

    @Override
    public String resolve() {
        return "解决…";
    }

    @Override
    public String stop() {
        return "停止服务…";
    }

    @Override
    public String impact() {
        return "影响范围";
    }

    @Override
    public String report() {
        return "事故报告";
    }

    @Override
    public Mrkdwn opened(Mrkdwn title, Mrkdwn by) {
        return Mrkdwn.name(by + " 发起事故：" + title);
    }

    @Override
    public Mrkdwn begunByItself(Mrkdwn title) {
        return Mrkdwn.name("事故自动发起：" + title);
    }

    @Override
    public Mrkdwn joined(Mrkdwn alerts) {
        return Mrkdwn.name("又有告警归入本事故：" + alerts);
    }

    @Override
    public Mrkdwn leads(Mrkdwn person) {
        return Mrkdwn.name(person + " 担任指挥");
    }

    @Override
    public Mrkdwn leadsBy(Mrkdwn person, Mrkdwn by) {
        return Mrkdwn.name(by + " 指派 " + person + " 担任指挥");
    }

    @Override
    public String readers(dev.capstan.incident.Readers readers) {
        return switch (readers) {
            case TECH -> "技术团队";
            case OPS -> "运营团队";
            case USERS -> "用户";
        };
    }

    @Override
    public Mrkdwn updated(String readers, Mrkdwn text, Mrkdwn by) {
        return Mrkdwn.name(by + " 告知" + readers + "：" + text);
    }

    @Override
    public Mrkdwn noted(Mrkdwn text, Mrkdwn by) {
        return Mrkdwn.name(by + "：" + text);
    }

    @Override
    public Mrkdwn pinned(Mrkdwn text, Mrkdwn author, Mrkdwn by) {
        return Mrkdwn.name(by + " 置顶" + (author.isEmpty() ? "" : " " + author + " 的消息") + "：" + text);
    }

    @Override
    public Mrkdwn followUp(int number, Mrkdwn text, Mrkdwn owner) {
        return Mrkdwn.name("改进措施 " + number + "：" + text + (owner.isEmpty() ? "" : " · " + owner));
    }

    @Override
    public Mrkdwn followUpDone(int number, Mrkdwn by) {
        return Mrkdwn.name(by + " 完成了改进措施 " + number);
    }

    @Override
    public Mrkdwn resolved(Mrkdwn cause, Mrkdwn by) {
        return Mrkdwn.name(by + " 解决了事故：" + cause);
    }

    @Override
    public Mrkdwn forUsers(Mrkdwn service, Mrkdwn text) {
        return Mrkdwn.name("*" + service + "*：" + text);
    }

    @Override
    public Mrkdwn forTeam(Mrkdwn heading, Mrkdwn text, Mrkdwn by) {
        return Mrkdwn.name(heading + "\n" + text + "\n" + by);
    }

    @Override
    public Mrkdwn fired() {
        return Mrkdwn.name("触发");
    }

    @Override
    public Mrkdwn escalated(int step) {
        return Mrkdwn.name("无人响应，升级至第 " + step + " 步");
    }

    @Override
    public Mrkdwn asked(Mrkdwn by, Mrkdwn query) {
        return Mrkdwn.name(by + " 查询了数据库" + (query.isEmpty() ? "" : "：" + query));
    }

    @Override
    public Mrkdwn requested(Mrkdwn by, Mrkdwn what, Mrkdwn id) {
        return Mrkdwn.name(by + " 申请：" + what + " · " + id);
    }

    @Override
    public Mrkdwn approved(Mrkdwn by, Mrkdwn id) {
        return Mrkdwn.name(by + " 批准了 " + id);
    }

    @Override
    public Mrkdwn stepFailed(Mrkdwn step, Mrkdwn id) {
        return Mrkdwn.name(id + "：步骤 " + step + " 失败");
    }

    @Override
    public Mrkdwn ended(Mrkdwn id, Mrkdwn what, Mrkdwn how) {
        return Mrkdwn.name(id + " 结束：" + what + " " + how);
    }

    @Override
    public Mrkdwn notTold(Mrkdwn channel, Mrkdwn error) {
        return Mrkdwn.name("无法在 " + channel + " 发布进展（" + error + "）：请把机器人邀请到该频道后重新发布。");
    }
}
