package dev.capstan.slack.render;

final class EnglishHome implements HomePhrases {
    @Override
    public Mrkdwn alerts(int count) {
        return Mrkdwn.name("*Open alerts: " + count + "*");
    }

    @Override
    public Mrkdwn noAlerts() {
        return Mrkdwn.name("*No alert is open*");
    }

    @Override
    public Mrkdwn nobodyOnIt() {
        return Mrkdwn.name("nobody is on it");
    }

    @Override
    public Mrkdwn decisions(int count) {
        return Mrkdwn.name("*Waiting for your decision: " + count + "*");
    }

    @Override
    public Mrkdwn asked(Mrkdwn person, Mrkdwn until) {
        return Mrkdwn.name("asked by " + person + " · until " + until);
    }

    @Override
    public Mrkdwn operations() {
        return Mrkdwn.name("*Operations*");
    }

    @Override
    public Mrkdwn nothing() {
        return Mrkdwn.name("By the catalogue's roles there is nothing here for you.");
    }
}
