package dev.capstan.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.Limits;
import dev.capstan.store.TestDatabase;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class PostgresWatchesTest {
    private static final Limits SHORT = new Limits(Duration.ofSeconds(3), 10, 1000);
    private static final Limits LONG = new Limits(Duration.ofMinutes(2), 10, 1000);

    private final TestDatabase.Coordinates where = TestDatabase.fresh();
    private final PostgresWatches watches = new PostgresWatches();

    private Handle handle(int port) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + where.name() + "?sslmode=disable&gssEncMode=disable";
        var connection = DriverManager.getConnection(url, "postgres", "postgres");
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return Jdbi.create(connection).open();
    }

    private static String timeout(Handle handle) throws SQLException {
        var timeout =
                handle.createQuery("show statement_timeout").mapTo(String.class).one();
        Connection connection = handle.getConnection();
        connection.rollback();
        return timeout;
    }

    @Test
    void a_session_of_our_own_is_told_once_and_again_when_it_changes() throws Exception {
        try (var handle = handle(where.port())) {
            assertTrue(watches.isOwn(handle));
            watches.set(handle, SHORT);
            assertEquals("3s", timeout(handle));
            assertEquals("3s", timeout(handle), "a rollback takes nothing back");

            handle.execute("set statement_timeout = '7s'");
            handle.getConnection().commit();
            watches.set(handle, SHORT);
            assertEquals("7s", timeout(handle), "it is not said twice");

            watches.set(handle, LONG);
            assertEquals("2min", timeout(handle));
        }
    }

    @Test
    void behind_a_pooler_nothing_is_left_in_the_session() throws Exception {
        try (var pooler = new Pooler(where.port());
                var handle = handle(pooler.door.getLocalPort())) {
            assertFalse(watches.isOwn(handle));
            handle.execute(PostgresWatches.forTransaction(SHORT));
            assertEquals("3s", timeout(handle));
            assertEquals("0", timeout(handle), "the next transaction belongs to somebody else");
        }
    }

    /** Stands between one client and the server, and gives the session a number of its own as poolers do. */
    private static final class Pooler implements AutoCloseable {
        final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

        Pooler(int port) throws IOException {
            Thread.ofVirtual().start(() -> {
                try (var near = door.accept();
                        var far = new Socket("127.0.0.1", port)) {
                    Thread.ofVirtual().start(() -> pump(near, far));
                    welcome(new DataInputStream(far.getInputStream()), new DataOutputStream(near.getOutputStream()));
                    far.getInputStream().transferTo(near.getOutputStream());
                } catch (IOException over) {
                    // The test is
                }
            });
        }

        private static void pump(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException over) {
                // Either side has gone
            }
        }

        /** Until the server is ready for a query. */
        private static void welcome(DataInputStream from, DataOutputStream to) throws IOException {
            for (byte type = 0; type != 'Z'; ) {
                type = from.readByte();
                int length = from.readInt();
                var message = from.readNBytes(length - 4);
                if (type == 'K') {
                    message[3]++;
                }
                to.writeByte(type);
                to.writeInt(length);
                to.write(message);
                to.flush();
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
