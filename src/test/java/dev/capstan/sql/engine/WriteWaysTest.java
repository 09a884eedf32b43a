package dev.capstan.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Database;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.Rights;
import dev.capstan.sql.Source;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.step.Secret;
import dev.capstan.store.TestDatabase;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WriteWaysTest {
    @Test
    void a_fix_goes_by_the_clock_that_was_set_for_its_database_and_not_by_that_of_the_bot() throws Exception {
        var coordinates = TestDatabase.fresh();
        try (var connection = DriverManager.getConnection(coordinates.jdbc(), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + coordinates.name() + " SET TimeZone = 'Asia/Kathmandu'");
        }
        var production = new EnvironmentName("production");
        var database = new Database(
                new DatabaseName("main"),
                Dialect.POSTGRESQL,
                Map.of(production, "URL"),
                Database.Via.BOT,
                Duration.ofSeconds(5),
                10,
                Rights.NONE,
                Rights.NONE);
        try (var ways = new WriteWays(name -> Optional.of(new Secret(coordinates.url())), source -> Optional.empty());
                var connection =
                        ways.open(new Source(new ServiceName("shop"), production, database), Duration.ofSeconds(20));
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW TimeZone")) {
            row.next();
            assertEquals("Asia/Kathmandu", row.getString(1));
        }
    }
}
