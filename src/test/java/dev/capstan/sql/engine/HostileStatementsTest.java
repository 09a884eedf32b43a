package dev.capstan.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.capstan.sql.Answered;
import dev.capstan.sql.Ask;
import dev.capstan.sql.gate.Corpus;
import dev.capstan.sql.gate.MariaDbShop;
import dev.capstan.sql.gate.PostgresShop;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Shop;
import dev.capstan.sql.gate.Verdict;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate's statements as this room runs them, by roles that could write nearly everything. */
class HostileStatementsTest {
    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void nothing_gets_through_to_postgresql_that_leaves_a_trace(int major) throws SQLException, IOException {
        try (var shop = new PostgresShop(major)) {
            hostileLeaveNoTrace(shop, "hostile-postgresql.sql");
            harmlessAreAnswered(shop, "harmless-postgresql.sql");
        }
    }

    @Test
    @ResourceLock(MariaDbShop.ALONE)
    void nothing_gets_through_to_mariadb_that_leaves_a_trace() throws SQLException {
        try (var shop = new MariaDbShop()) {
            hostileLeaveNoTrace(shop, "hostile-mysql.sql");
            harmlessAreAnswered(shop, "harmless-mysql.sql");
        }
    }

    private static void hostileLeaveNoTrace(Shop shop, String corpus) throws SQLException {
        try (var asking = Asking.of(shop.url())) {
            asked(asking, shop, new Corpus.Entry("", 0, "SELECT 1", new HashMap<>()));
            var before = shop.content();
            for (var entry : shop.read(corpus)) {
                var answered = asked(asking, shop, entry);
                if (answered.isPresent()) {
                    assertEquals(before, shop.content(), entry.toString());
                    if (entry.expected().startsWith("refused")) {
                        assertInstanceOf(Answered.CallsHidden.class, answered.get(), entry.toString());
                    }
                }
            }
        }
    }

    private static void harmlessAreAnswered(Shop shop, String corpus) {
        try (var asking = Asking.of(shop.url())) {
            for (var entry : shop.read(corpus)) {
                var answered = asked(asking, shop, entry).orElseThrow();
                assertInstanceOf(Answered.Complete.class, answered, entry.toString());
            }
        }
    }

    /** @return empty if the gate refused it */
    private static Optional<Answered> asked(Asking asking, Shop shop, Corpus.Entry entry) {
        if (!(new ReadOnlyGate().judge(shop.dialect(), entry.statement()) instanceof Verdict.Admitted admitted)) {
            return Optional.empty();
        }
        var ask =
                new Ask(Asking.id(), Asking.source("MAIN_URL"), admitted, new HashMap<>(entry.values()), Asking.USUAL);
        return Optional.of(asking.engines.ask(ask, new Rows()));
    }
}
