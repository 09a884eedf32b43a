package dev.capstan.slack.render;

/** What is said of alerts. */
interface AlertPhrases {
    /** @param names of the kinds of trouble, the worst first */
    Mrkdwn trouble(Mrkdwn priority, Mrkdwn names, Mrkdwn value);

    Mrkdwn over(Mrkdwn trouble, Mrkdwn lasted);

    Mrkdwn noServiceKnown(Mrkdwn receiver);

    Mrkdwn began(Mrkdwn moment);

    Mrkdwn firing(int firing, int all);

    Mrkdwn acknowledgedBy(Mrkdwn person, Mrkdwn at);

    Mrkdwn silencedBy(Mrkdwn person, Mrkdwn until);

    Mrkdwn flapping();

    /** @param behind the alert that explains it */
    Mrkdwn hiddenBehind(Mrkdwn behind);

    Mrkdwn next(int number, Mrkdwn what);

    /** @param how long before the alert */
    Mrkdwn changed(Mrkdwn what, Mrkdwn operation, Mrkdwn by, Mrkdwn before);

    Mrkdwn unanswered(Mrkdwn within);

    String runbook();

    String dashboard();

    String source();

    String acknowledge();

    String silence();

    String silenceFor(int hours);

    String silenceUntil();

    String unsilence();

    String escalate();

    String rollBack(String version);

    /** To one person alone. */
    Mrkdwn answerWanted(Mrkdwn trouble, Mrkdwn channel);

    Mrkdwn together(int count, Mrkdwn length);

    Mrkdwn severities(int critical, int error, int warning);

    Mrkdwn overOfThem(int count);

    Mrkdwn listed(Mrkdwn command);

    Mrkdwn none();

    Mrkdwn open(int count);

    Mrkdwn noSuchAlert(Mrkdwn id);

    Mrkdwn isOver(Mrkdwn id);

    Mrkdwn acknowledgedBefore(Mrkdwn person);

    Mrkdwn nobodyLeft();

    Mrkdwn notSilenced(Mrkdwn id);

    Mrkdwn silenceTooLong(Mrkdwn most);

    Mrkdwn notAllowed(Mrkdwn roles);

    Mrkdwn done(Mrkdwn id);

    Mrkdwn usage(Mrkdwn command);

    String silenceTitle();

    String silenceSubmit();

    String silenceLabel();
}
