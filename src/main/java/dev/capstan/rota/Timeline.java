package dev.capstan.rota;

import dev.capstan.catalog.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is on call when: turns, and over them whoever stands in, the newest first. */
final class Timeline {
    private final Rota rota;
    private final List<StandIn> standIns;

    /** @param later made after those that are written in the rota; oldest first */
    Timeline(Rota rota, List<StandIn> later) {
        this.rota = rota;
        this.standIns = Stream.concat(rota.standIns().stream(), later.stream()).toList();
    }

    /** From this moment on, though the person may have been on call before. */
    Shift at(Instant moment) {
        var person = person(moment);
        var settled = settledAfter(moment);
        for (var change = next(moment); !change.isAfter(settled); change = next(change)) {
            if (!person(change).equals(person)) {
                return new Shift(person, moment, Optional.of(change));
            }
        }
        return new Shift(person, moment, Optional.empty());
    }

    /** One after another, each another person's, until one ends after this moment. */
    List<Shift> between(Instant from, Instant until) {
        var shifts = new ArrayList<Shift>();
        var shift = at(from);
        shifts.add(shift);
        while (shift.until().filter(until::isAfter).isPresent()) {
            shift = at(shift.until().get());
            shifts.add(shift);
        }
        return shifts;
    }

    private Optional<UserId> person(Instant moment) {
        return standIns.reversed().stream()
                .filter(standIn -> standIn.covers(moment))
                .findFirst()
                .map(StandIn::person)
                .or(() -> rota.turn(moment));
    }

    private Instant next(Instant moment) {
        return standIns.stream()
                .flatMap(standIn -> Stream.of(standIn.from(), standIn.until()))
                .filter(change -> change.isAfter(moment))
                .min(Comparator.naturalOrder())
                .filter(change -> change.isBefore(rota.turns().next(moment)))
                .orElseGet(() -> rota.turns().next(moment));
    }

    /** Once everybody has had a turn after the last stand-in, nothing new comes. */
    private Instant settledAfter(Instant moment) {
        var settled = standIns.stream()
                .map(StandIn::until)
                .filter(moment::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(moment);
        for (int turn = 0; turn <= rota.people().size(); turn++) {
            settled = rota.turns().next(settled);
        }
        return settled;
    }
}
