package dev.capstan.slack.render;

/** What is said of incidents, in messages and in their reports. */
interface IncidentPhrases {
    Mrkdwn heading(Mrkdwn priority, Mrkdwn title);

    Mrkdwn over(Mrkdwn priority, Mrkdwn title, Mrkdwn lasted);

    Mrkdwn openedBy(Mrkdwn person, Mrkdwn at);

    Mrkdwn openedByItself(Mrkdwn at);

    Mrkdwn ledBy(Mrkdwn person);

    Mrkdwn ledByNobody();

    Mrkdwn alerts(int count);

    Mrkdwn happened(int count);

    Mrkdwn cause(Mrkdwn text);

    Mrkdwn toDo(int open, int all);

    Mrkdwn goesOnIn(Mrkdwn channel);

    Mrkdwn noOwnChannel(Mrkdwn error);

    String open();

    String update();

    String note();

    String takeCommand();

    String resolve();

    String stop();

    String impact();

    String report();

    Mrkdwn opened(Mrkdwn title, Mrkdwn by);

    Mrkdwn begunByItself(Mrkdwn title);

    Mrkdwn joined(Mrkdwn alerts);

    Mrkdwn leads(Mrkdwn person);

    Mrkdwn leadsBy(Mrkdwn person, Mrkdwn by);

    String readers(dev.capstan.incident.Readers readers);

    Mrkdwn updated(String readers, Mrkdwn text, Mrkdwn by);

    Mrkdwn noted(Mrkdwn text, Mrkdwn by);

    Mrkdwn pinned(Mrkdwn text, Mrkdwn author, Mrkdwn by);

    Mrkdwn followUp(int number, Mrkdwn text, Mrkdwn owner);

    Mrkdwn followUpDone(int number, Mrkdwn by);

    Mrkdwn resolved(Mrkdwn cause, Mrkdwn by);

    Mrkdwn forUsers(Mrkdwn service, Mrkdwn text);

    Mrkdwn forTeam(Mrkdwn heading, Mrkdwn text, Mrkdwn by);

    Mrkdwn fired();

    Mrkdwn escalated(int step);

    Mrkdwn asked(Mrkdwn by, Mrkdwn query);

    Mrkdwn requested(Mrkdwn by, Mrkdwn what, Mrkdwn id);

    Mrkdwn approved(Mrkdwn by, Mrkdwn id);

    Mrkdwn stepFailed(Mrkdwn step, Mrkdwn id);

    Mrkdwn ended(Mrkdwn id, Mrkdwn what, Mrkdwn how);

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

    String reportFound();

    String reportImpact();

    String reportSteps();

    String reportCause();

    String reportPrevention();

    String reportAt();

    String reportAcknowledged();

    String reportMitigated();

    String reportResolved();

    String reportNotYet();

    String reportAfter(String length);

    String reportCommander();

    String reportTime();

    String reportWhat();

    String reportToldTo(String readers);

    String reportAsk();

    String reportUnknown();

    String reportNothing();

    Mrkdwn notTold(Mrkdwn channel, Mrkdwn error);
}
