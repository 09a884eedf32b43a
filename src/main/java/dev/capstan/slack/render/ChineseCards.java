package dev.capstan.slack.render;

import java.util.List;
import java.util.Optional;

final class ChineseCards implements CardPhrases {
    @Override
    public Mrkdwn askedBy(Mrkdwn person) {
        return Mrkdwn.name(person + " 发起");
    }

    @Override
    public Mrkdwn bySchedule() {
        return Mrkdwn.name("按计划执行");
    }

    @Override
    public Mrkdwn byWatch(Mrkdwn deploy) {
        return Mrkdwn.name("由 " + deploy + " 的观察发起，已随其一并批准");
    }

    @Override
    public Mrkdwn watched(Mrkdwn within, Mrkdwn limits, boolean auto, Mrkdwn back) {
        return Mrkdwn.name("完成后观察 " + within + "：" + limits + (auto ? " → 自动执行 " + back + "，本次批准同时适用" : " → 询问是否回滚"));
    }

    @Override
    public Mrkdwn runsOn(Mrkdwn hosts) {
        return Mrkdwn.name("目标主机 " + hosts);
    }

    @Override
    public Mrkdwn versions(Mrkdwn from, Mrkdwn to) {
        return Mrkdwn.name(from.isEmpty() ? "上线 " + to : from + " → " + to);
    }

    @Override
    public Mrkdwn sameVersion(Mrkdwn version) {
        return Mrkdwn.name("线上已是 " + version + "，将重新部署一次");
    }

    @Override
    public Mrkdwn commits(int count, Mrkdwn news) {
        return Mrkdwn.name(count + " 个提交" + (news.isEmpty() ? "" : "：" + news));
    }

    @Override
    public Mrkdwn goesBack(Mrkdwn from, Mrkdwn to) {
        return Mrkdwn.name("注意是退回旧版本：" + from + " 中有 " + to + " 没有的提交");
    }

    @Override
    public Mrkdwn fromCopy(Mrkdwn path) {
        return Mrkdwn.name("恢复备份 " + path);
    }

    @Override
    public Mrkdwn databaseAt(Mrkdwn migration) {
        return Mrkdwn.name("数据库迁移版本 " + migration);
    }

    @Override
    public Mrkdwn pointOfNoReturn() {
        return Mrkdwn.name("（此后不可撤回）");
    }

    @Override
    public Mrkdwn onHosts(int count) {
        return Mrkdwn.name("（" + count + " 台主机）");
    }

    @Override
    public Mrkdwn pointOfNoReturnIs(Mrkdwn step) {
        return Mrkdwn.name("不可撤回点：" + step);
    }

    @Override
    public Mrkdwn either(List<String> numbers) {
        return Mrkdwn.name(String.join("、", numbers));
    }

    @Override
    public Mrkdwn ifFails(Mrkdwn steps, boolean several, Mrkdwn recoveries) {
        return Mrkdwn.name("第 " + steps + " 步" + (several ? "任一" : "") + "失败：执行 " + recoveries);
    }

    @Override
    public Mrkdwn ifOthersFail(boolean everyOther) {
        return Mrkdwn.name((everyOther ? "其他步骤失败" : "任一步骤失败") + "：就地停止，不做回退");
    }

    @Override
    public Mrkdwn notUndone(Mrkdwn step) {
        return Mrkdwn.name(step + "的改动不会回退");
    }

    @Override
    public Mrkdwn mayDecide(Mrkdwn people, int wanted, Mrkdwn until) {
        return Mrkdwn.name(
                wanted > 1
                        ? "请在 " + until + " 前由 " + people + " 中的 " + wanted + " 人批准"
                        : "请 " + people + " 在 " + until + " 前审批");
    }

    @Override
    public Mrkdwn askerMayNot() {
        return Mrkdwn.name("发起人本人不能批准");
    }

    @Override
    public String comma() {
        return "，";
    }

    @Override
    public Mrkdwn wordIsTyped(Mrkdwn word) {
        return Mrkdwn.name("批准时需要输入 " + word);
    }

