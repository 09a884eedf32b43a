package dev.capstan.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.Fitness;
import dev.capstan.sql.MariaDbServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitnessTest {
    private static Fitness of(String url) {
        try (var asking = Asking.of(url)) {
            return asking.engines.fitness(Asking.source("MAIN_URL"));
        }
    }

    /** Roles belong to a whole server, so this test has one of its own. */
    @Test
    void what_mends_a_role_of_postgresql_mends_it() throws IOException, SQLException {
        try (var server = EmbeddedPostgres.start();
                var admin = server.getPostgresDatabase().getConnection();
                var statement = admin.createStatement()) {
            var at = "@127.0.0.1:" + server.getPort() + "/postgres";
            statement.execute("create schema shop");
            statement.execute("create table shop.orders (id serial primary key)");
            statement.execute("create table \"Other Table\" (id int)");
            statement.execute("grant insert on \"Other Table\" to public");
            statement.execute("grant create on schema public to public");
            statement.execute("create role app login");
            statement.execute("grant usage on schema shop to app");
            statement.execute("grant insert, update on shop.orders to app");
            statement.execute("grant usage on sequence shop.orders_id_seq to app");
            statement.execute("grant pg_write_all_data to app");

            var over = assertInstanceOf(Fitness.Excessive.class, of("postgresql://postgres" + at));
            assertEquals(List.of("superuser"), over.excess());

            var app = assertInstanceOf(Fitness.Excessive.class, of("postgresql://app" + at));
            assertEquals("app", app.role());
            assertTrue(app.excess().contains("member of pg_write_all_data"), app.toString());
            assertTrue(app.excess().contains("INSERT on public.\"Other Table\" and 1 more"), app.toString());
            assertTrue(app.excess().contains("CREATE on schema public"), app.toString());

            for (var line : app.mending()) {
                if (!line.startsWith("\\password")) {
                    statement.execute(line);
                }
            }
            assertEquals(new Fitness.Fit("capstan_read"), of("postgresql://capstan_read" + at));
            try (var asking = Asking.of("postgresql://capstan_read" + at)) {
                assertEquals(0L, asking.value("SELECT count(*) FROM shop.orders, \"Other Table\""));
            }
        }
    }

    @Test
    void what_a_user_of_mariadb_may_beyond_reading_is_told() throws SQLException {
        var schema = MariaDbServer.fresh().run("create table thing (n int)");
        assertInstanceOf(
                Fitness.Fit.class,
                of(schema.user("p", "SELECT, SHOW VIEW ON thisdb.*").url()));
        var columns = assertInstanceOf(
                Fitness.Excessive.class,
                of(schema.user("p", "SELECT, UPDATE (n) ON thisdb.thing", "FILE ON *.*")
                        .url()));
        assertEquals(List.of("FILE on *.*", "UPDATE on `" + schema.name() + "`.`thing`"), columns.excess());
        var root = assertInstanceOf(Fitness.Excessive.class, of(schema.root().url()));
        assertTrue(root.excess().contains("ALL PRIVILEGES on *.*"), root.toString());

        schema.run(root.mending().get(0).replace("capstan_read", schema.name()));
        schema.run(root.mending().get(1).replace("capstan_read", schema.name()));
        schema.run(root.mending().get(2).replace("capstan_read", schema.name()));
        try (var reader = DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + MariaDbServer.port() + "/" + schema.name(),
                schema.name(),
                "‹a password›")) {
            assertTrue(reader.isValid(2));
        }
    }
}
