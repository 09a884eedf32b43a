package dev.capstan.slack.render;

import java.util.Optional;

/** What became of a request or a decision, said to one person. */
interface ReplyPhrases {
    /** A refused request recorded nothing. */
    Mrkdwn unknownService(Mrkdwn typed);

    Mrkdwn didYouMean(Mrkdwn names);

    Mrkdwn thereAre(Mrkdwn names);

    Mrkdwn none();

    Mrkdwn serviceMissing(Mrkdwn runbook, Mrkdwn example);

    Mrkdwn unknownRunbook(Mrkdwn service, Mrkdwn typed);

    /** Heads a list. */
    Mrkdwn thereAreUnder(Mrkdwn command, Mrkdwn service);

    Mrkdwn nothingUnder(Mrkdwn command, Mrkdwn service);

    Mrkdwn unknownMember(Mrkdwn command, Mrkdwn service, Mrkdwn typed);

    Mrkdwn unknownEnvironment(Mrkdwn service, Mrkdwn typed);

    Mrkdwn environmentMissing(Mrkdwn service);

    Mrkdwn unknownComponent(Mrkdwn service, Mrkdwn typed);

    Mrkdwn componentMissing(Mrkdwn service);

    Mrkdwn unknownParameter(Mrkdwn typed);

    Mrkdwn takesNoParameter();

    Mrkdwn parameterMissing(Mrkdwn name, Mrkdwn title, Mrkdwn example);

    Mrkdwn parameterRefused(Mrkdwn name, Mrkdwn typed);

    Mrkdwn wanted(Mrkdwn form);

    Mrkdwn wantedOneOf(Mrkdwn choices);

    Mrkdwn tooManyWords(Mrkdwn first, Mrkdwn example);

    /** @param people nothing when nobody may */
    Mrkdwn notAllowed(Mrkdwn title, Mrkdwn where, Mrkdwn people);

    Mrkdwn accepted(Mrkdwn id, Mrkdwn subject, Mrkdwn channel);

    Mrkdwn alreadyOpen(Mrkdwn id, Mrkdwn subject, Mrkdwn channel);

    Mrkdwn busy(Mrkdwn holder, Mrkdwn scope);

    Mrkdwn noSuchOperation(Mrkdwn typed, Mrkdwn command);

    Mrkdwn ownRequest(Mrkdwn id);

    /** @param people nothing when nobody may */
    Mrkdwn notYours(Mrkdwn id, Optional<Mrkdwn> role, Mrkdwn people);

    Mrkdwn alreadySaidYes(Mrkdwn id, int missing);

    /** @param standing how it stands, in the words of the headlines */
    Mrkdwn notOpenForThis(Mrkdwn id, Mrkdwn standing);

    Mrkdwn runningAlready();

    Mrkdwn needsAnswer();

    Mrkdwn over();

    Mrkdwn expiring();

    Mrkdwn planChanged(Mrkdwn id);

    Mrkdwn wrongWord(Mrkdwn id, Mrkdwn expected);

    Mrkdwn wordWanted(Mrkdwn id, Mrkdwn expected);

    Mrkdwn alreadyStopping(Mrkdwn id, Mrkdwn by);

    Mrkdwn approvedAndMore(Mrkdwn id, int missing);

    Mrkdwn approvedAndInLine(Mrkdwn id);

    Mrkdwn deniedByYou(Mrkdwn id);

    Mrkdwn withdrawnByYou(Mrkdwn id);

    Mrkdwn stoppingByYou(Mrkdwn id, boolean rollBack);

    Mrkdwn plannedAnew(Mrkdwn id);

    Mrkdwn goesOn(Mrkdwn id);

    Mrkdwn ended(Mrkdwn id);
}
