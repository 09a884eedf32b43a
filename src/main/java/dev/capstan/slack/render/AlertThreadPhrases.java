package dev.capstan.slack.render;

/** What the thread of an alert says. */
interface AlertThreadPhrases {
    Mrkdwn more(Mrkdwn which, int count);

    Mrkdwn stillFiring(int count);

    Mrkdwn toldAfter(Mrkdwn length);

    Mrkdwn worse(Mrkdwn from, Mrkdwn to);

    Mrkdwn again();

    Mrkdwn flaps(int turns, Mrkdwn within);

    Mrkdwn shownAgain();

    Mrkdwn acknowledgedNow(Mrkdwn person);

    Mrkdwn silencedNow(Mrkdwn person, Mrkdwn until);

    Mrkdwn silencedThere(Mrkdwn id);

    Mrkdwn notSilencedThere(Mrkdwn why);

    Mrkdwn unsilencedNow(Mrkdwn person);

    Mrkdwn unsilencedThere(Mrkdwn id);

    Mrkdwn notUnsilencedThere(Mrkdwn why);

    Mrkdwn silenceEnded();

    Mrkdwn nobodyAnswered(Mrkdwn length, Mrkdwn people);

    Mrkdwn escalatedBy(Mrkdwn person, Mrkdwn people);

    Mrkdwn alsoBy(Mrkdwn ways);

    Mrkdwn elsewhere(Mrkdwn ways, Mrkdwn since);

    /** @param way beside Slack */
    Mrkdwn sent(Mrkdwn way);

    Mrkdwn notSent(Mrkdwn way, Mrkdwn why);

    Mrkdwn forgotten(Mrkdwn person, Mrkdwn length);

    Mrkdwn acted(Mrkdwn person, Mrkdwn what);

    Mrkdwn resolved(Mrkdwn length);

    Mrkdwn closedBy(Mrkdwn person, Mrkdwn length);
}
