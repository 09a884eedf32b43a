package dev.capstan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.capstan.catalog.ServiceName;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that the manuals of the five systems say to a database is forgotten in their catalogues. */
class ManualStatementsTest {
    static List<ServiceName> systems() {
        return Manual.SYSTEMS;
    }

    @ParameterizedTest
    @MethodSource("systems")
    void every_statement_of_the_manual_is_carried(ServiceName system) {
        for (var statement : Manual.of(system).statements()) {
            assertEquals(1, statement.carriers().size(), statement::toString);
            if (statement.query() != null) {
                var query = ShippedCatalogue.queries(system).get(new QueryName(statement.query()));
                assertNotNull(query, statement::toString);
                assertEquals(Set.of(), statement.forgottenBy(query.statement().sql()), statement::toString);
            }
        }
    }

    static Stream<Query> queries() {
        return systems().stream().flatMap(system -> ShippedCatalogue.queries(system).values().stream());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void every_query_is_named_in_both_languages(Query query) {
        assertFalse(query.title().english().equals(query.title().chinese()), query::toString);
        for (var parameter : query.parameters()) {
            assertFalse(parameter.title().english().equals(parameter.title().chinese()), parameter::toString);
        }
    }
}
