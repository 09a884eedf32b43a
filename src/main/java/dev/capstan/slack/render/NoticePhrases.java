package dev.capstan.slack.render;

/** What the admin channel is told. */
interface NoticePhrases {
    Mrkdwn catalogueRefused(int problems);

    Mrkdwn catalogueRefusedNext();

    /** The bot lives in a container, and these services have steps that run beside it there. */
    Mrkdwn stepsDieWithContainer(Mrkdwn services);

    /** @param where service and environment */
    Mrkdwn roleMayWrite(Mrkdwn role, Mrkdwn database, Mrkdwn where);

    /** Statements follow. */
    Mrkdwn roleMended();

    Mrkdwn catalogueReloaded(int services, int runbooks);

    /** @param about nothing, or the operation that could not be told */
    Mrkdwn cannotWrite(Mrkdwn channel, Mrkdwn error, Mrkdwn about);

    Mrkdwn inviteMe(Mrkdwn channel, Mrkdwn command);

    Mrkdwn unarchive(Mrkdwn channel);

    Mrkdwn correctChannel();

    Mrkdwn goesOnUntold();
}
