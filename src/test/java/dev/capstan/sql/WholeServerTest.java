package dev.capstan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.Service;
import dev.capstan.sql.Finding.Grade;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.step.http.SelfSigned;
import dev.capstan.store.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the five systems expect of a whole server, on one that is made so; the server that tests share can't be. */
class WholeServerTest {
    private static final Map<String, String> AS_THE_MANUALS_WANT = Map.ofEntries(
            Map.entry("shared_buffers", "2GB"),
            Map.entry("effective_cache_size", "6GB"),
            Map.entry("maintenance_work_mem", "512MB"),
            Map.entry("checkpoint_completion_target", "0.9"),
            Map.entry("wal_buffers", "16MB"),
            Map.entry("default_statistics_target", "100"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("effective_io_concurrency", "200"),
            Map.entry("work_mem", "10MB"),
            Map.entry("min_wal_size", "1GB"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("max_connections", "200"),
            Map.entry("archive_mode", "on"),
            Map.entry("archive_command", "true"),
            Map.entry("ssl", "on"),
            Map.entry("shared_preload_libraries", "pg_stat_statements"));
    private static final int DATABASES_OF_THE_PLATFORM = 19;

    @TempDir
    private Path folder;

    /** An expectation whose other side the sheet of its system leaves to this test. */
    private record Left(SystemDatabase database, Query query, Grade grade) {
        Grade now() {
            return database.grade(query);
        }
    }

    private final List<Left> left = new ArrayList<>();
    private final List<Connection> crowd = new ArrayList<>();

    @Test
    void one_as_the_manuals_want_it_is_good_a_crowded_one_is_not_and_a_dead_one_does_not_answer()
            throws SQLException, IOException, GeneralSecurityException {

        try (var server = server()) {

            for (int i = 0; i < DATABASES_OF_THE_PLATFORM; i++) {
                admin(server, "create database payment_" + i);
            }
            for (var system : FiveSystemsTest.systems()
                    .filter(WholeServerTest::isOnPostgres)
                    .toList()) {
                arrive(system, SystemDatabase.of(system, TestDatabase.freshOn(server)));
            }

            for (var each : left) {
                assertEquals(Grade.MET, each.now(), each::toString);
            }

            crowded(server, 88);
            assertTrue(left.stream().anyMatch(each -> each.now() == Grade.WARNED));

            crowded(server, 180);
            for (var each : left) {
                assertEquals(each.grade() == Grade.MISSED ? Grade.MISSED : Grade.MET, each.now(), each::toString);
            }

        } finally {

            for (var connection : crowd) {
                connection.close();
            }
        }
        for (var each : left) {
            if (each.grade() == Grade.NONE) {
                assertInstanceOf(Answered.Unreachable.class, each.database().answer(each.query()), each::toString);
            }
            each.database().close();
        }
    }

    private static boolean isOnPostgres(Service system) {
        return Questions.databases(system).values().stream()
                .allMatch(database -> database.dialect() == Dialect.POSTGRESQL);
    }

    private void arrive(Service system, SystemDatabase database) {
        Manual.of(system.name()).expectations().forEach((name, expected) -> {
            if (expected.wholeServer() != null) {
                var query = Questions.queries(system).get(new QueryName(name));
                left.add(new Left(database, query, expected.wholeServer()));
            }
        });
    }

    /** @param sessions of the server's own kinds too, of which one or two may come and go */
    private void crowded(EmbeddedPostgres server, int sessions) throws SQLException {
        while (sessions(server) < sessions) {
            crowd.add(server.getPostgresDatabase(Map.of("sslmode", "disable")).getConnection());
        }
    }

    private int sessions(EmbeddedPostgres server) throws SQLException {
        if (crowd.isEmpty()) {
            crowd.add(server.getPostgresDatabase().getConnection());
        }
        try (var statement = crowd.getFirst().createStatement();
                var rows = statement.executeQuery("select count(*) from pg_stat_activity")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void admin(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private EmbeddedPostgres server() throws IOException, GeneralSecurityException {
        var builder = PostgresServers.version(15);
        AS_THE_MANUALS_WANT.forEach(builder::setServerConfig);
        var own = SelfSigned.by("localhost", folder);
        return builder.setServerConfig(
                        "ssl_key_file", pem("PRIVATE KEY", own.key().getEncoded()))
                .setServerConfig(
                        "ssl_cert_file", pem("CERTIFICATE", own.certificate().getEncoded()))
                .start();
    }

    /** For its owner's eyes, else the server won't have it. */
    private String pem(String kind, byte[] content) throws IOException {
        var file = folder.resolve(kind.replace(' ', '-'));
        var lines = Base64.getMimeEncoder().encodeToString(content);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }
}
