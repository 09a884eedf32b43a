package dev.capstan.slack.render;

/** What is said of who is on call. A time to be is given as a point in time, who as a mention. */
interface RotaPhrases {
    Mrkdwn none();

    Mrkdwn heading();

    Mrkdwn ahead(Mrkdwn rota);

    /** Instead of a person. */
    Mrkdwn nobody();

    Mrkdwn until(Mrkdwn end);

    Mrkdwn then(Mrkdwn who);

    Mrkdwn fromUntil(Mrkdwn begin, Mrkdwn end);

    Mrkdwn from(Mrkdwn begin);

    Mrkdwn taken(Mrkdwn rota, Mrkdwn when);

    Mrkdwn given(Mrkdwn who, Mrkdwn rota, Mrkdwn when);

    Mrkdwn returned(Mrkdwn rota, Mrkdwn who);

    Mrkdwn nothingToReturn(Mrkdwn rota);

    Mrkdwn toldIn(Mrkdwn channel);

    Mrkdwn toldNobody();

    Mrkdwn unknown(Mrkdwn typed, Mrkdwn known);

    Mrkdwn which(Mrkdwn known, Mrkdwn example);

    /** @param roles the titles of the roles that may; nothing where there are none */
    Mrkdwn notYours(Mrkdwn rota, Mrkdwn people, Mrkdwn roles);

    Mrkdwn notTheirs(Mrkdwn who, Mrkdwn rota);

    Mrkdwn whom(Mrkdwn example);

    Mrkdwn howLong(Mrkdwn examples);

    Mrkdwn over();

    Mrkdwn tooLong();

    Mrkdwn moreThanReturn(Mrkdwn example);

    /** For the channel. */
    Mrkdwn standsIn(Mrkdwn rota, Mrkdwn who, Mrkdwn when);

    Mrkdwn saidBy(Mrkdwn who);

    Mrkdwn takenBack(Mrkdwn who);

    Mrkdwn help();
}
