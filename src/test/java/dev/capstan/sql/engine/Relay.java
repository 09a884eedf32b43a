package dev.capstan.sql.engine;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** A way to a server that can fall silent without being closed. */
final class Relay {
    private final ServerSocket door;
    private final int port;
    private volatile boolean frozen;

    Relay(ServerSocket door, int port) {
        this.door = door;
        this.port = port;
        Thread.ofVirtual().start(this::accept);
    }

    void freeze() {
        frozen = true;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                var far = new Socket("127.0.0.1", port);
                Thread.ofVirtual().start(() -> pump(near, far));
                Thread.ofVirtual().start(() -> pump(far, near));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            var buffer = new byte[8192];
            for (int count = from.getInputStream().read(buffer);
                    count >= 0;
                    count = from.getInputStream().read(buffer)) {
                if (!frozen) {
                    to.getOutputStream().write(buffer, 0, count);
                }
            }
        } catch (IOException over) {
            // Either side has gone
        }
    }
}
