package dev.capstan.slack.render;

/** What the database doctor says besides its diagnoses. */
interface DoctorPhrases {
    /** How many parts stand how; all three 0: all is well. */
    Mrkdwn tally(long bad, long watch, long unseen);

    /** On what, how long, where and as whom. */
    Mrkdwn examined(Mrkdwn server, Mrkdwn took, Mrkdwn database, Mrkdwn role);

    /** A topic and what was found about it. */
    Mrkdwn line(Mrkdwn topic, Mrkdwn found);

    String days(long count);

    String milliseconds(long count);

    String percent(long percent);

    /** How to call the doctor. */
    Mrkdwn invitation(Mrkdwn command);
}
