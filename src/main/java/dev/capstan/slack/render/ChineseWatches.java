package dev.capstan.slack.render;

final class ChineseWatches implements WatchPhrases {
    @Override
    public Mrkdwn limit(Mrkdwn title, Mrkdwn limit, Mrkdwn lasting) {
        return Mrkdwn.name(title + " " + limit + " 持续 " + lasting);
    }

    @Override
    public Mrkdwn watching(Mrkdwn until) {
        return Mrkdwn.name("观察至 " + until);
    }

    @Override
    public Mrkdwn leadsBack(Mrkdwn before) {
        return Mrkdwn.name("任一项触发即按批准的方案回滚到 " + before);
    }

    @Override
    public Mrkdwn peopleAreAsked() {
        return Mrkdwn.name("任一项触发时询问是否回滚");
    }

    @Override
    public Mrkdwn held(Mrkdwn title, Mrkdwn by) {
        return Mrkdwn.name(title + " 已超限；" + by + " 正在执行，待其结束前不做处理");
    }

    @Override
    public Mrkdwn quiet(Mrkdwn within) {
        return Mrkdwn.name("已观察 " + within + "，未触发任何限值");
    }

    @Override
    public Mrkdwn sawNothing(Mrkdwn within) {
        return Mrkdwn.name("观察了 " + within + "，但没有读到数据，请自行确认");
    }

    @Override
    public Mrkdwn unseen(Mrkdwn titles) {
        return Mrkdwn.name("结束时没有读数：" + titles);
    }

    @Override
    public Mrkdwn passed(Mrkdwn title) {
        return Mrkdwn.name("观察到 " + title + " 超限为止");
    }

    @Override
    public Mrkdwn stopped(Mrkdwn person) {
        return Mrkdwn.name(person + " 停止了观察");
    }

    @Override
    public Mrkdwn overtaken(Mrkdwn by) {
        return Mrkdwn.name("不再观察：" + by + " 已变更该服务");
    }

    @Override
    public Mrkdwn numbers(Mrkdwn title, Mrkdwn worst, Mrkdwn limit, Mrkdwn lasting, Mrkdwn deploy) {
        var passed = limit.isEmpty() ? "" : "限值 " + limit + "，";
        return Mrkdwn.name("*" + title + " " + worst + "*（" + passed + "持续 " + lasting + "），发生在 " + deploy + " 之后");
    }

    @Override
    public Mrkdwn series(Mrkdwn series) {
        return Mrkdwn.name("对象：" + series);
    }

    @Override
    public Mrkdwn readings(int count, Mrkdwn from, Mrkdwn to, Mrkdwn newest) {
        return Mrkdwn.name(from + " 至 " + to + " 共 " + count + " 个读数，全部超限；最近：" + newest);
    }

    @Override
    public Mrkdwn rollingBack(Mrkdwn before, Mrkdwn by) {
        return Mrkdwn.name("正在回滚到 " + before + (by.isEmpty() ? "" : " · " + by));
    }

    @Override
    public Mrkdwn rolledBack(Mrkdwn before, Mrkdwn by) {
        return Mrkdwn.name("已回滚到 " + before + " · " + by);
    }

    @Override
    public Mrkdwn rollbackFailed(Mrkdwn by) {
        return Mrkdwn.name("回滚 " + by + " 未能完成，详见其消息");
    }

    @Override
    public Mrkdwn handedOver(Mrkdwn person, Mrkdwn to) {
        return Mrkdwn.name(person + " 发起了回滚 · " + to);
    }

    @Override
    public Mrkdwn kept(Mrkdwn person) {
        return Mrkdwn.name(person + " 决定保留本次部署");
    }

    @Override
    public Mrkdwn unanswered() {
        return Mrkdwn.name("一天内无人处理，部署保持不变");
    }

    @Override
    public Mrkdwn asks(Mrkdwn people, Mrkdwn before) {
        return Mrkdwn.name(
                (people.isEmpty() ? "" : people + " ") + "是否回滚" + (before.isEmpty() ? "" : "到 " + before) + "？");
    }

    @Override
    public Mrkdwn noCommit() {
        return Mrkdwn.name("不知道之前运行的是哪个提交，因此不自动回滚");
    }

    @Override
    public Mrkdwn movedBefore() {
        return Mrkdwn.name("方案生成后、部署开始前执行过其他操作，之前运行的版本与方案不符");
    }

    @Override
    public Mrkdwn sameCommit(Mrkdwn commit) {
        return Mrkdwn.name("之前运行的也是 " + commit + "，回滚不会带来变化");
    }

    @Override
    public Mrkdwn noCopy() {
        return Mrkdwn.name("本次部署没有保留之前的备份，因此不自动回滚");
    }

    @Override
    public Mrkdwn notDeclared(Mrkdwn back) {
        return Mrkdwn.name(back + " 的配置已变，因此不自动回滚");
    }

    @Override
    public Mrkdwn incompatible(Mrkdwn migration) {
        return Mrkdwn.name("数据库处于 " + migration + "，旧版代码无法兼容");
    }

    @Override
    public Mrkdwn migrationUnknown(Mrkdwn before, Mrkdwn now) {
        return Mrkdwn.name("数据库从 " + (before.isEmpty() ? "未知迁移" : before) + " 到 " + (now.isEmpty() ? "未知迁移" : now)
                + "，其间的迁移旧版代码能否兼容无法确认");
    }

    @Override
    public Mrkdwn locked(Mrkdwn by) {
        return Mrkdwn.name("观察期间 " + by + " 一直占用着锁");
    }

    @Override
    public Mrkdwn notRun(Mrkdwn rollback) {
        return Mrkdwn.name("已发起 " + rollback + "，但未开始执行，详见其消息");
    }

    @Override
    public String stopWatching() {
        return "停止观察";
    }

    @Override
    public String rollBack() {
        return "回滚";
    }

    @Override
    public String keep() {
        return "保留";
    }

    @Override
    public Mrkdwn done() {
        return Mrkdwn.name("已处理");
    }

    @Override
    public Mrkdwn past() {
        return Mrkdwn.name("已有人处理，或已不再观察");
    }

    @Override
    public Mrkdwn notAllowed(Mrkdwn roles) {
        return Mrkdwn.name(roles.isEmpty() ? "没有人可以决定" : "这由 " + roles + " 决定");
    }

    @Override
    public Mrkdwn noWay(Mrkdwn command) {
        return Mrkdwn.name("不知道应回到哪个版本，请自行选择：" + command);
    }

    @Override
    public Mrkdwn rolledBackSince(Mrkdwn by, Mrkdwn command) {
        return Mrkdwn.name("告警开始之后 " + by + " 已回滚。若要回到更早的版本：" + command);
    }
}
