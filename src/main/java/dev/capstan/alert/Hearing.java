package dev.capstan.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What becomes of an alert when its source says something: it ends, is back, or goes on. */
record Hearing(Draft draft) {
    /** Sources repeat themselves; the thread need not. */
    private static final Duration BETWEEN_REPEATS = Duration.ofMinutes(10);

    private static final int NAMED = 5;

    /**
     * @param heard what its signals are now
     * @param newly names of those that began to fire
     * @param lastEvent when something last happened to it
     */
    void of(Extent heard, List<String> newly, Instant lastEvent) {
        var was = draft.extent;
        draft.extent = heard;
        if (heard.firing() == 0) {
            draft.extent = new Extent(was.severity(), was.names(), 0, heard.all());
            ended();
        } else if (!draft.open()) {
            again();
        } else if (draft.flapping) {
            if (was.firing() == 0) {
                draft.turn();
            }
        } else {
            goesOn(was, newly, lastEvent);
        }
    }

    private void ended() {
        if (!draft.open() || draft.flapping && draft.turns.restsAt().isBefore(draft.now)) {
            return;
        }
        draft.turn();
        if (!draft.flapping) {
            draft.over(Optional.empty());
        }
    }

    private void again() {
        draft.overAt = Optional.empty();
        draft.acknowledged = Optional.empty();
        draft.fromTheFirstStep();
        draft.turn();
        if (draft.flapping) {
            return;
        }
        draft.happened(new Event.Again());
        draft.turns = draft.turns.lately(draft.now);
        if (draft.turns.areTooMany()) {
            draft.flapping = true;
            draft.happened(new Event.Flapping(draft.turns.moments().size(), Turns.WITHIN));
        }
    }

    private void goesOn(Extent was, List<String> newly, Instant lastEvent) {
        if (draft.extent.severity().isWorseThan(was.severity())) {
            draft.happened(new Event.Worse(was.severity(), draft.extent.severity()));
            draft.acknowledged = Optional.empty();
            draft.fromTheFirstStep();
        }
        if (!newly.isEmpty()) {
            draft.happened(new Event.More(newly.stream().limit(NAMED).toList(), newly.size()));
        } else if (draft.before.origin().source() != Report.Source.HERE
                && !lastEvent.plus(BETWEEN_REPEATS).isAfter(draft.now)) {
            draft.happened(new Event.StillFiring(draft.extent.firing()));
        }
    }
}