    @Override
    public Mrkdwn nobodyMayDecide(Optional<Mrkdwn> role) {
        return Mrkdwn.name(role.map(name -> "没有人可以审批：角色 " + name + " 没有成员，请在 commands/capstan.yaml 中添加")
                .orElse("没有人可以审批：没有角色拥有此权限，请在该服务的环境中授权"));
    }

    @Override
    public Mrkdwn comesAfter(Mrkdwn operations) {
        return Mrkdwn.name("此处还有未结束的操作：" + operations + "；本操作会排队等候，若计划所依据的情况有变，将重新请求批准");
    }

    @Override
    public Mrkdwn askedAnew() {
        return Mrkdwn.name("排队期间情况有变，这是新的计划，请重新审批");
    }

    @Override
    public Mrkdwn approvedBy(Mrkdwn people) {
        return Mrkdwn.name(people + " 已批准");
    }

    @Override
    public Mrkdwn startedAt(Mrkdwn time) {
        return Mrkdwn.name(time + " 开始");
    }

    @Override
    public Mrkdwn endedAt(Mrkdwn time) {
        return Mrkdwn.name(time + " 结束");
    }

    @Override
    public Mrkdwn waitingSince(Mrkdwn time) {
        return Mrkdwn.name(time + " 起排队");
    }

    @Override
    public Mrkdwn paused(Mrkdwn command) {
        return Mrkdwn.name("已全局暂停：输入 " + command + " 之前不会开始新的步骤");
    }

    @Override
    public Mrkdwn stopWanted(Mrkdwn person, boolean rollBack) {
        return Mrkdwn.name(person + (rollBack ? " 要求停止并回滚" : " 要求就地停止"));
    }

    @Override
    public Mrkdwn unreachable(Mrkdwn host, Mrkdwn since, Mrkdwn why) {
        return Mrkdwn.name(host + " 自 " + since + " 起无法连接" + (why.isEmpty() ? "" : "：" + why) + "。步骤超时之前会一直重试");
    }

    @Override
    public Mrkdwn howDidItEnd(Mrkdwn step) {
        return Mrkdwn.name(step + "启动后进程消失，没有留下退出码。请先到主机上确认，再选择");
    }

    @Override
    public Mrkdwn recoveryFailed(Mrkdwn step) {
        return Mrkdwn.name("恢复流程自身在" + step + "失败，线上目前是什么状态无法确定。请先确认，再选择");
    }

    @Override
    public Mrkdwn incompatibleMigration(Mrkdwn migration) {
        return Mrkdwn.name("需要回滚，但数据库已在迁移版本 " + migration + "，该版本已声明与旧代码不兼容。请选择如何处理");
    }

    @Override
    public Mrkdwn mayAnswer(Mrkdwn people) {
        return Mrkdwn.name("请 " + people + " 决定");
    }

    @Override
    public Mrkdwn lockIsKept(boolean aside) {
        return Mrkdwn.name(aside ? "在此之前，该环境不能开始其他同类操作；部署和回滚不受影响" : "在此之前，该环境保持锁定");
    }

    @Override
    public Mrkdwn databaseStaysAt(Mrkdwn migration) {
        return Mrkdwn.name("数据库停留在迁移版本 " + migration);
    }

    @Override
    public Mrkdwn deniedBy(Mrkdwn person, Mrkdwn reason) {
        return Mrkdwn.name(person + " 拒绝" + (reason.isEmpty() ? "" : "：" + reason));
    }

    @Override
    public Mrkdwn withdrawnBy(Mrkdwn person) {
        return Mrkdwn.name(person + " 撤回");
    }

    @Override
    public Mrkdwn releasedBy(Mrkdwn person) {
        return Mrkdwn.name(person + " 选择保持现状，锁已释放");
    }

    @Override
    public Mrkdwn stoppedBy(Mrkdwn person) {
        return Mrkdwn.name(person + " 叫停");
    }

    @Override
    public Mrkdwn givenUpBy(Mrkdwn person) {
        return Mrkdwn.name("这一步的结果无法确定，" + person + " 选择回滚");
    }

    @Override
    public Mrkdwn expired() {
        return Mrkdwn.name("无人在时限内审批");
    }
}
