package dev.capstan.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.Answered;
import dev.capstan.sql.MariaDbServer;
import dev.capstan.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(150)
class EntranceTest {
    private static String refused(String url) {
        try (var asking = Asking.of(url)) {
            var why = assertInstanceOf(Answered.Unreachable.class, asking.ask("SELECT 1", new Rows()))
                    .why();
            assertFalse(why.contains("s3cret"), why);
            return why;
        }
    }

    @Test
    void an_address_that_is_missing_or_strange_is_told() {
        try (var asking = new Asking()) {
            assertEquals(
                    new Answered.Unreachable("the secret MAIN_URL is not set"), asking.ask("SELECT 1", new Rows()));
        }
        assertTrue(refused("oracle://u:s3cret@db/x").contains("PostgreSQL, MySQL or MariaDB"));
        assertTrue(refused("mysql://u:s3cret@db/x?allowMultiQueries=true").contains("not known for MySQL"));
    }

    @Test
    void a_wrong_password_is_told() throws SQLException {
        var where = TestDatabase.fresh();
        try (var admin = DriverManager.getConnection(where.jdbc(), "postgres", "postgres");
                var statement = admin.createStatement()) {
            statement.execute("create role no_login_" + where.name() + " nologin");
        }
        assertEquals(
                "it does not let the role no_login_" + where.name() + " in with this password",
                refused("postgresql://no_login_" + where.name() + ":s3cret@127.0.0.1:" + where.port() + "/"
                        + where.name()));
        var schema = MariaDbServer.fresh();
        assertEquals(
                "it does not let the role nobody in with this password",
                refused("mysql://nobody:s3cret@127.0.0.1:" + MariaDbServer.port() + "/" + schema.name()));
    }

    @Test
    void a_database_that_is_not_there_is_told() {
        var where = TestDatabase.fresh();
        assertTrue(refused("postgresql://postgres:s3cret@127.0.0.1:" + where.port() + "/nothing")
                .contains("database \"nothing\" does not exist"));
        assertEquals("the name nowhere.invalid is unknown", refused("postgresql://u:s3cret@nowhere.invalid/x"));
    }

    @Test
    void tls_that_the_server_does_not_speak_is_told() {
        var where = TestDatabase.fresh();
        assertEquals("The server does not support SSL.", refused(where.url() + "?sslmode=require"));
        var url = MariaDbServer.fresh().root().url();
        var why = refused(url + "?sslmode=verify-full");
        assertTrue(why.contains("TLS") || why.contains("ssl"), why);
    }

    @Test
    void a_dead_server_and_a_silent_one_hold_up_nobody_else() throws Exception {
        var where = TestDatabase.fresh();
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var asking = Asking.of(where.url())) {
            asking.secrets.put("SILENT_URL", "postgresql://u:s3cret@127.0.0.1:" + silent.getLocalPort() + "/x");
            asking.secrets.put("DEAD_URL", "postgresql://u:s3cret@127.0.0.1:" + freePort() + "/x");
            var slow = CompletableFuture.supplyAsync(() -> asking.engines.ask(
                    Asking.question(Asking.id(), Asking.source("SILENT_URL"), "SELECT 1", Map.of(), Asking.USUAL),
                    new Rows()));
            assertEquals(
                    new Answered.Unreachable("connection refused"),
                    asking.engines.ask(
                            Asking.question(Asking.id(), Asking.source("DEAD_URL"), "SELECT 1", Map.of(), Asking.USUAL),
                            new Rows()));
            assertEquals(1L, asking.value("SELECT 1"));
            assertFalse(slow.isDone());
            assertInstanceOf(Answered.Unreachable.class, slow.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void more_questions_than_connections_are_told_to_come_back() throws Exception {
        var where = TestDatabase.fresh();
        try (var asking = Asking.of(where.url())) {
            var at = new CountDownLatch(Place.CONNECTIONS);
            var go = new CountDownLatch(1);
            for (int i = 0; i < Place.CONNECTIONS; i++) {
                CompletableFuture.runAsync(
                        () -> asking.ask("SELECT 1", new Rows(row -> {
                            at.countDown();
                            awaited(go);
                        })),
                        work -> Thread.ofVirtual().start(work));
            }
            assertTrue(at.await(20, TimeUnit.SECONDS));
            assertEquals(new Answered.Busy(), asking.ask("SELECT 1", new Rows()));
            go.countDown();
            assertEquals(1L, asking.value("SELECT 1"));
        }
    }

    @Test
    void a_new_address_is_taken_with_the_next_question() {
        var one = TestDatabase.fresh();
        var other = TestDatabase.fresh();
        try (var asking = Asking.of(one.url())) {
            assertEquals(one.name(), asking.value("SELECT current_database()::text"));
            asking.secrets.put("MAIN_URL", other.url());
            assertEquals(other.name(), asking.value("SELECT current_database()::text"));
        }
    }

    @Test
    void a_server_that_freezes_is_given_up_in_time() throws Exception {
        var where = TestDatabase.fresh();
        try (var asking = Asking.of(where.url());
                var frozen = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // Until it is frozen it hands everything on to the real server
            var relay = new Relay(frozen, where.port());
            asking.secrets.put(
                    "MAIN_URL",
                    "postgresql://postgres:postgres@127.0.0.1:" + frozen.getLocalPort() + "/" + where.name());
            assertEquals(1L, asking.value("SELECT 1"));
            relay.freeze();
            var over = asking.ask(
                    "SELECT 1", Map.of(), new dev.capstan.sql.Limits(Duration.ofMillis(300), 10, 1000), new Rows());
            assertTrue(over instanceof Answered.TimedOut || over instanceof Answered.Unreachable, over.toString());
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody let it go");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
