package dev.capstan.slack.deliver;

import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Subject;
import java.util.Optional;

/** The messages in channels that show alerts and operations. */
public record Cards(Outbox outbox) {
    /** Absent while Slack has not accepted one. */
    public Optional<Outbox.Anchor> of(Subject subject) {
        return outbox.anchor(subject, Teller.CARD).filter(anchor -> !anchor.ts().isEmpty());
    }
}
