package dev.capstan.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

/** When time alone brings something to an alert, by the course of its severity. */
record Timetable(Draft draft) {
    Instant tellAt() {
        return draft.before.beganAt().plus(draft.course().tellAfter());
    }

    /** Of its escalation; absent while it calls nobody, and once all steps were taken. */
    Optional<Instant> nextStepAt() {
        var steps = draft.course().steps();
        return draft.calls() && draft.step < steps.size()
                ? draft.toldAt.map(told -> told.plus(steps.get(draft.step).after()))
                : Optional.empty();
    }

    /** Whoever acknowledged is asked whether it is forgotten. */
    Optional<Instant> remindAt() {
        return draft.open() && draft.silence.isEmpty()
                ? draft.acknowledged.flatMap(given -> draft.course()
                        .remindAfter()
                        .map(after -> given.reminded().orElse(given.at()).plus(after)))
                : Optional.empty();
    }

    /** Whichever comes first. */
    Optional<Instant> wakeAt() {
        if (!draft.open()) {
            return Optional.empty();
        }
        var moments = new ArrayList<Instant>();
        draft.silence.ifPresent(still -> moments.add(still.until()));
        if (draft.flapping) {
            moments.add(draft.turns.restsAt());
        }
        if (draft.telling == Alert.Telling.WAITS && draft.hiddenBy.isEmpty()) {
            moments.add(tellAt());
        }
        nextStepAt().ifPresent(moments::add);
        remindAt().ifPresent(moments::add);
        return moments.stream().min(Comparator.naturalOrder());
    }
}
