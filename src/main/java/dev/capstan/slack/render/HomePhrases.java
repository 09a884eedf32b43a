package dev.capstan.slack.render;

/** What the app's own page says. */
interface HomePhrases {
    Mrkdwn alerts(int count);

    Mrkdwn noAlerts();

    Mrkdwn nobodyOnIt();

    Mrkdwn decisions(int count);

    Mrkdwn asked(Mrkdwn person, Mrkdwn until);

    Mrkdwn operations();

    /** To whom no role gives anything. */
    Mrkdwn nothing();
}
