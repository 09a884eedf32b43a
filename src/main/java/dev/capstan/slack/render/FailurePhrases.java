package dev.capstan.slack.render;

/** Why a step failed or no plan could be made, and what to do next. */
interface FailurePhrases {
    Mrkdwn exitCode(int code);

    Mrkdwn exitCodeNext(int code);

    Mrkdwn timedOut(Mrkdwn after);

    Mrkdwn timedOutNext();

    /** @param lasted nothing when it was asked once */
    Mrkdwn checkUnmet(Mrkdwn check, Mrkdwn asked, Mrkdwn answered, Mrkdwn lasted);

    Mrkdwn checkUnmetNext();

    Mrkdwn rulesBroken(Mrkdwn rules);

    Mrkdwn rulesBrokenNext();

    Mrkdwn ruleRequired(Mrkdwn variable);

    Mrkdwn ruleEquals(Mrkdwn variable, Mrkdwn expected);

    Mrkdwn ruleAtLeast(Mrkdwn variable, int characters);

    Mrkdwn ruleNot(Mrkdwn variable, Mrkdwn forbidden);

    Mrkdwn ruleMatches(Mrkdwn variable, Mrkdwn pattern);

    Mrkdwn unreachable(Mrkdwn host, Mrkdwn why);

    Mrkdwn unreachableNext();

    Mrkdwn hostKeyChanged(Mrkdwn host, Mrkdwn fingerprint);

    Mrkdwn hostKeyChangedNext(Mrkdwn file);

    Mrkdwn hostKeyUnknown(Mrkdwn host, Mrkdwn fingerprint);

    Mrkdwn hostKeyUnknownNext(Mrkdwn file);

    Mrkdwn secretMissing(Mrkdwn name);

    Mrkdwn secretMissingNext(Mrkdwn name, Mrkdwn file);

    Mrkdwn notFound(Mrkdwn host, Mrkdwn what);

    Mrkdwn notFoundNext();

    Mrkdwn unsupported(Mrkdwn host, Mrkdwn what);

    Mrkdwn unsupportedNext();

    Mrkdwn unknownVersion(Mrkdwn asked);

    /** @param known nothing when no tag comes near */
    Mrkdwn unknownVersionNext(Mrkdwn known);

    Mrkdwn noRepository(Mrkdwn host, Mrkdwn folder, Mrkdwn said);

    Mrkdwn noRepositoryNext();

    Mrkdwn noKeptCopy(Mrkdwn host, Mrkdwn asked);

    Mrkdwn noKeptCopyNext(Mrkdwn known);

    Mrkdwn noLongerDeclared(Mrkdwn what);

    Mrkdwn noLongerDeclaredNext();

    /** @param found nothing where there is no telling */
    Mrkdwn notAsLeft(Mrkdwn wanted, Mrkdwn found);

    Mrkdwn overtaken(Mrkdwn by);

    Mrkdwn goneByRuleNext();
}
