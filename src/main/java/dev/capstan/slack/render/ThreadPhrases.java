package dev.capstan.slack.render;

import java.util.Optional;

/** What stands in an operation's thread, and in the listing of its commands. */
interface ThreadPhrases {
    Mrkdwn onHost(Mrkdwn host);

    Mrkdwn attempt(int attempt);

    /** Steps that are not shown one by one. */
    Mrkdwn doneEarlier(int from, int to);

    Mrkdwn comesNext(Mrkdwn steps);

    Mrkdwn unknownEnd();

    Mrkdwn neverStarted();

    Mrkdwn stopped();

    Mrkdwn unreachableSince(Mrkdwn host, Mrkdwn since, Mrkdwn why);

    /** Heads the steps of a recovery. */
    Mrkdwn recovery(Mrkdwn setback, Mrkdwn runbook);

    Mrkdwn decideAbove();

    /** To the asker, whose operation came to nothing. */
    Mrkdwn askAgain(Mrkdwn asker, Mrkdwn button);

    Mrkdwn reminder(Mrkdwn people, Mrkdwn subject, Mrkdwn until);

    Mrkdwn commandsOf(Mrkdwn subject);

    Mrkdwn commandsGoOn();

    /** Plain text, as a comment above a script. */
    String inFolder(String folder, Optional<String> envFile);

    String everyStepHas();

    String atMost(String duration);

    String whenItFails(String recoveries);

    String repeatable();

    String noReturn();

    String recoveryHeading(String runbook);

    String secret(String name);

    String waits(String duration);

    String asksUntil(String interval);

    String expectsStatus(String statuses);

    String expectsText(String text);

    String expectsField(String path, String value);

    String fromBot();

    String checksEnvironment(String source);

    String envFile();

    String process(String pidFile);

    String pm2(String name);

    String offeredBy(String name);
}
