package dev.capstan.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;

/** A real PostgreSQL for the whole test run, and a database of its own for whoever asks. */
public final class TestDatabase {
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private TestDatabase() {}

    /** @return the port of the server and the name of a new, empty database */
    public static Coordinates fresh() {
        return freshOn(Server.POSTGRES);
    }

    public static Coordinates freshOn(EmbeddedPostgres server) {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return new Coordinates(server.getPort(), name);
    }

    public record Coordinates(int port, String name) {
        public String jdbc() {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
        }

        /** As a person writes it in {@code DATABASE_URL}. */
        public String url() {
            return "postgresql://postgres:postgres@127.0.0.1:" + port + "/" + name;
        }
    }

    public static Store open(Coordinates where) {
        var store = unmigrated(where);
        store.migrate();
        return store;
    }

    /** Without tables. */
    static Store empty() {
        return unmigrated(fresh());
    }

    private static Store unmigrated(Coordinates where) {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        return Store.open(where.jdbc(), properties);
    }

    public static Store freshStore() {
        return open(fresh());
    }
}
