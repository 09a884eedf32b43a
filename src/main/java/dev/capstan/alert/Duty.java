package dev.capstan.alert;

import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import java.time.Instant;
import java.util.Optional;

/** Who is on call for a service. */
@FunctionalInterface
public interface Duty {
    Duty NOBODY = (service, now) -> Optional.empty();

    Optional<UserId> onCall(ServiceName service, Instant now);
}
