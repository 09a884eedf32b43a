package dev.capstan.slack.deliver;

import java.time.Duration;

/** What became of bringing one message in line. */
sealed interface Shown {
    record Stands(String ts) implements Shown {}

    /** Somebody deleted it: it has to be shown anew. */
    record Gone() implements Shown {}

    record NotNow(Duration after) implements Shown {}

    /** Slack could not be reached, or did not answer. */
    record Lost(String why) implements Shown {}

    /** Slack refuses, and will until somebody does something about it. */
    record Barred(String error) implements Shown {}
}
