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

    Mrkdwn notTold(Mrkdwn channel, Mrkdwn error);
}
