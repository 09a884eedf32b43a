package dev.capstan.sql.fix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of the sessions that were to end, as it is recorded before and after each is told. */
final class Fates {

    enum Fate {
        /** Recorded before it is told; whoever finds this later can't know whether it was. */
        ABOUT_TO_BE_TOLD,
        ENDED,
        /** It was told, or was about to be, by a process that ended there; it is not there any more. */
        ENDED_OR_GONE,
        GONE,
        /** It is there, but does something else now. */
        NOT_THE_SAME
    }

    private final Map<List<String>, Fate> known;

    private Fates(Map<List<String>, Fate> known) {
        this.known = known;
    }

    static Fates read(Optional<String> written) {
        var known = new LinkedHashMap<List<String>, Fate>();
        written.map(text -> Pins.read(text).keys())
                .orElse(List.of())
                .forEach(row -> known.put(List.copyOf(row.subList(0, row.size() - 1)), Fate.valueOf(row.getLast())));
        return new Fates(known);
    }

    String written() {
        return new Pins(known.entrySet().stream()
                        .map(each -> {
                            var row = new ArrayList<>(each.getKey());
                            row.add(each.getValue().name());
                            return List.copyOf(row);
                        })
                        .toList())
                .written();
    }

    boolean isSettled(List<String> session) {
        return known.containsKey(session) && !wasAboutToBeTold(session);
    }

    boolean wasAboutToBeTold(List<String> session) {
        return known.get(session) == Fate.ABOUT_TO_BE_TOLD;
    }

    void put(List<String> session, Fate fate) {
        known.put(session, fate);
    }

    /** One a session, for the log of the step. */
    String lines() {
        return known.entrySet().stream()
                .filter(each -> isSettled(each.getKey()))
                .map(each -> String.join(" ", each.getKey()) + " "
                        + each.getValue().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "\n")
                .collect(Collectors.joining());
    }

    /** Their numbers. */
    List<String> of(Fate fate) {
        return known.entrySet().stream()
                .filter(each -> each.getValue() == fate)
                .map(each -> each.getKey().getFirst())
                .toList();
    }
}
