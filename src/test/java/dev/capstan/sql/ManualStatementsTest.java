package dev.capstan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.fix.Deed;
import dev.capstan.sql.fix.FixName;
import dev.capstan.sql.fix.FixesChapter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that the manuals of the five systems say to a database is forgotten in their catalogues. */
class ManualStatementsTest {
    private static final Catalogue CATALOGUE = ShippedCatalogue.read();

    static List<ServiceName> systems() {
        return Manual.SYSTEMS;
    }

    @ParameterizedTest
    @MethodSource("systems")
    void every_statement_of_the_manual_is_carried(ServiceName system) {
        for (var statement : Manual.of(system).statements()) {
            assertEquals(1, statement.carriers().size(), statement::toString);
            carrier(system, statement)
                    .ifPresent(sql -> assertEquals(Set.of(), statement.forgottenBy(sql), statement::toString));
        }
    }

    private static Optional<String> carrier(ServiceName system, Manual.Statement statement) {
        var service = CATALOGUE.services().get(system);
        if (statement.query() != null) {
            var query = Questions.queries(service).get(new QueryName(statement.query()));
            assertNotNull(query, statement::toString);
            return Optional.of(query.statement().sql());
        }
        if (statement.fix() != null) {
            var fixes = service.chapters().get(FixesChapter.KEY).orElseThrow().fixes();
            var fix = fixes.get(new FixName(statement.fix()));
            assertNotNull(fix, statement::toString);
            return Optional.of(
                    switch (fix.deed()) {
                        case Deed.Rows rows -> rows.statement().sql();
                        case Deed.Signal signal -> signal.victims().sql();
                        case Deed.Ddl ddl -> ddl.change().sql();
                    });
        }
        return Optional.empty();
    }

    static Stream<Query> queries() {
        return CATALOGUE.services().values().stream().flatMap(service -> Questions.queries(service).values().stream());
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
