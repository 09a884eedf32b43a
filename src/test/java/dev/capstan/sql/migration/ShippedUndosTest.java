package dev.capstan.sql.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Manual;
import dev.capstan.sql.MariaDbServer;
import dev.capstan.sql.PostgresServers;
import dev.capstan.sql.ShippedCatalogue;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.Migrations.Rollback;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ways back that the shipped catalogue knows, on databases that went the way there. */
class ShippedUndosTest {
    private static final ServiceName CTEA = new ServiceName("ctea");
    private static final ServiceName ELIFE = new ServiceName("elife");

    @Test
    void the_composite_foreign_key_its_trigger_and_its_function_are_gone_and_nothing_else() throws SQLException {
        try (var connection =
                DriverManager.getConnection(PostgresServers.fresh(15).jdbc(), "postgres", "")) {
            run(connection, List.of(Manual.schema(CTEA, Dialect.POSTGRESQL)));
            var rules =
                    "SELECT count(*) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'";
            int before = count(connection, rules);

            connection.setAutoCommit(false);
            run(connection, undo(CTEA, "0001_add_composite_fk", Dialect.POSTGRESQL));
            connection.commit();

            assertEquals(before - 1, count(connection, rules));
            assertEquals(0, count(connection, "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"));
            assertEquals(
                    0,
                    count(
                            connection,
                            "SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
                                    + " AND proname LIKE 'validate%'"));
        }
    }

    /** The manual calls two of the columns otherwise in its queries. */
    @Test
    void the_columns_of_the_version_and_the_anomalies_are_gone_with_their_index() throws SQLException {
        var schema = MariaDbServer.fresh().run(Manual.schema(ELIFE, Dialect.MYSQL));
        schema.run("ALTER TABLE orders RENAME COLUMN anomalyReason TO anomaly_reason,"
                + " RENAME COLUMN anomalyDetails TO anomaly_details");
        try (var connection = schema.open()) {
            var columns = "SELECT count(*) FROM information_schema.columns WHERE table_schema = database()"
                    + " AND table_name = 'orders'";
            int before = count(connection, columns);

            run(connection, undo(ELIFE, "20250118000000_add_version_and_anomaly_fields", Dialect.MYSQL));

            assertEquals(before - 3, count(connection, columns));
            assertEquals(
                    0,
                    count(
                            connection,
                            "SELECT count(*) FROM information_schema.statistics"
                                    + " WHERE table_schema = database() AND index_name = 'idx_anomaly_reason'"));
        }
    }

    private static List<String> undo(ServiceName system, String migration, Dialect dialect) {
        var migrations =
                ShippedCatalogue.read().services().get(system).chapters().get(MigrationsChapter.KEY);
        var way = migrations.orElseThrow().undo().orElseThrow().scripts().get(migration);
        return Script.of(dialect, ((Rollback.Written) way).sql()).statements();
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    private static int count(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
