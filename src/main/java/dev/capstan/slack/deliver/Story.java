package dev.capstan.slack.deliver;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.OperationId;
import dev.capstan.outbox.Subject;
import java.util.Optional;

/** One subject as it stands now, and how it is told. */
interface Story {
    Subject subject();

    /** Where it is told. */
    ChannelId channel();

    UserId asker();

    Optional<OperationId> operation();

    /** What Slack shows of it changes with time alone. */
    boolean goesOn();

    /** {@link Shown.Stands} when everything stands; otherwise the first part that doesn't, and why. */
    Shown tell();
}
