package dev.capstan.alert.receive;

import dev.capstan.alert.Report;
import java.time.Instant;

/** How one kind of sender words a report. */
interface Wording {
    Report read(String receiver, Payload payload, Instant now) throws Unreadable;
}
