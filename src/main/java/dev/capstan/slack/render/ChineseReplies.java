package dev.capstan.slack.render;

import java.util.Optional;

final class ChineseReplies implements ReplyPhrases {
    @Override
    public Mrkdwn unknownService(Mrkdwn typed) {
        return Mrkdwn.name("没有名为 " + typed + " 的服务。");
    }

    @Override
    public Mrkdwn didYouMean(Mrkdwn names) {
        return Mrkdwn.name("是不是 " + names + "？");
    }

    @Override
    public Mrkdwn thereAre(Mrkdwn names) {
        return Mrkdwn.name("可选：" + names);
    }

    @Override
    public Mrkdwn none() {
        return Mrkdwn.name("无");
    }

    @Override
    public Mrkdwn serviceMissing(Mrkdwn runbook, Mrkdwn example) {
        return Mrkdwn.name("要对哪个服务执行 " + runbook + "？例如输入 " + example + "。");
    }

    @Override
    public Mrkdwn unknownRunbook(Mrkdwn service, Mrkdwn typed) {
        return Mrkdwn.name(service + " 没有 " + typed + " 这个流程。");
    }

    @Override
    public Mrkdwn thereAreUnder(Mrkdwn command, Mrkdwn service) {
        return Mrkdwn.name(service + " 可用的 " + command + "：");
    }

    @Override
    public Mrkdwn nothingUnder(Mrkdwn command, Mrkdwn service) {
        return Mrkdwn.name(service + " 没有 " + command + "。");
    }

    @Override
    public Mrkdwn unknownMember(Mrkdwn command, Mrkdwn service, Mrkdwn typed) {
        return Mrkdwn.name(service + " 的 " + command + " 里没有 " + typed + "。");
    }

    @Override
    public Mrkdwn unknownEnvironment(Mrkdwn service, Mrkdwn typed) {
        return Mrkdwn.name(service + " 没有 " + typed + " 这个环境。");
    }

    @Override
    public Mrkdwn environmentMissing(Mrkdwn service) {
        return Mrkdwn.name("要操作 " + service + " 的哪个环境？不会替你猜，请在服务名后写上环境名。");
    }

    @Override
    public Mrkdwn unknownComponent(Mrkdwn service, Mrkdwn typed) {
        return Mrkdwn.name(service + " 没有 " + typed + " 这个组件。");
    }

    @Override
    public Mrkdwn componentMissing(Mrkdwn service) {
        return Mrkdwn.name(service + " 的各个组件有各自的迁移，请指明组件。");
    }

    @Override
    public Mrkdwn unknownParameter(Mrkdwn typed) {
        return Mrkdwn.name("这里没有参数 " + typed + "。");
    }

    @Override
    public Mrkdwn takesNoParameter() {
        return Mrkdwn.name("这个流程不需要参数，请去掉它。");
    }

    @Override
    public Mrkdwn parameterMissing(Mrkdwn name, Mrkdwn title, Mrkdwn example) {
        return Mrkdwn.name("缺少参数 " + name + "（" + title + "）。请加上 " + example + "。");
    }

    @Override
    public Mrkdwn parameterRefused(Mrkdwn name, Mrkdwn typed) {
        return Mrkdwn.name("参数 " + name + " 不能是 " + typed + "。");
    }

    @Override
    public Mrkdwn wanted(Mrkdwn form) {
        return Mrkdwn.name("它必须匹配 " + form + "。");
    }

    @Override
    public Mrkdwn wantedOneOf(Mrkdwn choices) {
        return Mrkdwn.name("请从中选择：" + choices);
    }

    @Override
    public Mrkdwn tooManyWords(Mrkdwn first, Mrkdwn example) {
        return Mrkdwn.name("多出了 " + first + "。原因请写在两个短横之后：" + example + "；含空格的值请加引号。");
    }

    @Override
    public Mrkdwn notAllowed(Mrkdwn title, Mrkdwn where, Mrkdwn people) {
        return Mrkdwn.name("你不能在 " + where + " 执行“" + title + "”。"
                + (people.isEmpty() ? "目前没有人有此权限，请在该服务的环境中授权给某个角色。" : "请联系 " + people + "。"));
    }

    @Override
    public Mrkdwn accepted(Mrkdwn id, Mrkdwn subject, Mrkdwn channel) {
        return Mrkdwn.name(id + " 已受理：" + subject + "。进展见 " + channel + "。");
    }

