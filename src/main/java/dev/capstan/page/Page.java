package dev.capstan.page;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A word to somebody beside Slack.
 *
 * @param id the same page is queued and counted once
 * @param subject what it belongs to: the id of an alert
 * @param summary one line
 * @param text the rest, as plain text
 * @param source what is wrong: {@code ctea production}
 * @param dedupKey what is triggered under a key is acknowledged and resolved under it; pages of one key and way are sent
 *     in the order in which they were queued
 * @param link where to look
 */
public record Page(
        PageId id,
        WayName way,
        String subject,
        What what,
        String summary,
        String text,
        Severity severity,
        String source,
        String dedupKey,
        Optional<String> link,
        Instant askedAt) {

    /** What it says. */
    public enum What {
        TRIGGER,
        ACKNOWLEDGE,
        RESOLVE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** By PagerDuty's words. */
    public enum Severity {
        CRITICAL,
        ERROR,
        WARNING,
        INFO;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
