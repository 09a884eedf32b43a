package dev.capstan.slack.render;

import dev.capstan.sql.migration.Diagnosis.Door;
import dev.capstan.sql.migration.Diagnosis.PrismaCode;
import dev.capstan.sql.migration.Diagnosis.Rule;
import dev.capstan.sql.migration.Diagnosis.Wait;
import dev.capstan.sql.migration.Migration.Standing;

/** What is said about migrations. Names that may be empty are {@link Mrkdwn#NOTHING} then. */
interface MigrationPhrases {
    Mrkdwn heading(Mrkdwn where, Mrkdwn tool);

    Mrkdwn services();

    Mrkdwn noServices();

    Mrkdwn notAllowed(Mrkdwn where, Mrkdwn roles);

    Mrkdwn unanswered(Mrkdwn where, Mrkdwn why);

    Mrkdwn never();

    Mrkdwn nothingWaits();

    /** So many stand like this; their names follow. */
    Mrkdwn standing(Standing standing, int count, Mrkdwn names);

    Mrkdwn changed(Mrkdwn names);

    Mrkdwn filesUnknown(Mrkdwn why);

    Mrkdwn nothingFailed(Mrkdwn where);

    Mrkdwn failedAt(Mrkdwn where, Mrkdwn operation, Mrkdwn step, Mrkdwn at);

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
}
