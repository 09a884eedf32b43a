package dev.capstan.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Speaks STARTTLS, or TLS from the first byte, for a mail server behind it that speaks neither. */
final class StartTlsFront implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final SSLContext tls;
    private final boolean fromTheFirstByte;
    private final int behind;

    StartTlsFront(SSLContext tls, boolean fromTheFirstByte, int behind) throws IOException {
        this.tls = tls;
        this.fromTheFirstByte = fromTheFirstByte;
        this.behind = behind;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (var socket = door.accept()) {
                if (!fromTheFirstByte) {
                    say(socket, "220 front");
                    line(socket.getInputStream());
                    say(socket, "250-front\r\n250 STARTTLS");
                    line(socket.getInputStream());
                    say(socket, "220 go on");
                }
                lead(secured(socket));
            } catch (IOException over) {
                // The next one, or none if the door is closed.
            }
        }
    }

    private SSLSocket secured(Socket socket) throws IOException {
        var secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private void lead(SSLSocket secured) throws IOException {
        try (var server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            if (!fromTheFirstByte) {
                line(server.getInputStream());
            }
            Thread.ofVirtual().start(() -> pump(server, secured));
            secured.getInputStream().transferTo(server.getOutputStream());
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException over) {
            // One of them hung up.
        }
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
