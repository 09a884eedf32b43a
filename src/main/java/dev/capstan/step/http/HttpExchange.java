package dev.capstan.step.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request and its answer in HTTP/1.1 over a connection that somebody else opened. The JDK's client opens its own,
 * which can't be led through SSH under the original name.
 */
final class HttpExchange {
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;

    private final Socket socket;
    private final InputStream in;

    HttpExchange(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    HttpReply ask(String method, HttpTarget target, Map<String, String> headers, Optional<String> body)
            throws IOException {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.put("Host", target.authority());
        all.put("User-Agent", "capstan");
        all.put("Accept", "*/*");
        all.putAll(headers);
        all.put("Connection", "close");
        var content = body.orElse("").getBytes(StandardCharsets.UTF_8);
        if (content.length > 0) {
            all.put("Content-Length", Integer.toString(content.length));
        }
        var head = new StringBuilder(method).append(' ').append(target.path()).append(" HTTP/1.1\r\n");
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        var out = socket.getOutputStream();
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        out.write(content);
        out.flush();
        return reply(method);
    }

    private HttpReply reply(String method) throws IOException {
        while (true) {
            var first = line();
            if (!first.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
                throw new IOException("what answers does not speak HTTP");
            }
            int status = Integer.parseInt(first.substring(9, 12));
            var headers = headers();
            if (status >= 200) {
                boolean empty = method.equals("HEAD") || status == 204 || status == 304;
                return new HttpReply(status, headers, empty ? "" : body(headers));
            }
        }
    }

    private Map<String, String> headers() throws IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (int count = 0; count < MOST_HEADERS; count++) {
            var line = line();
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        throw new IOException("the answer has more than " + MOST_HEADERS + " headers");
    }

    private String body(Map<String, String> headers) throws IOException {
        var body = new ByteArrayOutputStream();
        if (headers.getOrDefault("Transfer-Encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked")) {
            for (int size = chunkSize(); size > 0 && body.size() < LARGEST_BODY; size = chunkSize()) {
                copy(body, size);
                line();
            }
        } else if (headers.containsKey("Content-Length")) {
            copy(body, (int) Math.min(LARGEST_BODY, number(headers.get("Content-Length"), 10)));
        } else {
            body.writeBytes(in.readNBytes(LARGEST_BODY));
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private int chunkSize() throws IOException {
        return (int) Math.min(LARGEST_BODY, number(line().split(";", 2)[0].strip(), 16));
    }

    private void copy(ByteArrayOutputStream body, int length) throws IOException {
        var bytes = in.readNBytes(length);
        body.writeBytes(bytes);
        if (bytes.length < length) {
            throw new EOFException("the answer broke off");
        }
    }

    private static long number(String written, int radix) throws IOException {
        try {
            long number = Long.parseLong(written, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IOException("the answer has no valid length");
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed without an answer");
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("the answer has too long a line");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
