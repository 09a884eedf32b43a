package dev.capstan.slack.deliver;

import java.time.Duration;

/** What became of bringing one message in line. */
sealed interface Shown {
    /** Of two, whatever does not stand. */
    default Shown orWorse(Shown other) {
        return this instanceof Stands ? other : this;
    }

    record Stands(String ts) implements Shown {}

    /** Somebody deleted it: it has to be shown anew. */
    record Gone() implements Shown {}

    record NotNow(Duration after) implements Shown {}

    /** Slack could not be reached, or did not answer. */
    record Lost(String why) implements Shown {}

    /** Slack refuses, and will until somebody does something about it. */
    record Barred(String error) implements Shown {}
}
