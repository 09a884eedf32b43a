package dev.capstan.slack.render;

import java.util.Optional;

/** What an operation is, and how it stands: the first line, to be read after the subject. */
interface HeadlinePhrases {
    Mrkdwn deploy(Mrkdwn service, Optional<Mrkdwn> version, Mrkdwn environment);

    Mrkdwn rollback(Mrkdwn service, Optional<Mrkdwn> copy, Mrkdwn environment);

    Mrkdwn runbook(Mrkdwn title, Mrkdwn service, Mrkdwn environment);

    Mrkdwn requested();

    /** The making of one. */
    Mrkdwn backup();

    Mrkdwn planning();

    Mrkdwn awaiting(int given, int wanted);

    /** @param holder nothing when it isn't known */
    Mrkdwn waitingForLock(Mrkdwn holder);

    Mrkdwn running(int at, int of, Mrkdwn title, Mrkdwn duration);

    Mrkdwn stopping(Mrkdwn step);

    /** @param setback what {@link #failedAt} and its sisters say */
    Mrkdwn recovering(Mrkdwn setback, Mrkdwn runbook, int at, int of, Mrkdwn title, Mrkdwn duration);

    Mrkdwn needsAttention(Mrkdwn step);

    Mrkdwn done();

    Mrkdwn failedAt(Mrkdwn step);

    Mrkdwn stoppedAt(Mrkdwn step);

    Mrkdwn givenUpAt(Mrkdwn step);

    /** By the journal: put back, and a check held afterwards. */
    Mrkdwn backAndHealthy(Mrkdwn version);

    /** Put back; nothing asked whether it is well. */
    Mrkdwn back(Mrkdwn version);

    /** Put back, without a name for what it was. */
    Mrkdwn backUnnamed(boolean healthy);

    /** These ran to their end; whether anything is back as it was is not known from the journal. */
    Mrkdwn ran(Mrkdwn recoveries);

    Mrkdwn leftAsItIs();

    Mrkdwn onlyPlanned();

    Mrkdwn notPlanned();

    Mrkdwn denied();

    Mrkdwn expired();

    Mrkdwn withdrawn();

    Mrkdwn released(Mrkdwn step);
}
