package dev.capstan.slack.listen;

import dev.capstan.alert.AlertId;
import dev.capstan.operation.OperationId;
import java.util.Optional;

/** Which message in a channel shows something; absent while none does. */
public interface WhereTold {
    record Message(String channel, String ts) {}

    Optional<Message> alert(AlertId id);

    Optional<Message> operation(OperationId id);
}
