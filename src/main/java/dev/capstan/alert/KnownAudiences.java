package dev.capstan.alert;

import dev.capstan.catalog.House;
import dev.capstan.catalog.Service;
import dev.capstan.yaml.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks whom alerts call.
 *
 * @param contacts who may be called besides whoever is on call and the roles
 */
record KnownAudiences(Collection<String> contacts) {
    /** Where no service is known. */
    static final KnownAudiences OF_THE_HOUSE = new KnownAudiences(List.of());

    static KnownAudiences of(Service service) {
        return new KnownAudiences(service.contacts().keySet());
    }

    /**
     * @param owner stands where problems are told
     * @param what the owner is: {@code alert payment-failures}
     */
    void check(Stream<Audience> named, Object owner, String what, House house, Reading reading) {
        var known = new ArrayList<>(contacts);
        known.add(Audience.ON_CALL.name());
        house.roles().keySet().forEach(role -> known.add(role.value()));
        named.filter(audience -> !known.contains(audience.name()))
                .distinct()
                .forEach(audience -> reading.problem(
                        reading.place(owner),
                        what + " calls " + audience + ", who is neither a role nor a contact",
                        "name one of " + String.join(", ", known)));
    }
}
