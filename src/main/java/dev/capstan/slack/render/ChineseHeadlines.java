package dev.capstan.slack.render;

import java.util.Optional;

final class ChineseHeadlines implements HeadlinePhrases {
    @Override
    public Mrkdwn deploy(Mrkdwn service, Optional<Mrkdwn> version, Mrkdwn environment) {
        return Mrkdwn.name("部署 " + service + version.map(named -> " " + named).orElse("") + " 到 " + environment);
    }

    @Override
    public Mrkdwn rollback(Mrkdwn service, Optional<Mrkdwn> copy, Mrkdwn environment) {
        return Mrkdwn.name("回滚 " + environment + " 的 " + service
                + copy.map(named -> " 到 " + named).orElse(""));
    }

    @Override
    public Mrkdwn runbook(Mrkdwn title, Mrkdwn service, Mrkdwn environment) {
        return Mrkdwn.name(title + "：" + service + " " + environment);
    }

    @Override
    public Mrkdwn requested() {
        return Mrkdwn.name("已受理，即将生成计划");
    }

    @Override
    public Mrkdwn backup() {
        return Mrkdwn.name("备份");
    }

    @Override
    public Mrkdwn planning() {
        return Mrkdwn.name("正在生成计划");
    }

    @Override
    public Mrkdwn awaiting(int given, int wanted) {
        return Mrkdwn.name(wanted > 1 ? "审批中（" + given + "/" + wanted + "）" : "等待审批");
    }

    @Override
    public Mrkdwn waitingForLock(Mrkdwn holder) {
        return Mrkdwn.name(holder.isEmpty() ? "排队中" : "排队中，等 " + holder + " 结束");
    }

    @Override
    public Mrkdwn running(int at, int of, Mrkdwn title, Mrkdwn duration) {
        return Mrkdwn.name("· 第 " + at + "/" + of + " 步“" + title + "”" + (duration.isEmpty() ? "" : " · " + duration));
    }

    @Override
    public Mrkdwn stopping(Mrkdwn step) {
        return Mrkdwn.name("· 正在停止，停在" + step);
    }

    @Override
    public Mrkdwn recovering(Mrkdwn setback, Mrkdwn runbook, int at, int of, Mrkdwn title, Mrkdwn duration) {
        return Mrkdwn.name(setback + "；正在执行 " + runbook + "，第 " + at + "/" + of + " 步“" + title + "”"
                + (duration.isEmpty() ? "" : " · " + duration));
    }

    @Override
    public Mrkdwn needsAttention(Mrkdwn step) {
        return Mrkdwn.name("停在" + step + "，需要人工决定");
    }

    @Override
    public Mrkdwn done() {
        return Mrkdwn.name("已完成");
    }

    @Override
    public Mrkdwn failedAt(Mrkdwn step) {
        return Mrkdwn.name("在" + step + "失败");
    }

    @Override
    public Mrkdwn stoppedAt(Mrkdwn step) {
        return Mrkdwn.name("在" + step + "被叫停");
    }

    @Override
    public Mrkdwn givenUpAt(Mrkdwn step) {
        return Mrkdwn.name("在" + step + "放弃");
    }

    @Override
    public Mrkdwn backAndHealthy(Mrkdwn version) {
        return Mrkdwn.name("已恢复到 " + version + "，健康检查通过");
    }

    @Override
    public Mrkdwn back(Mrkdwn version) {
        return Mrkdwn.name("代码已恢复到 " + version + "，未做健康检查");
    }

    @Override
    public Mrkdwn backUnnamed(boolean healthy) {
        return Mrkdwn.name(healthy ? "已恢复到之前的版本，健康检查通过" : "代码已恢复到之前的版本，未做健康检查");
    }

    @Override
    public Mrkdwn ran(Mrkdwn recoveries) {
        return Mrkdwn.name("已执行 " + recoveries);
    }

    @Override
    public Mrkdwn leftAsItIs() {
        return Mrkdwn.name("未做任何回退");
    }

    @Override
    public Mrkdwn onlyPlanned() {
        return Mrkdwn.name("· 仅计划，未执行");
    }

    @Override
    public Mrkdwn notPlanned() {
        return Mrkdwn.name("无法生成计划，未执行任何步骤");
    }

    @Override
    public Mrkdwn denied() {
        return Mrkdwn.name("已被拒绝，未执行任何步骤");
    }

    @Override
    public Mrkdwn expired() {
        return Mrkdwn.name("审批超时，未执行任何步骤");
    }

    @Override
    public Mrkdwn withdrawn() {
        return Mrkdwn.name("已撤回，未执行任何步骤");
    }

    @Override
    public Mrkdwn released(Mrkdwn step) {
        return Mrkdwn.name("在" + step + "中止，保持现状");
    }
}
