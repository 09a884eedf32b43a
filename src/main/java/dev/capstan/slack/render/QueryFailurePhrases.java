package dev.capstan.slack.render;

/** Why a question to a database has no answer, and what to do about it. */
interface QueryFailurePhrases {
    Mrkdwn refusedByDatabase();

    Mrkdwn mayNotRead();

    Mrkdwn schemaDiffers();

    Mrkdwn timedOut(Mrkdwn after);

    Mrkdwn narrowIt();

    Mrkdwn unreachable();

    Mrkdwn callsHidden();

    Mrkdwn masked();

    Mrkdwn busy();

    Mrkdwn againInAMoment();

    Mrkdwn interrupted();

    Mrkdwn nothingChanged();

    Mrkdwn gone();

    Mrkdwn ownFault();
}
