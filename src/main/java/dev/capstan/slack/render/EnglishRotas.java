package dev.capstan.slack.render;

final class EnglishRotas implements RotaPhrases {
    @Override
    public Mrkdwn none() {
        return Mrkdwn.name("Nobody is on call by rota: no rotas are written in capstan.yaml.");
    }

    @Override
    public Mrkdwn heading() {
        return Mrkdwn.name("On call now");
    }

    @Override
    public Mrkdwn ahead(Mrkdwn rota) {
        return Mrkdwn.name("*" + rota + "* · on call in the next weeks");
    }

    @Override
    public Mrkdwn nobody() {
        return Mrkdwn.name("nobody");
    }

    @Override
    public Mrkdwn until(Mrkdwn end) {
        return Mrkdwn.name("until " + end);
    }

    @Override
    public Mrkdwn then(Mrkdwn who) {
        return Mrkdwn.name("then " + who);
    }

    @Override
    public Mrkdwn fromUntil(Mrkdwn begin, Mrkdwn end) {
        return Mrkdwn.name("from " + begin + " until " + end);
    }

    @Override
    public Mrkdwn from(Mrkdwn begin) {
        return Mrkdwn.name("from " + begin);
    }

    @Override
    public Mrkdwn taken(Mrkdwn rota, Mrkdwn when) {
        return Mrkdwn.name("You are on call for " + rota + " " + when + ".");
    }

    @Override
    public Mrkdwn given(Mrkdwn who, Mrkdwn rota, Mrkdwn when) {
        return Mrkdwn.name(who + " is on call for " + rota + " " + when + ".");
    }

    @Override
    public Mrkdwn returned(Mrkdwn rota, Mrkdwn who) {
        return Mrkdwn.name("Taken back. On call for " + rota + " now: " + who + ".");
    }

    @Override
    public Mrkdwn nothingToReturn(Mrkdwn rota) {
        return Mrkdwn.name("Nothing to return: for " + rota + " you neither took a turn nor gave one.");
    }

    @Override
    public Mrkdwn toldIn(Mrkdwn channel) {
        return Mrkdwn.name(channel + " is told.");
    }

    @Override
    public Mrkdwn toldNobody() {
        return Mrkdwn.name("Only you see this: the rota names no channel that is told.");
    }

    @Override
    public Mrkdwn unknown(Mrkdwn typed, Mrkdwn known) {
        return Mrkdwn.name("There is no rota " + typed + ". There are: " + known);
    }

    @Override
    public Mrkdwn which(Mrkdwn known, Mrkdwn example) {
        return Mrkdwn.name("Which rota? There are: " + known + ". Type for example " + example + ".");
    }

    @Override
    public Mrkdwn notYours(Mrkdwn rota, Mrkdwn people, Mrkdwn roles) {
        var also = roles.isEmpty() ? "" : ", and " + roles;
        return Mrkdwn.name("You can't change who is on call for " + rota + ". Its people can: " + people + also + ".");
    }

    @Override
    public Mrkdwn notTheirs(Mrkdwn who, Mrkdwn rota) {
        return Mrkdwn.name(who + " can't be on call for " + rota + ": not one of its people, nor of a role that may.");
    }

    @Override
    public Mrkdwn whom(Mrkdwn example) {
        return Mrkdwn.name("To whom? Type " + example + " and choose the person from Slack's list.");
    }

    @Override
    public Mrkdwn howLong(Mrkdwn examples) {
        return Mrkdwn.name("For how long? Type for example " + examples);
    }

    @Override
    public Mrkdwn over() {
        return Mrkdwn.name("That ends before it begins, or is over already.");
    }

    @Override
    public Mrkdwn tooLong() {
        return Mrkdwn.name("That is more than 31 days: change the rota in capstan.yaml instead.");
    }

    @Override
    public Mrkdwn moreThanReturn(Mrkdwn example) {
        return Mrkdwn.name("Nothing is expected after " + example + ".");
    }

    @Override
    public Mrkdwn standsIn(Mrkdwn rota, Mrkdwn who, Mrkdwn when) {
        return Mrkdwn.name("*" + rota + "* · " + who + " is on call " + when);
    }

    @Override
    public Mrkdwn saidBy(Mrkdwn who) {
        return Mrkdwn.name("given by " + who);
    }

    @Override
    public Mrkdwn takenBack(Mrkdwn who) {
        return Mrkdwn.name("Taken back: " + who + " does not stand in any more");
    }

    @Override
    public Mrkdwn help() {
        return Mrkdwn.name("who is on call, and to take a turn or give it");
    }
}
