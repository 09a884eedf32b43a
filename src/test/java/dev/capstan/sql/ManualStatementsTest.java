package dev.capstan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.fix.Deed;
import dev.capstan.sql.fix.FixName;
import dev.capstan.sql.fix.FixesChapter;
import dev.capstan.sql.migration.MigrationsChapter;
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

    /** What is sent or typed; absent for what a failure's diagnosis writes, and for what has no button. */
    private static Optional<String> carrier(ServiceName system, Manual.Statement statement) {
        var service = CATALOGUE.services().get(system);
        return Stream.of(
                        Optional.ofNullable(statement.query()).map(name -> query(service, name)),
                        Optional.ofNullable(statement.fix()).map(name -> fix(service, name)),
                        Optional.ofNullable(statement.runbook()).map(name -> runbook(service, name)),
                        Optional.ofNullable(statement.migration()).map(verb -> migration(service, verb)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String query(Service service, String name) {
        return Questions.queries(service).get(new QueryName(name)).statement().sql();
    }

    private static String fix(Service service, String name) {
        var fixes = service.chapters().get(FixesChapter.KEY).orElseThrow().fixes();
        return switch (fixes.get(new FixName(name)).deed()) {
            case Deed.Rows rows -> rows.statement().sql();
            case Deed.Signal signal -> signal.victims().sql();
            case Deed.Ddl ddl -> ddl.change().sql();
        };
    }

    private static String runbook(Service service, String name) {
        return service.runbooks().get(new RunbookName(name)).steps().toString();
    }

    private static String migration(Service service, String verb) {
        var migrations = service.chapters().get(MigrationsChapter.KEY).orElseThrow();
        return switch (verb) {
            case "run" -> migrations.run().toString();
            case "resolve" -> migrations.resolve().orElseThrow();
            case "undo" -> migrations.undo().orElseThrow().scripts().toString();
            default -> throw new AssertionError("/migrate has no " + verb);
        };
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
