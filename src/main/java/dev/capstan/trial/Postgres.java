package dev.capstan.trial;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The trial's own PostgreSQL. One that a killed trial left behind is found by its data folder and used on; whatever is
 * not surely ours is left alone.
 */
final class Postgres {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PID = "postmaster.pid";
    private static final String OWNER = "postgres";

    private final int port;
    private final String password;

    private Postgres(int port, String password) {
        this.port = port;
        this.password = password;
    }

    static Postgres open(TrialFolder folder) throws IOException, SQLException {
        var password = folder.secret("postgres-password");
        if (!Files.exists(finished(folder))) {
            // A trial that was killed while it made this may have left half of it
            end(folder);
            FolderTree.delete(folder.postgres());
        }
        if (running(folder).isEmpty()) {
            // Left by a server that died: the number in it may be anybody's by now
            Files.deleteIfExists(data(folder).resolve(PID));
            start(folder, password);
        }
        return new Postgres(Integer.parseInt(pidFile(folder).get(3).strip()), password);
    }

    private static void start(TrialFolder folder, String password) throws IOException, SQLException {
        Files.createDirectories(folder.postgres());
        Files.createDirectories(folder.postgresProgram());
        int port = Ports.remembered("postgres-port", folder);
        var said = folder.path().resolve("postgres.log");
        try {
            EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(folder.postgresProgram().toFile())
                    .setDataDirectory(data(folder))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setConnectConfig("password", password)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "32MB")
                    .setServerConfig("unix_socket_directories", "")
                    .setOutputRedirector(Redirect.appendTo(said.toFile()))
                    .setPGStartupWait(PATIENCE)
                    .start();
        } catch (IllegalStateException | IOException failure) {
            throw new IOException("PostgreSQL did not start; what it said is in " + said, failure);
        }
        if (!Files.exists(finished(folder))) {
            lock(folder, port, password);
            Files.createFile(finished(folder));
        }
    }

    /** At first it lets everybody on this machine in. */
    private static void lock(TrialFolder folder, int port, String password) throws IOException, SQLException {
        try (var connection = connect(port, password);
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + password + "'");
            Files.writeString(
                    data(folder).resolve("pg_hba.conf"),
                    """
                    host all all 127.0.0.1/32 scram-sha-256
                    host all all ::1/128 scram-sha-256
                    """);
            statement.execute("select pg_reload_conf()");
        }
    }

    /** A database with an owner of the same name, made if it isn't there. */
    Database database(String name, String ownersPassword) throws SQLException {
        try (var connection = connect(port, password);
                var statement = connection.createStatement()) {
            if (!holds(connection, "select 1 from pg_roles where rolname = ?", name)) {
                statement.execute("create role %s login password '%s'".formatted(name, ownersPassword));
            }
            // A restore makes a database beside
            statement.execute("alter role %s createdb".formatted(name));
            if (!holds(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database %1$s owner %1$s".formatted(name));
            }
        }
        return new Database(port, name, name, ownersPassword);
    }

    /** Another way into the same database, by which nothing can be changed. */
    Database reader(Database of, String password) throws SQLException {
        var role = of.name() + "_reader";
        try (var connection = DriverManager.getConnection(of.jdbcUrl());
                var statement = connection.createStatement()) {
            if (!holds(connection, "select 1 from pg_roles where rolname = ?", role)) {
                try (var owner = connect(port, this.password);
                        var creating = owner.createStatement()) {
                    creating.execute("create role %s login password '%s'".formatted(role, password));
                }
            }
            statement.execute("alter default privileges grant select on tables to " + role);
            statement.execute("grant select on all tables in schema public to " + role);
        }
        return new Database(port, of.name(), role, password);
    }

    private static boolean holds(Connection connection, String question, String name) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    record Database(int port, String name, String user, String password) {
        String url() {
            return "postgresql://%s:%s@127.0.0.1:%d/%s".formatted(user, password, port, name);
        }

        String jdbcUrl() {
            return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s".formatted(port, name, user, password);
        }

        @Override
        public String toString() {
            return name + " on port " + port;
        }
    }

    private static Connection connect(int port, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", OWNER, password);
    }

    /** Ends the server of this folder, if one runs, with all its sessions. */
    static void end(TrialFolder folder) {
        running(folder).ifPresent(server -> Ending.of(server, () -> interrupt(server)));
    }

    /** What it takes for "end now, in order"; the plainer signal would wait for every session. */
    private static void interrupt(ProcessHandle server) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -INT " + server.pid()).start();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** It names itself in its data folder, and its command line names the folder. */
    private static Optional<ProcessHandle> running(TrialFolder folder) {
        return pidFile(folder).stream()
                .findFirst()
                .map(first -> Long.valueOf(first.strip()))
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> isServerOf(data(folder), process.info()));
    }

    private static boolean isServerOf(Path data, ProcessHandle.Info info) {
        return info.command().filter(command -> command.endsWith("/postgres")).isPresent()
                && info.arguments().map(List::of).orElse(List.of()).contains(data.toString());
    }

    private static List<String> pidFile(TrialFolder folder) {
        var file = data(folder).resolve(PID);
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path data(TrialFolder folder) {
        return folder.postgres().resolve("data");
    }

    private static Path finished(TrialFolder folder) {
        return folder.postgres().resolve("finished");
    }
}
