package dev.capstan.acceptance;

import dev.capstan.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The way to the database, which can be cut and mended. */
final class Wire implements AutoCloseable {
    private final TestDatabase.Coordinates behind = TestDatabase.fresh();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile CountDownLatch passable = new CountDownLatch(0);
    private ServerSocket door;

    Wire() {
        door = listening(0);
        port = door.getLocalPort();
        serve(door);
    }

    /** What the bot is told. */
    TestDatabase.Coordinates here() {
        return new TestDatabase.Coordinates(port, behind.name());
    }

    /** The database itself. */
    TestDatabase.Coordinates behind() {
        return behind;
    }

    void cut() {
        passable.countDown();
        quietly(door);
        sockets.forEach(Wire::quietly);
    }

    /** From now on bytes get lost on the way, as packets do behind a firewall; nobody hangs up. */
    void swallow() {
        passable = new CountDownLatch(1);
    }

    void mend() {
        passable.countDown();
        if (door.isClosed()) {
            door = listening(port);
            serve(door);
        }
    }

    private static ServerSocket listening(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void serve(ServerSocket at) {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    var near = at.accept();
                    sockets.add(near);
                    var far = new Socket(InetAddress.getLoopbackAddress(), behind.port());
                    sockets.add(far);
                    if (at.isClosed()) {
                        // It was cut between these lines
                        quietly(near);
                        quietly(far);
                    }
                    Thread.ofVirtual().start(() -> carry(near, far));
                    Thread.ofVirtual().start(() -> carry(far, near));
                }
            } catch (IOException closed) {
                quietly(at);
            }
        });
    }

    private void carry(Socket from, Socket to) {
        try {
            var bytes = new byte[8192];
            for (int read; (read = from.getInputStream().read(bytes)) >= 0; ) {
                passable.await();
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException cut) {
            // both ends are closed below
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        quietly(from);
        quietly(to);
        sockets.remove(from);
        sockets.remove(to);
    }

    private static void quietly(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception closedAlready) {
            // nothing is left to close
        }
    }

    @Override
    public void close() {
        cut();
    }
}
