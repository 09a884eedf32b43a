package dev.capstan.slack.render;

/** What somebody is told who leads an incident, and what the forms ask. */
interface IncidentReplyPhrases {
    Mrkdwn done(Mrkdwn id);

    Mrkdwn openBefore(Mrkdwn id, Mrkdwn title);

    Mrkdwn noSuchIncident(Mrkdwn id);

    Mrkdwn alertWithoutPlace(Mrkdwn id);

    Mrkdwn noSuchPlace(Mrkdwn named);

    Mrkdwn noSuchFollowUp(Mrkdwn id, int number);

    Mrkdwn isOver(Mrkdwn id);

    Mrkdwn nothingPrepared();

    Mrkdwn none();

    Mrkdwn listed(int open, int left);

    Mrkdwn usage(Mrkdwn command);

    String updateTitle();

    String updateReaders();

    String updateText();

    String updateSubmit();

    String noteTitle();

    String resolveTitle();

    String resolveCause();

    String resolveSubmit();
}
