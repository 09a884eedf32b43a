package dev.capstan.slack.render;

import java.util.Optional;

final class ChineseThreads implements ThreadPhrases {
    @Override
    public Mrkdwn onHost(Mrkdwn host) {
        return Mrkdwn.name("@ " + host);
    }

    @Override
    public Mrkdwn attempt(int attempt) {
        return Mrkdwn.name("第 " + attempt + " 次尝试");
    }

    @Override
    public Mrkdwn doneEarlier(int from, int to) {
        return Mrkdwn.name(from == to ? "第 " + from + " 步已完成" : "第 " + from + " 至 " + to + " 步已完成");
    }

    @Override
    public Mrkdwn comesNext(Mrkdwn steps) {
        return Mrkdwn.name("后续：" + steps);
    }

    @Override
    public Mrkdwn unknownEnd() {
        return Mrkdwn.name("结果无法确定");
    }

    @Override
    public Mrkdwn neverStarted() {
        return Mrkdwn.name("没有启动过");
    }

    @Override
    public Mrkdwn stopped() {
        return Mrkdwn.name("已停止");
    }

    @Override
    public Mrkdwn unreachableSince(Mrkdwn host, Mrkdwn since, Mrkdwn why) {
        return Mrkdwn.name(host + " 自 " + since + " 起无法连接" + (why.isEmpty() ? "" : "：" + why));
    }

    @Override
    public Mrkdwn recovery(Mrkdwn setback, Mrkdwn runbook) {
        return Mrkdwn.name(setback + "，因此执行 " + runbook + "：");
    }

    @Override
    public Mrkdwn decideAbove() {
        return Mrkdwn.name("按钮在本消息列顶部的那条消息上");
    }

    @Override
    public Mrkdwn askAgain(Mrkdwn asker, Mrkdwn button) {
        return Mrkdwn.name(asker + " 如需重新发起，请点“" + button + "”");
    }

    @Override
    public Mrkdwn reminder(Mrkdwn people, Mrkdwn subject, Mrkdwn until) {
        return Mrkdwn.name(people + " " + subject + " 将在 " + until + " 过期，请尽快审批");
    }

    @Override
    public Mrkdwn commandsOf(Mrkdwn subject) {
        return Mrkdwn.name(subject + " 将原样执行以下内容");
    }

    @Override
    public Mrkdwn commandsGoOn() {
        return Mrkdwn.name("内容超出一条消息的长度，完整内容见文件");
    }

    @Override
    public String inFolder(String folder, Optional<String> envFile) {
        return "目录 " + folder + envFile.map(file -> "，环境变量来自 " + file).orElse("");
    }

    @Override
    public String everyStepHas() {
        return "所有步骤共用的变量";
    }

    @Override
    public String atMost(String duration) {
        return "时限 " + duration;
    }

    @Override
    public String whenItFails(String recoveries) {
        return "失败时执行 " + recoveries;
    }

    @Override
    public String repeatable() {
        return "可重复执行";
    }

    @Override
    public String noReturn() {
        return "此后不可撤回";
    }

    @Override
    public String recoveryHeading(String runbook) {
        return "仅在失败后执行：" + runbook;
    }

    @Override
    public String secret(String name) {
        return "‹密钥 " + name + "›";
    }

    @Override
    public String waits(String duration) {
        return "等待 " + duration;
    }

    @Override
    public String asksUntil(String interval) {
        return "每 " + interval + "检查一次，直到全部通过";
    }

    @Override
    public String expectsStatus(String statuses) {
        return "期望状态码 " + statuses;
    }

    @Override
    public String expectsText(String text) {
        return "期望响应包含 " + text;
    }

    @Override
    public String expectsField(String path, String value) {
        return "期望 JSON 字段 " + path + " = " + value;
    }

    @Override
    public String fromBot() {
        return "从机器人所在网络发起";
    }

    @Override
    public String checksEnvironment(String source) {
        return "检查" + source + "的环境变量，不显示任何值";
    }

    @Override
    public String envFile() {
        return "环境文件";
    }

    @Override
    public String process(String pidFile) {
        return " " + pidFile + " 所指进程";
    }

    @Override
    public String pm2(String name) {
        return " pm2 进程 " + name + " ";
    }

    @Override
    public String offeredBy(String name) {
        return "执行 " + name;
    }
}
