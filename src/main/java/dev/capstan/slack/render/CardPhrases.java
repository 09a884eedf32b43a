package dev.capstan.slack.render;

import java.util.List;
import java.util.Optional;

/** The lines below the headline of an operation's message in the channel. */
interface CardPhrases {
    Mrkdwn askedBy(Mrkdwn person);

    /** Nobody asked: it came due. */
    Mrkdwn bySchedule();

    /** @param deploy whose approval was the approval of this */
    Mrkdwn byWatch(Mrkdwn deploy);

    /** @param auto it is rolled back without asking again */
    Mrkdwn watched(Mrkdwn within, Mrkdwn limits, boolean auto, Mrkdwn back);

    Mrkdwn runsOn(Mrkdwn hosts);

    /** @param from nothing when what is live could not be told */
    Mrkdwn versions(Mrkdwn from, Mrkdwn to);

    /** What is asked for is live already. */
    Mrkdwn sameVersion(Mrkdwn version);

    Mrkdwn commits(int count, Mrkdwn news);

    Mrkdwn goesBack(Mrkdwn from, Mrkdwn to);

    Mrkdwn fromCopy(Mrkdwn path);

    Mrkdwn databaseAt(Mrkdwn migration);

    Mrkdwn pointOfNoReturn();

    Mrkdwn onHosts(int count);

    Mrkdwn pointOfNoReturnIs(Mrkdwn step);

    /** One of these steps, by number. */
    Mrkdwn either(List<String> numbers);

    Mrkdwn ifFails(Mrkdwn steps, boolean several, Mrkdwn recoveries);

    /** @param everyOther whether other steps have a recovery */
    Mrkdwn ifOthersFail(boolean everyOther);

    /** Of the point of no return. */
    Mrkdwn notUndone(Mrkdwn step);

    Mrkdwn mayDecide(Mrkdwn people, int wanted, Mrkdwn until);

    Mrkdwn askerMayNot();

    String comma();

    /** The guard wants the name typed. */
    Mrkdwn wordIsTyped(Mrkdwn word);

    Mrkdwn nobodyMayDecide(Optional<Mrkdwn> role);

    Mrkdwn askedAnew();

    /** Other operations on the same service and environment that are still open. */
    Mrkdwn comesAfter(Mrkdwn operations);

    Mrkdwn approvedBy(Mrkdwn people);

    Mrkdwn startedAt(Mrkdwn time);

    Mrkdwn endedAt(Mrkdwn time);

    Mrkdwn waitingSince(Mrkdwn time);

    Mrkdwn paused(Mrkdwn command);

    /** @param rollBack whether a rollback was wished for, too */
    Mrkdwn stopWanted(Mrkdwn person, boolean rollBack);

    Mrkdwn unreachable(Mrkdwn host, Mrkdwn since, Mrkdwn why);

    Mrkdwn howDidItEnd(Mrkdwn step);

    Mrkdwn recoveryFailed(Mrkdwn step);

    Mrkdwn incompatibleMigration(Mrkdwn migration);

    Mrkdwn mayAnswer(Mrkdwn people);

    /** @param aside only others aside are held up */
    Mrkdwn lockIsKept(boolean aside);

    Mrkdwn databaseStaysAt(Mrkdwn migration);

    Mrkdwn deniedBy(Mrkdwn person, Mrkdwn reason);

    Mrkdwn withdrawnBy(Mrkdwn person);

    Mrkdwn releasedBy(Mrkdwn person);

    Mrkdwn stoppedBy(Mrkdwn person);

    Mrkdwn givenUpBy(Mrkdwn person);

    Mrkdwn expired();
}
