package dev.capstan.slack.render;

/** What is said of what is watched after a deploy. */
interface WatchPhrases {
    Mrkdwn limit(Mrkdwn title, Mrkdwn limit, Mrkdwn lasting);

    Mrkdwn watching(Mrkdwn until);

    /** @param before to where it would lead */
    Mrkdwn leadsBack(Mrkdwn before);

    Mrkdwn peopleAreAsked();

    /** A limit is passed, and nothing is done while somebody else is at work. */
    Mrkdwn held(Mrkdwn title, Mrkdwn by);

    Mrkdwn quiet(Mrkdwn within);

    /** Nothing was read, so that nothing can be said. */
    Mrkdwn sawNothing(Mrkdwn within);

    Mrkdwn unseen(Mrkdwn titles);

    /** A limit was passed; what follows is told below. */
    Mrkdwn passed(Mrkdwn title);

    Mrkdwn stopped(Mrkdwn person);

    Mrkdwn overtaken(Mrkdwn by);

    /** The head of the numbers: {@code Error rate 7.2 % (limit > 5 % for 1 m) after op-7F3K}; of what fails there is no limit */
    Mrkdwn numbers(Mrkdwn title, Mrkdwn worst, Mrkdwn limit, Mrkdwn lasting, Mrkdwn deploy);

    /** Which of several, where that is said. */
    Mrkdwn series(Mrkdwn series);

    Mrkdwn readings(int count, Mrkdwn from, Mrkdwn to, Mrkdwn newest);

    Mrkdwn rollingBack(Mrkdwn before, Mrkdwn by);

    Mrkdwn rolledBack(Mrkdwn before, Mrkdwn by);

    Mrkdwn rollbackFailed(Mrkdwn by);

    Mrkdwn handedOver(Mrkdwn person, Mrkdwn to);

    Mrkdwn kept(Mrkdwn person);

    Mrkdwn unanswered();

    /** @param people nothing where nobody is on call */
    Mrkdwn asks(Mrkdwn people, Mrkdwn before);

    Mrkdwn noCommit();

    Mrkdwn movedBefore();

    Mrkdwn sameCommit(Mrkdwn commit);

    Mrkdwn noCopy();

    Mrkdwn notDeclared(Mrkdwn back);

    Mrkdwn incompatible(Mrkdwn migration);

    /** Each nothing where it is unknown. */
    Mrkdwn migrationUnknown(Mrkdwn before, Mrkdwn now);

    Mrkdwn locked(Mrkdwn by);

    Mrkdwn notRun(Mrkdwn rollback);

    String stopWatching();

    String rollBack();

    String keep();

    /** Answers to one person. */
    Mrkdwn done();

    Mrkdwn past();

    /** @param roles nothing where nobody may */
    Mrkdwn notAllowed(Mrkdwn roles);

    Mrkdwn noWay(Mrkdwn command);

    /** The deploy that an alert's button would take back was taken back since. */
    Mrkdwn rolledBackSince(Mrkdwn by, Mrkdwn command);
}
