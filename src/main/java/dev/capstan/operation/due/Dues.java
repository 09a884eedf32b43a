package dev.capstan.operation.due;

import dev.capstan.operation.Desk;
import dev.capstan.operation.StoreUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for what has come due. Of several moments that were missed only the newest is made up for; what is new waits for
 * its first one. Any replica may look at any time: the delivery's name sees to it that a moment is taken once.
 */
public final class Dues {
    private static final Logger LOG = LoggerFactory.getLogger(Dues.class);

    private final Calendar calendar;
    private final Moments moments;
    private final Desk desk;
    private final Clock clock;

    /** What is known to be seen to, so that the database is asked only when a moment has come. */
    private final Map<String, Instant> known = new HashMap<>();

    public Dues(Calendar calendar, Moments moments, Desk desk, Clock clock) {
        this.calendar = calendar;
        this.moments = moments;
        this.desk = desk;
        this.clock = clock;
    }

    public synchronized void sweep() {
        var now = clock.instant();
        for (var due : calendar.upTo(now)) {
            try {
                look(due, now);
            } catch (StoreUnavailable away) {
                throw away;
            } catch (RuntimeException bug) {
                LOG.error("{} can't be asked for", due.delivery(), bug);
            }
        }
    }

    private void look(Due due, Instant now) {
        var key = due.name() + " " + due.timetable();
        if (isSeenTo(due, known.getOrDefault(key, Instant.MIN))) {
            return;
        }
        var seenTo = moments.seenTo(due.name(), due.timetable(), now);
        if (isSeenTo(due, seenTo) || take(due)) {
            known.put(key, seenTo.isAfter(due.moment()) ? seenTo : due.moment());
        }
    }

    private static boolean isSeenTo(Due due, Instant seenTo) {
        return !due.moment().isAfter(seenTo);
    }

    /** Whether this moment is settled. One that has to wait for its like is asked for again. */
    private boolean take(Due due) {
        var scheduled =
                desk.scheduled(due.service(), due.environment(), due.runbook(), due.parameters(), due.delivery());
        return switch (scheduled) {
            case TAKEN, TAKEN_BEFORE -> {
                moments.seeTo(due.name(), due.moment());
                yield true;
            }
            case NOT_YET, NOT_DECLARED -> false;
        };
    }
}
