package dev.capstan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Finding.Grade;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of the five systems, asked of a real server of its kind. */
class FiveSystemsTest {
    private static final Map<ServiceName, Service> SERVICES =
            ShippedCatalogue.read().services();

    /** Those that have something to ask. */
    static Stream<Service> systems() {
        return Manual.SYSTEMS.stream().map(SERVICES::get).filter(service -> !Questions.queries(service)
                .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("systems")
    void every_query_is_answered_and_judged_as_on_a_good_day(Service system) throws SQLException {
        var expected = Manual.of(system.name()).expectations();
        try (var database = SystemDatabase.of(system)) {
            for (var query : Questions.queries(system).values()) {
                var well = query.standard()
                        .map(standard -> expected.get(query.name().value()).well())
                        .orElse(Grade.NONE);
                assertEquals(well, database.grade(query), () -> system.name() + " " + query.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void every_expectation_tells_a_bad_day_from_a_good_one(Service system) throws SQLException {
        for (var each : Manual.of(system.name()).expectations().entrySet()) {
            var query = Questions.queries(system).get(new QueryName(each.getKey()));
            for (var bad : each.getValue().badDays().entrySet()) {
                try (var database = SystemDatabase.of(system)) {
                    database.run(bad.getValue());
                    assertEquals(bad.getKey(), database.grade(query), () -> system.name() + " " + query.name());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void every_expectation_is_shown_to_hold_and_not_to_hold(Service system) {
        for (var each : Manual.of(system.name()).expectations().entrySet()) {
            var expected = each.getValue();
            var shown = new HashSet<>(expected.badDays().keySet());
            shown.add(expected.well());
            Optional.ofNullable(expected.wholeServer()).ifPresent(shown::add);
            assertTrue(shown.contains(Grade.MET) && shown.size() > 1, () -> system.name() + " " + each.getKey());
        }
    }
}