    @Override
    public Mrkdwn alreadyOpen(Mrkdwn id, Mrkdwn subject, Mrkdwn channel) {
        return Mrkdwn.name("同样的操作已在进行：" + id + " " + subject + "，见 " + channel + "。没有新建记录。");
    }

    @Override
    public Mrkdwn busy(Mrkdwn holder, Mrkdwn scope) {
        return Mrkdwn.name(holder + " 正在操作 " + scope + "，因此没有记录你的请求。可以停止它并回滚，或等它结束后再发起。");
    }

    @Override
    public Mrkdwn noSuchOperation(Mrkdwn typed, Mrkdwn command) {
        return Mrkdwn.name("没有操作 " + typed + "。输入 " + command + " 查看进行中的操作。");
    }

    @Override
    public Mrkdwn ownRequest(Mrkdwn id) {
        return Mrkdwn.name("你不能批准 " + id + "：它是你发起的，需要其他人批准。");
    }

    @Override
    public Mrkdwn notYours(Mrkdwn id, Optional<Mrkdwn> role, Mrkdwn people) {
        return Mrkdwn.name("你不能决定 " + id + role.map(name -> "，这由" + name + "决定").orElse("") + "。"
                + (people.isEmpty() ? "目前没有人有此权限，请在 commands/ 中授权。" : "请联系 " + people + "。"));
    }

    @Override
    public Mrkdwn alreadySaidYes(Mrkdwn id, int missing) {
        return Mrkdwn.name("你已批准过 " + id + "，还需要 " + missing + " 人批准。");
    }

    @Override
    public Mrkdwn notOpenForThis(Mrkdwn id, Mrkdwn standing) {
        return Mrkdwn.name("没有任何改动：" + id + " " + standing + "。");
    }

    @Override
    public Mrkdwn runningAlready() {
        return Mrkdwn.name("已在执行，“取消…”在它的消息上");
    }

    @Override
    public Mrkdwn needsAnswer() {
        return Mrkdwn.name("需要人工决定，选项在它的消息上");
    }

    @Override
    public Mrkdwn over() {
        return Mrkdwn.name("已结束");
    }

    @Override
    public Mrkdwn expiring() {
        return Mrkdwn.name("仍在等待审批或刚刚过期，以它的消息为准");
    }

    @Override
    public Mrkdwn planChanged(Mrkdwn id) {
        return Mrkdwn.name("未批准：" + id + " 的计划已与现在会执行的内容不一致，流程被改过或计划已重新生成。");
    }

    @Override
    public Mrkdwn wrongWord(Mrkdwn id, Mrkdwn expected) {
        return Mrkdwn.name(id + " 未批准：输入的不是 " + expected + "。请再点“批准”并准确输入。");
    }

    @Override
    public Mrkdwn wordWanted(Mrkdwn id, Mrkdwn expected) {
        return Mrkdwn.name(id + " 还未批准：请在它的消息上点“批准”并输入 " + expected + "。");
    }

    @Override
    public Mrkdwn alreadyStopping(Mrkdwn id, Mrkdwn by) {
        return Mrkdwn.name(id + " 已在停止中，由 " + by + " 提出。");
    }

    @Override
    public Mrkdwn approvedAndMore(Mrkdwn id, int missing) {
        return Mrkdwn.name("你已批准 " + id + "，还需要 " + missing + " 人批准。");
    }

    @Override
    public Mrkdwn approvedAndInLine(Mrkdwn id) {
        return Mrkdwn.name("你已批准 " + id + "，拿到锁后立即执行。");
    }

    @Override
    public Mrkdwn deniedByYou(Mrkdwn id) {
        return Mrkdwn.name("你已拒绝 " + id + "，未执行任何步骤。");
    }

    @Override
    public Mrkdwn withdrawnByYou(Mrkdwn id) {
        return Mrkdwn.name("你已撤回 " + id + "，未执行任何步骤。");
    }

    @Override
    public Mrkdwn stoppingByYou(Mrkdwn id, boolean rollBack) {
        return Mrkdwn.name(id + (rollBack ? " 正在停止，随后回滚。" : " 正在就地停止。"));
    }

    @Override
    public Mrkdwn plannedAnew(Mrkdwn id) {
        return Mrkdwn.name(id + " 正在重新生成计划，请在频道中审批新的计划。");
    }

    @Override
    public Mrkdwn goesOn(Mrkdwn id) {
        return Mrkdwn.name(id + " 按你的决定继续。");
    }

    @Override
    public Mrkdwn ended(Mrkdwn id) {
        return Mrkdwn.name(id + " 按你的决定结束。");
    }
}
