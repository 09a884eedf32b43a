package dev.capstan.sql.engine;

import dev.capstan.step.HostShell;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A loopback port that leads to an address as another host sees it. The port stays while the way there breaks and is
 * made anew; a connection that can't be made is closed, and why is remembered.
 */
final class Forward implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final int FEW = 16;

    private final HostShell through;
    private final String host;
    private final int port;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile String trouble = "";

    Forward(HostShell through, String host, int port) throws IOException {
        this.through = through;
        this.host = host;
        this.port = port;
        this.door = new ServerSocket(0, FEW, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("forward to " + host).start(this::accept);
    }

    int localPort() {
        return door.getLocalPort();
    }

    /** Why the last connection could not be made; empty when it could. */
    String trouble() {
        return trouble;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                Thread.ofVirtual().start(() -> join(near));
            } catch (IOException closedOrTired) {
                // Closed: the loop ends. Else the caller sees a connection that is not taken, and tries again
            }
        }
    }

    private void join(Socket near) {
        open.add(near);
        try (near;
                var far = through.connect(host, port, TO_CONNECT)) {
            open.add(far);
            trouble = "";
            var back = Thread.ofVirtual().start(() -> pump(far, near));
            pump(near, far);
            back.join();
            open.remove(far);
        } catch (IOException unreachable) {
            trouble = unreachable.getMessage();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(near);
        }
    }

    /** Until either side ends; then both are closed, since databases never end only one direction. */
    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var buffer = new byte[64 * 1024];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException over) {
            // Closed by either side: so is the other now
        }
    }

    @Override
    public void close() {
        close(door);
        open.forEach(Forward::close);
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException gone) {
            // Nobody is at its other end
        }
    }
}
