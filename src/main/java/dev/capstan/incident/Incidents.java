package dev.capstan.incident;

import dev.capstan.alert.AlertId;
import dev.capstan.alert.Where;
import dev.capstan.catalog.ChannelId;
import dev.capstan.incident.Incident.Change;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The truth about incidents. Each method that changes something is one transaction: state, entries and outbox together.
 * What a delivery brought once is not brought again: the incident is given back as it stands, and nothing is decided.
 */
public interface Incidents {
    /** For what comes from nobody. */
    String NO_DELIVERY = "";

    /**
     * Decides about a place while nobody else does.
     *
     * @param decision about the incident that is open there; absent: nothing changes
     * @return the incident that was made or changed
     */
    Optional<Incident> decide(Where where, String delivery, Function<Optional<Incident>, Optional<Change>> decision);

    /** Decides about one incident while nobody else does. */
    Optional<Incident> change(IncidentId id, String delivery, Function<Incident, Optional<Change>> decision);

    Optional<IncidentView> view(IncidentId id);

    /** The one to which an alert belongs. */
    Optional<Incident> of(AlertId alert);

    /** The one that is told there: in this thread, or in a channel of its own. */
    Optional<Incident> toldAt(ChannelId channel, String ts);

    /** Those that are open, then those with something left to do; each the newest first. */
    List<Incident> toDo(int limit);

    /** Alerts whose course opens an incident, and which belong to none yet; the oldest first. */
    List<AlertId> wanted(int limit);

    /** Nobody knows that alert any more. */
    void unwanted(AlertId alert);
}
