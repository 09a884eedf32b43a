package dev.capstan.slack.deliver;

import dev.capstan.outbox.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * Where one part of a subject is shown.
 *
 * @param thread the message under which it is a reply
 * @param since no message of this subject is older
 */
record Place(
        Subject subject,
        String part,
        String channel,
        Optional<String> thread,
        boolean broadcast,
        boolean urgent,
        Instant since) {
    static Place inChannel(Subject subject, String part, String channel, boolean urgent, Instant since) {
        return new Place(subject, part, channel, Optional.empty(), false, urgent, since);
    }

    Place reply(String otherPart, String ts, boolean shownInChannelToo, boolean isUrgent) {
        return new Place(subject, otherPart, channel, Optional.of(ts), shownInChannelToo, isUrgent, since);
    }
}
