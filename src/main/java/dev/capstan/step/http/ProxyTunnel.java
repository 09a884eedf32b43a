package dev.capstan.step.http;

import dev.capstan.step.Secret;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A proxy that leads from the bot to hosts behind TLS, which it can't look into.
 *
 * @param credentials {@code user:password}
 */
public record ProxyTunnel(String host, int port, Optional<Secret> credentials) {
    private static final int LONGEST_HEAD = 16 * 1024;

    /** This machine is reached directly: the proxy would take its name for itself. */
    boolean leadsTo(HttpTarget target) {
        boolean written = target.host().matches("[0-9.]+|.*:.*");
        return target.secure()
                && !target.host().equalsIgnoreCase("localhost")
                && !(written && isLoopback(target.host()));
    }

    /** @param address never a name, so that nobody is asked for it */
    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** @param socket to the proxy; afterwards it is one to the target */
    void lead(Socket socket, HttpTarget target) throws IOException {
        var host = target.host().contains(":") ? "[" + target.host() + "]" : target.host();
        var there = host + ":" + target.port();
        var request = "CONNECT " + there + " HTTP/1.1\r\nHost: " + there + "\r\n"
                + credentials.map(ProxyTunnel::authorization).orElse("") + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        var answer = head(socket).lines().findFirst().orElse("");
        if (!answer.matches("HTTP/1\\.[01] 2[0-9]{2}( .*)?")) {
            var said = answer.matches("HTTP/1\\.[01] [0-9]{3}( .*)?") ? answer.substring(9) : "what is not HTTP";
            throw new IOException("the proxy answered " + said);
        }
    }

    private static String authorization(Secret credentials) {
        var encoded = Base64.getEncoder().encodeToString(credentials.reveal().getBytes(StandardCharsets.UTF_8));
        return "Proxy-Authorization: Basic " + encoded + "\r\n";
    }

    /** Not a byte more: what follows belongs to the target. */
    private static String head(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the proxy closed the connection");
            }
            if (head.size() == LONGEST_HEAD) {
                throw new IOException("the proxy's answer has too long a head");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.UTF_8);
    }
}
