package dev.capstan.slack.render;

import dev.capstan.sql.migration.report.Diagnosis.Door;
import dev.capstan.sql.migration.report.Diagnosis.PrismaCode;
import dev.capstan.sql.migration.report.Diagnosis.Rule;
import dev.capstan.sql.migration.report.Diagnosis.Wait;
import dev.capstan.sql.migration.report.Standing;

/** What is said about migrations. Names that may be empty are {@link Mrkdwn#NOTHING} then. */
interface MigrationPhrases {
    Mrkdwn services();

    Mrkdwn noServices();

    Mrkdwn never();

    /** So many stand like this; their names follow. */
    Mrkdwn standing(Standing standing, int count, Mrkdwn names);

    Mrkdwn changed(Mrkdwn names);

    Mrkdwn filesUnknown(Mrkdwn why);

    /** Whose history it is. */
    Mrkdwn readBy(Mrkdwn tool);

    /** How many stand like this, in one clause. */
    Mrkdwn counted(Standing standing, int count);

    Mrkdwn changedCount(int count);

    /** @param known whether it is known that nothing waits; else that is not known */
    Mrkdwn noneWait(boolean known);

    Mrkdwn nothingFailed();

    /** What was looked for. */
    Mrkdwn onlyOperations();

    Mrkdwn failedAt(Mrkdwn operation, Mrkdwn step, Mrkdwn at);

    Mrkdwn violated(Rule rule, Mrkdwn table, Mrkdwn constraint, Mrkdwn columns);

    Mrkdwn keptWaiting(Wait behind);

    Mrkdwn notPermitted(Mrkdwn table);

    Mrkdwn notLetIn(Door door);

    Mrkdwn drifted(boolean alreadyThere, Mrkdwn what);

    Mrkdwn mistyped();

    Mrkdwn prismaStopped(PrismaCode code, Mrkdwn migration);

    Mrkdwn unrecognised();

    Mrkdwn look();

    Mrkdwn mending();

    String showRows();

    String fix(String title);

    String run();

    String runAgain();

    String settle();

    String status();

    String diagnose();

    String lookAgain();
}
