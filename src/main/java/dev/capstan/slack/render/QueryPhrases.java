package dev.capstan.slack.render;

import java.util.Optional;

/** Questions to databases, their answers, and why one is not asked. */
interface QueryPhrases {
    /** @param environment behind the service's name */
    Mrkdwn subject(Mrkdwn title, Mrkdwn service, Mrkdwn environment);

    Mrkdwn explaining(Mrkdwn title);

    /** A statement of somebody's own. */
    Mrkdwn typed();

    Mrkdwn headline(Mrkdwn subject, Mrkdwn standing);

    Mrkdwn askedBy(Mrkdwn person);

    Mrkdwn database(Mrkdwn name);

    Mrkdwn underWay(Mrkdwn duration);

    Mrkdwn ending();

    Mrkdwn milliseconds(long count);

    Mrkdwn rows(long count);

    Mrkdwn rowsAtLeast(long count);

    Mrkdwn expected(Mrkdwn found, Mrkdwn wanted);

    Mrkdwn noRows();

    Mrkdwn noData(Mrkdwn wanted);

    Mrkdwn noColumn(Mrkdwn column);

    Mrkdwn cancelled(Mrkdwn person, Optional<Mrkdwn> after);

    Mrkdwn answered(Mrkdwn rows, Mrkdwn took, Mrkdwn database, Mrkdwn role);

    Mrkdwn firstOf(int shown, boolean inFile);

    Mrkdwn cutAtRows();

    Mrkdwn cutAtBytes();

    Mrkdwn answeredPrivately();

    Mrkdwn services();

    Mrkdwn noServices();

    Mrkdwn queryCount(int count);

    Mrkdwn queriesOf(Mrkdwn service);

    Mrkdwn noneFor(Mrkdwn service);

    Mrkdwn takes(Mrkdwn parameters);

    Mrkdwn unknownQuery(Mrkdwn service, Mrkdwn typed);

    Mrkdwn databaseMissing(Mrkdwn service, Mrkdwn example);

    Mrkdwn noDatabase(Mrkdwn service);

    Mrkdwn notThere(Mrkdwn service, Mrkdwn database, Mrkdwn environment);

    /** @param people nothing when nobody may */
    Mrkdwn notAllowed(Mrkdwn title, Mrkdwn where, Mrkdwn people);

    /** @param people nothing when nobody may */
    Mrkdwn notAllowedToType(Mrkdwn where, Mrkdwn people);

    Mrkdwn notAsked(Mrkdwn what, Mrkdwn instead);

    Mrkdwn at(int line, int column);

    Mrkdwn typedParameter(Mrkdwn name);

    Mrkdwn noDeployYet(Mrkdwn service, Mrkdwn environment, Mrkdwn example);

    Mrkdwn notThereAnyMore();

    String run();

    String fill();

    String runAgain();

    String explain();

    String cancel();

    String formTitle();

    String submit();

    Mrkdwn formAbout(Mrkdwn title, Mrkdwn service);
}
