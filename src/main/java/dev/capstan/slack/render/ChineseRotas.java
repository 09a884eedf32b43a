package dev.capstan.slack.render;

final class ChineseRotas implements RotaPhrases {
    @Override
    public Mrkdwn none() {
        return Mrkdwn.name("还没有值班表：capstan.yaml 里没有写 `rotas`。");
    }

    @Override
    public Mrkdwn heading() {
        return Mrkdwn.name("现在值班");
    }

    @Override
    public Mrkdwn ahead(Mrkdwn rota) {
        return Mrkdwn.name("*" + rota + "* · 接下来几周的值班");
    }

    @Override
    public Mrkdwn nobody() {
        return Mrkdwn.name("无人");
    }

    @Override
    public Mrkdwn until(Mrkdwn end) {
        return Mrkdwn.name("到 " + end);
    }

    @Override
    public Mrkdwn then(Mrkdwn who) {
        return Mrkdwn.name("之后是 " + who);
    }

    @Override
    public Mrkdwn fromUntil(Mrkdwn begin, Mrkdwn end) {
        return Mrkdwn.name("从 " + begin + " 到 " + end);
    }

    @Override
    public Mrkdwn from(Mrkdwn begin) {
        return Mrkdwn.name("从 " + begin + " 起");
    }

    @Override
    public Mrkdwn taken(Mrkdwn rota, Mrkdwn when) {
        return Mrkdwn.name("由你值班（" + rota + "）：" + when + "。");
    }

    @Override
    public Mrkdwn given(Mrkdwn who, Mrkdwn rota, Mrkdwn when) {
        return Mrkdwn.name("由 " + who + " 值班（" + rota + "）：" + when + "。");
    }

    @Override
    public Mrkdwn returned(Mrkdwn rota, Mrkdwn who) {
        return Mrkdwn.name("已撤回。现在值班（" + rota + "）：" + who + "。");
    }

    @Override
    public Mrkdwn nothingToReturn(Mrkdwn rota) {
        return Mrkdwn.name("没有可撤回的：你没有接过或转过这个班（" + rota + "）。");
    }

    @Override
    public Mrkdwn toldIn(Mrkdwn channel) {
        return Mrkdwn.name("已通知 " + channel + "。");
    }

    @Override
    public Mrkdwn toldNobody() {
        return Mrkdwn.name("仅你可见：这个值班表没有写要通知的频道。");
    }

    @Override
    public Mrkdwn unknown(Mrkdwn typed, Mrkdwn known) {
        return Mrkdwn.name("没有 " + typed + " 这个值班表。可选：" + known);
    }

    @Override
    public Mrkdwn which(Mrkdwn known, Mrkdwn example) {
        return Mrkdwn.name("要改哪个值班表？可选：" + known + "。例如输入 " + example + "。");
    }

    @Override
    public Mrkdwn notYours(Mrkdwn rota, Mrkdwn people, Mrkdwn roles) {
        var also = roles.isEmpty() ? "" : "，以及" + roles;
        return Mrkdwn.name("你不能更改值班（" + rota + "）。可以更改的是值班表里的人：" + people + also + "。");
    }

    @Override
    public Mrkdwn notTheirs(Mrkdwn who, Mrkdwn rota) {
        return Mrkdwn.name(who + " 不能值这个班（" + rota + "）：不在值班表里，也没有相应的角色。");
    }

    @Override
    public Mrkdwn whom(Mrkdwn example) {
        return Mrkdwn.name("转给谁？请输入 " + example + "，并从列表中选择此人。");
    }

    @Override
    public Mrkdwn howLong(Mrkdwn examples) {
        return Mrkdwn.name("值多久？例如输入 " + examples);
    }

    @Override
    public Mrkdwn over() {
        return Mrkdwn.name("结束时间早于开始时间，或者已经过去了。");
    }

    @Override
    public Mrkdwn tooLong() {
        return Mrkdwn.name("超过 31 天，请直接修改 capstan.yaml 里的值班表。");
    }

    @Override
    public Mrkdwn moreThanReturn(Mrkdwn example) {
        return Mrkdwn.name(example + " 后面不需要再写别的。");
    }

    @Override
    public Mrkdwn standsIn(Mrkdwn rota, Mrkdwn who, Mrkdwn when) {
        return Mrkdwn.name("*" + rota + "* · 由 " + who + " 值班，" + when);
    }

    @Override
    public Mrkdwn saidBy(Mrkdwn who) {
        return Mrkdwn.name("由 " + who + " 转交");
    }

    @Override
    public Mrkdwn takenBack(Mrkdwn who) {
        return Mrkdwn.name("已撤回：" + who + " 不再代班");
    }

    @Override
    public Mrkdwn help() {
        return Mrkdwn.name("谁在值班，也可以接班或转班");
    }
}
