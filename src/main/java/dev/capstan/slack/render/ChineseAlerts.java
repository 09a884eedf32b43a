package dev.capstan.slack.render;

final class ChineseAlerts implements AlertPhrases {
    @Override
    public Mrkdwn trouble(Mrkdwn priority, Mrkdwn names, Mrkdwn value) {
        return Mrkdwn.name("*" + priority + " " + names + "*" + (value.isEmpty() ? "" : " " + value));
    }

    @Override
    public Mrkdwn over(Mrkdwn trouble, Mrkdwn lasted) {
        return Mrkdwn.name("*" + trouble + "* 已恢复，历时 " + lasted);
    }

    @Override
    public Mrkdwn noServiceKnown(Mrkdwn receiver) {
        return Mrkdwn.name("来自 " + receiver + "；按其标签找不到目录中的服务");
    }

    @Override
    public Mrkdwn began(Mrkdwn moment) {
        return Mrkdwn.name("开始于 " + moment);
    }

    @Override
    public Mrkdwn firing(int firing, int all) {
        return Mrkdwn.name(firing == all ? firing + " 项告警中" : all + " 项中 " + firing + " 项告警中");
    }

    @Override
    public Mrkdwn acknowledgedBy(Mrkdwn person, Mrkdwn at) {
        return Mrkdwn.name(person + " 自 " + at + " 起处理中");
    }

    @Override
    public Mrkdwn silencedBy(Mrkdwn person, Mrkdwn until) {
        return Mrkdwn.name("已由 " + person + " 静默至 " + until);
    }

    @Override
    public Mrkdwn flapping() {
        return Mrkdwn.name("反复出现又消失；稳定 15 分钟之前不再逐次通知");
    }

    @Override
    public Mrkdwn hiddenBehind(Mrkdwn behind) {
        return Mrkdwn.name("由 " + behind + " 引起");
    }

    @Override
    public Mrkdwn next(int number, Mrkdwn what) {
        return Mrkdwn.name(number + ". " + what);
    }

    @Override
    public Mrkdwn changed(Mrkdwn what, Mrkdwn operation, Mrkdwn by, Mrkdwn before) {
        return Mrkdwn.name("近期变更：" + before + "前由 " + by + " " + what + " · " + operation);
    }

    @Override
    public Mrkdwn unanswered(Mrkdwn within) {
        return Mrkdwn.name("请在 " + within + "内响应");
    }

    @Override
    public String runbook() {
        return "处理手册";
    }

    @Override
    public String dashboard() {
        return "仪表盘";
    }

    @Override
    public String source() {
        return "来源";
    }

    @Override
    public String acknowledge() {
        return "我来处理";
    }

    @Override
    public String silence() {
        return "静默";
    }

    @Override
    public String silenceFor(int hours) {
        return hours + " 小时";
    }

    @Override
    public String silenceUntil() {
        return "直到……";
    }

    @Override
    public String unsilence() {
        return "结束静默";
    }

    @Override
    public String escalate() {
        return "升级";
    }

    @Override
    public String rollBack(String version) {
        return "回滚 " + version + "…";
    }

    @Override
    public Mrkdwn answerWanted(Mrkdwn trouble, Mrkdwn channel) {
        return Mrkdwn.name(trouble + " 在 " + channel + " 等待你的响应");
    }

    @Override
    public Mrkdwn together(int count, Mrkdwn length) {
        return Mrkdwn.name("*" + length + "内又有 " + count + " 个告警*");
    }

    @Override
    public Mrkdwn severities(int critical, int error, int warning) {
        return Mrkdwn.name((critical > 0 ? critical + " × P0 · " : "")
                + (error > 0 ? error + " × P1 · " : "")
                + (warning > 0 ? warning + " × P2 · " : ""));
    }

    @Override
    public Mrkdwn overOfThem(int count) {
        return Mrkdwn.name(count + " 个已恢复");
    }

    @Override
    public Mrkdwn listed(Mrkdwn command) {
        return Mrkdwn.name("全部列在文件中；" + command + " 显示仍未恢复的告警");
    }

    @Override
    public Mrkdwn none() {
        return Mrkdwn.name("当前没有告警");
    }

    @Override
    public Mrkdwn open(int count) {
        return Mrkdwn.name("当前有 " + count + " 个告警");
    }

    @Override
    public Mrkdwn noSuchAlert(Mrkdwn id) {
        return Mrkdwn.name("没有告警 " + id);
    }

    @Override
    public Mrkdwn isOver(Mrkdwn id) {
        return Mrkdwn.name(id + " 已恢复，无需再处理");
    }

    @Override
    public Mrkdwn acknowledgedBefore(Mrkdwn person) {
        return Mrkdwn.name(person + " 已在处理");
    }

    @Override
    public Mrkdwn nobodyLeft() {
        return Mrkdwn.name("升级流程中的所有人都已通知");
    }

    @Override
    public Mrkdwn notSilenced(Mrkdwn id) {
        return Mrkdwn.name(id + " 未被静默");
    }

    @Override
    public Mrkdwn silenceTooLong(Mrkdwn most) {
        return Mrkdwn.name("静默须在将来结束，且不超过 " + most);
    }

    @Override
    public Mrkdwn notAllowed(Mrkdwn roles) {
        return Mrkdwn.name(roles.isEmpty() ? "你无权操作：没有人拥有该环境的权限" : "你无权操作：需要 " + roles);
    }

    @Override
    public Mrkdwn done(Mrkdwn id) {
        return Mrkdwn.name("已完成 · " + id);
    }

    @Override
    public Mrkdwn usage(Mrkdwn command) {
        return Mrkdwn.name("请输入 " + command);
    }

    @Override
    public String silenceTitle() {
        return "静默至";
    }

    @Override
    public String silenceSubmit() {
        return "静默";
    }

    @Override
    public String silenceLabel() {
        return "结束时间";
    }
}
