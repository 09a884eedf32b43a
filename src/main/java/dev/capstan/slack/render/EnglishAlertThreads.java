package dev.capstan.slack.render;

final class EnglishAlertThreads implements AlertThreadPhrases {
    @Override
    public Mrkdwn more(Mrkdwn which, int count) {
        return Mrkdwn.name(count == 1 ? "Also: " + which : count + " more: " + which);
    }

    @Override
    public Mrkdwn stillFiring(int count) {
        return Mrkdwn.name(count == 1 ? "Still firing" : "Still " + count + " firing");
    }

    @Override
    public Mrkdwn toldAfter(Mrkdwn length) {
        return Mrkdwn.name("It has not gone by itself in " + length);
    }

    @Override
    public Mrkdwn worse(Mrkdwn from, Mrkdwn to) {
        return Mrkdwn.name("It is worse: " + from + " → " + to);
    }

    @Override
    public Mrkdwn again() {
        return Mrkdwn.name("It is back");
    }

    @Override
    public Mrkdwn flaps(int turns, Mrkdwn within) {
        return Mrkdwn.name("It comes and goes: " + turns + " turns within " + within
                + ". They are told no more until it has rested for 15 minutes");
    }

    @Override
    public Mrkdwn shownAgain() {
        return Mrkdwn.name("What explained it is over, and this still stands");
    }

    @Override
    public Mrkdwn acknowledgedNow(Mrkdwn person) {
        return Mrkdwn.name(person + " is on it");
    }

    @Override
    public Mrkdwn silencedNow(Mrkdwn person, Mrkdwn until) {
        return Mrkdwn.name("Silenced by " + person + " until " + until);
    }

    @Override
    public Mrkdwn silencedThere(Mrkdwn id) {
        return Mrkdwn.name("Silenced in Alertmanager too · " + id);
    }

    @Override
    public Mrkdwn notSilencedThere(Mrkdwn why) {
        return Mrkdwn.name("Not silenced in Alertmanager, it goes on notifying others: " + why + ". It is tried again");
    }

    @Override
    public Mrkdwn unsilencedNow(Mrkdwn person) {
        return Mrkdwn.name(person + " has ended the silence, and it still fires");
    }

    @Override
    public Mrkdwn unsilencedThere(Mrkdwn id) {
        return Mrkdwn.name("The silence in Alertmanager has ended too · " + id);
    }

    @Override
    public Mrkdwn notUnsilencedThere(Mrkdwn why) {
        return Mrkdwn.name("It is still silenced in Alertmanager: " + why + ". It is tried again");
    }

    @Override
    public Mrkdwn silenceEnded() {
        return Mrkdwn.name("The silence has ended, and it still fires");
    }

    @Override
    public Mrkdwn nobodyAnswered(Mrkdwn length, Mrkdwn people) {
        return Mrkdwn.name("Nobody has answered for " + length + " " + people);
    }

    @Override
    public Mrkdwn escalatedBy(Mrkdwn person, Mrkdwn people) {
        return Mrkdwn.name(person + " asks for more hands " + people);
    }

    @Override
    public Mrkdwn alsoBy(Mrkdwn ways) {
        return Mrkdwn.name("also by " + ways);
    }

    @Override
    public Mrkdwn elsewhere(Mrkdwn ways, Mrkdwn since) {
        return Mrkdwn.name("Slack took nothing since " + since + ", so people were reached at once by " + ways);
    }

    @Override
    public Mrkdwn sent(Mrkdwn way) {
        return Mrkdwn.name("Sent by " + way);
    }

    @Override
    public Mrkdwn notSent(Mrkdwn way, Mrkdwn why) {
        return Mrkdwn.name("Nobody was reached by " + way + ": " + why);
    }

    @Override
    public Mrkdwn forgotten(Mrkdwn person, Mrkdwn length) {
        return Mrkdwn.name(person + " you have been on it for " + length + ": still so?");
    }

    @Override
    public Mrkdwn acted(Mrkdwn person, Mrkdwn what) {
        return Mrkdwn.name(person + " · " + what);
    }

    @Override
    public Mrkdwn resolved(Mrkdwn length) {
        return Mrkdwn.name("Over after " + length);
    }

    @Override
    public Mrkdwn closedBy(Mrkdwn person, Mrkdwn length) {
        return Mrkdwn.name("Closed by " + person + " after " + length);
    }
}
