package dev.capstan.slack.render;

/** What the bot says of itself and of its commands, to one person. */
interface DeskPhrases {
    Mrkdwn notRecorded(Mrkdwn again);

    Mrkdwn perhapsRecorded(Mrkdwn list);

    Mrkdwn notYetKnown();

    Mrkdwn recordedAfterAll();

    Mrkdwn workspaceUnknown();

    Mrkdwn invisible(Mrkdwn character);

    Mrkdwn inviteMe(Mrkdwn channel, Mrkdwn command);

    Mrkdwn noneOpen();

    Mrkdwn open(int count);

    Mrkdwn since(Mrkdwn time);

    Mrkdwn pausedNow(Mrkdwn resume);

    Mrkdwn resumedNow();

    Mrkdwn notAllowedToPause();

    Mrkdwn wrongTeam();

    Mrkdwn unknownVerb(Mrkdwn typed);

    Mrkdwn helpShowsAll(Mrkdwn help);

    Mrkdwn tooLong(int limit);

    Mrkdwn operationIdWanted(Mrkdwn example, Mrkdwn list);

    Mrkdwn noLog();

    Mrkdwn staleButton(Mrkdwn list);

    Mrkdwn helpHeading();

    /** The heading where nothing is allowed. */
    Mrkdwn helpNothing();

    Mrkdwn helpMigrations();

    Mrkdwn helpBackups();

    Mrkdwn helpMonitors();

    Mrkdwn helpGraphs();

    Mrkdwn helpAlerts();

    Mrkdwn helpIncidents();

    Mrkdwn helpStatement();

    Mrkdwn helpPlan(Mrkdwn example);

    Mrkdwn helpReason(Mrkdwn example);

    Mrkdwn helpForm(Mrkdwn example);

    Mrkdwn helpList();

    Mrkdwn helpCancel();

    Mrkdwn helpPause();

    Mrkdwn helpThread(Mrkdwn example);
}
