package dev.capstan.slack.render;

final class ChineseAlertThreads implements AlertThreadPhrases {
    @Override
    public Mrkdwn more(Mrkdwn which, int count) {
        return Mrkdwn.name("又有 " + count + " 项：" + which);
    }

    @Override
    public Mrkdwn stillFiring(int count) {
        return Mrkdwn.name("仍有 " + count + " 项告警中");
    }

    @Override
    public Mrkdwn toldAfter(Mrkdwn length) {
        return Mrkdwn.name(length + "内未自行恢复");
    }

    @Override
    public Mrkdwn worse(Mrkdwn from, Mrkdwn to) {
        return Mrkdwn.name("级别上升：" + from + " → " + to);
    }

    @Override
    public Mrkdwn again() {
        return Mrkdwn.name("再次出现");
    }

    @Override
    public Mrkdwn flaps(int turns, Mrkdwn within) {
        return Mrkdwn.name(within + "内反复 " + turns + " 次。稳定 15 分钟之前不再逐次通知");
    }

    @Override
    public Mrkdwn shownAgain() {
        return Mrkdwn.name("引起它的问题已恢复，但它仍在告警");
    }

    @Override
    public Mrkdwn acknowledgedNow(Mrkdwn person) {
        return Mrkdwn.name(person + " 开始处理");
    }

    @Override
    public Mrkdwn silencedNow(Mrkdwn person, Mrkdwn until) {
        return Mrkdwn.name(person + " 将其静默至 " + until);
    }

    @Override
    public Mrkdwn silencedThere(Mrkdwn id) {
        return Mrkdwn.name("Alertmanager 中也已静默 · " + id);
    }

    @Override
    public Mrkdwn notSilencedThere(Mrkdwn why) {
        return Mrkdwn.name("未能在 Alertmanager 中静默，其他渠道仍会收到通知：" + why + "。将重试");
    }

    @Override
    public Mrkdwn unsilencedNow(Mrkdwn person) {
        return Mrkdwn.name(person + " 提前结束了静默，告警仍未恢复");
    }

    @Override
    public Mrkdwn unsilencedThere(Mrkdwn id) {
        return Mrkdwn.name("Alertmanager 中的静默也已结束 · " + id);
    }

    @Override
    public Mrkdwn notUnsilencedThere(Mrkdwn why) {
        return Mrkdwn.name("Alertmanager 中仍处于静默：" + why + "，将继续重试");
    }

    @Override
    public Mrkdwn silenceEnded() {
        return Mrkdwn.name("静默已结束，告警仍未恢复");
    }

    @Override
    public Mrkdwn nobodyAnswered(Mrkdwn length, Mrkdwn people) {
        return Mrkdwn.name("已 " + length + "无人响应 " + people);
    }

    @Override
    public Mrkdwn escalatedBy(Mrkdwn person, Mrkdwn people) {
        return Mrkdwn.name(person + " 请求支援 " + people);
    }

    @Override
    public Mrkdwn alsoBy(Mrkdwn ways) {
        return Mrkdwn.name("同时通过 " + ways + " 通知");
    }

    @Override
    public Mrkdwn elsewhere(Mrkdwn ways, Mrkdwn since) {
        return Mrkdwn.name("自 " + since + " 起无法连接 Slack，已立即通过 " + ways + " 通知");
    }

    @Override
    public Mrkdwn sent(Mrkdwn way) {
        return Mrkdwn.name("已通过 " + way + " 发送");
    }

    @Override
    public Mrkdwn notSent(Mrkdwn way, Mrkdwn why) {
        return Mrkdwn.name("未能通过 " + way + " 通知任何人：" + why);
    }

    @Override
    public Mrkdwn forgotten(Mrkdwn person, Mrkdwn length) {
        return Mrkdwn.name(person + " 已处理 " + length + "，是否仍在进行？");
    }

    @Override
    public Mrkdwn acted(Mrkdwn person, Mrkdwn what) {
        return Mrkdwn.name(person + " · " + what);
    }

    @Override
    public Mrkdwn resolved(Mrkdwn length) {
        return Mrkdwn.name("已恢复，历时 " + length);
    }

    @Override
    public Mrkdwn closedBy(Mrkdwn person, Mrkdwn length) {
        return Mrkdwn.name(person + " 将其关闭，历时 " + length);
    }
}
