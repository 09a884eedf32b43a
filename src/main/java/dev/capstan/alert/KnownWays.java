package dev.capstan.alert;

import dev.capstan.catalog.House;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Checks the ways beside Slack that alerts name. */
record KnownWays(Function<House, Set<String>> ways) {

    /**
     * @param owner stands where problems are told
     * @param what the owner is: {@code alert payment-failures}
     */
    void check(Collection<String> named, Object owner, String what, House house, Reading reading) {
        var known = ways.apply(house);
        named.stream()
                .distinct()
                .filter(name -> !known.contains(name))
                .forEach(name -> reading.problem(
                        reading.place(owner),
                        what + " reaches people by " + name + ", which capstan.yaml does not declare",
                        known.isEmpty() ? "declare it under reach" : Suggestion.instead(name, List.copyOf(known))));
    }
}
