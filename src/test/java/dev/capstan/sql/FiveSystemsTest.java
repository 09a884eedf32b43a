package dev.capstan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Finding.Grade;
import dev.capstan.sql.gate.ReadOnlyGate;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of the five systems, asked of a real server of its kind. */
class FiveSystemsTest {
    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");
    private static final Map<ServiceName, Service> SERVICES =
            ShippedCatalogue.read().services();

    private final Questions questions = new Questions(new ReadOnlyGate(), (service, environment) -> Optional.empty());

    static Stream<Service> systems() {
        return Manual.SYSTEMS.stream().map(SERVICES::get).filter(service -> !Questions.databases(service)
                .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("systems")
    void every_query_is_answered_and_judged_as_on_a_good_day(Service system) throws SQLException {
        var expected = Manual.of(system.name()).expectations();
        try (var database = SystemDatabase.of(system)) {
            for (var query : Questions.queries(system).values()) {
                var grade = database.ask(question(system, query)).grade();
                var well = query.standard()
                        .map(standard -> expected.get(query.name().value()).well())
                        .orElse(Grade.NONE);
                assertEquals(well, grade, () -> system.name() + " " + query.name());
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
                    var grade = database.ask(question(system, query)).grade();
                    assertEquals(bad.getKey(), grade, () -> system.name() + " " + query.name());
                }
            }
        }
    }

    private Questions.Ready question(Service system, Query query) {
        var values = Manual.of(system.name()).values().getOrDefault(query.name().value(), Map.of());
        var database = Questions.databases(system).get(query.database());
        var question = new Question.Named(query.name(), values);
        return switch (questions.understood(question, false, system, PRODUCTION, database)) {
            case Questions.Understood.Ready(var ready) -> ready;
            case Questions.Understood.Consults consults -> throw new AssertionError(consults);
            case Questions.Understood.LooksBack looksBack -> throw new AssertionError(looksBack);
            case Questions.Understood.Refused(var refusal) -> throw new AssertionError(refusal);
        };
    }
}
