package dev.capstan.slack.render;

final class ChineseDesk implements DeskPhrases {
    @Override
    public Mrkdwn notRecorded(Mrkdwn again) {
        return Mrkdwn.name("没有记录，不会执行任何操作：无法连接数据库。请一分钟后再试；如仍不行，请查看服务器上的 " + again + "。");
    }

    @Override
    public Mrkdwn perhapsRecorded(Mrkdwn list) {
        return Mrkdwn.name("不确定是否已记录：没有收到数据库的答复。请查看 " + list + "，或者再操作一次；已记录的不会重复执行。");
    }

    @Override
    public Mrkdwn notYetKnown() {
        return Mrkdwn.name("尚不确定是否已记录：数据库响应缓慢。结果会在这里告知。");
    }

    @Override
    public Mrkdwn recordedAfterAll() {
        return Mrkdwn.name("已记录。");
    }

    @Override
    public Mrkdwn workspaceUnknown() {
        return Mrkdwn.name("没有记录，不会执行任何操作：暂时无法向 Slack 确认 Capstan 属于哪个工作区。请一分钟后再试。");
    }

    @Override
    public Mrkdwn invisible(Mrkdwn character) {
        return Mrkdwn.name("没有记录：内容里有不可见字符 " + character + "。请手动输入。");
    }

    @Override
    public Mrkdwn inviteMe(Mrkdwn channel, Mrkdwn command) {
        return Mrkdwn.name("Capstan 不在 " + channel + " 中，大家无法在那里看到进展。请在该频道输入 " + command + "，之后会自动补发，无需重新发起。");
    }

    @Override
    public Mrkdwn noneOpen() {
        return Mrkdwn.name("没有进行中的操作。");
    }

    @Override
    public Mrkdwn open(int count) {
        return Mrkdwn.name("进行中的操作有 " + count + " 个：");
    }

    @Override
    public Mrkdwn since(Mrkdwn time) {
        return Mrkdwn.name(time + " 发起");
    }

    @Override
    public Mrkdwn pausedNow(Mrkdwn resume) {
        return Mrkdwn.name("已全局暂停：正在执行的步骤会做完，不再开始新的步骤。输入 " + resume + " 恢复。");
    }

    @Override
    public Mrkdwn resumedNow() {
        return Mrkdwn.name("已恢复：各操作从原处继续。");
    }

    @Override
    public Mrkdwn notAllowedToPause() {
        return Mrkdwn.name("你不能暂停或恢复：至少需要一项执行权限。请联系有部署权限的同事。");
    }

    @Override
    public Mrkdwn wrongTeam() {
        return Mrkdwn.name("没有记录：这个 Capstan 服务于另一个 Slack 工作区，请在那里使用。");
    }

    @Override
    public Mrkdwn unknownVerb(Mrkdwn typed) {
        return Mrkdwn.name("没有命令 " + typed + "。");
    }

    @Override
    public Mrkdwn helpShowsAll(Mrkdwn help) {
        return Mrkdwn.name("输入 " + help + " 查看全部命令。");
    }

    @Override
    public Mrkdwn tooLong(int limit) {
        return Mrkdwn.name("没有记录：内容超过 " + limit + " 个字符。请缩短原因或参数值。");
    }

    @Override
    public Mrkdwn operationIdWanted(Mrkdwn example, Mrkdwn list) {
        return Mrkdwn.name("是哪个操作？请写上编号：" + example + "。输入 " + list + " 查看进行中的操作。");
    }

    @Override
    public Mrkdwn noLog() {
        return Mrkdwn.name("没有输出：还没有步骤产生输出，或输出已被清理。");
    }

    @Override
    public Mrkdwn staleButton(Mrkdwn list) {
        return Mrkdwn.name("没有任何改动：这个按钮属于较早的消息。输入 " + list + " 查看进行中的操作。");
    }

    @Override
    public Mrkdwn helpHeading() {
        return Mrkdwn.name("你可以发起：");
    }

    @Override
    public Mrkdwn helpNothing() {
        return Mrkdwn.name("按目录中的角色，没有你可以执行的操作，也没有你可以查询的数据库。");
    }

    @Override
    public Mrkdwn helpMigrations() {
        return Mrkdwn.name("哪些迁移已应用、哪些在等待，以及失败的原因");
    }

    @Override
    public Mrkdwn helpBackups() {
        return Mrkdwn.name("有哪些备份，最近一次恢复是什么时候");
    }

    @Override
    public Mrkdwn helpMonitors() {
        return Mrkdwn.name("监控了什么，当前状态如何");
    }

    @Override
    public Mrkdwn helpGraphs() {
        return Mrkdwn.name("指标走势与阈值");
    }

    @Override
    public Mrkdwn helpAlerts() {
        return Mrkdwn.name("当前告警，由谁处理");
    }

    @Override
    public Mrkdwn helpIncidents() {
        return Mrkdwn.name("进行中的事故；发起、指挥、写报告");
    }

    @Override
    public Mrkdwn helpStatement() {
        return Mrkdwn.name("自己写的语句");
    }

    @Override
    public Mrkdwn helpPlan(Mrkdwn example) {
        return Mrkdwn.name(example + " 只看计划，不执行");
    }

    @Override
    public Mrkdwn helpReason(Mrkdwn example) {
        return Mrkdwn.name(example + " 在两个短横之后写原因");
    }

    @Override
    public Mrkdwn helpForm(Mrkdwn example) {
        return Mrkdwn.name(example + " 不带参数时打开表单");
    }

    @Override
    public Mrkdwn helpList() {
        return Mrkdwn.name("查看进行中的操作");
    }

    @Override
    public Mrkdwn helpCancel() {
        return Mrkdwn.name("停止或撤回一个操作");
    }

    @Override
    public Mrkdwn helpPause() {
        return Mrkdwn.name("全局暂停，不再开始新的步骤；用 `resume` 恢复");
    }

    @Override
    public Mrkdwn helpThread(Mrkdwn example) {
        return Mrkdwn.name("消息列中不能用斜杠命令，请输入：" + example);
    }
}
