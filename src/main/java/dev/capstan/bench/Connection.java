package dev.capstan.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One connection kept open, as Slack keeps some, with as little work as can be: who measures on the cores of what is
 * measured must be cheap.
 */
final class Connection implements AutoCloseable {
    private static final String LENGTH = "\r\ncontent-length: ";

    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(64 * 1024);

    Connection(int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    record Answer(int status, String text) {}

    Answer ask(byte[] request) throws IOException {
        var bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        answer.clear();
        while (true) {
            if (channel.read(answer) < 0) {
                throw new IOException("the connection was closed before the answer");
            }
            var text = StandardCharsets.ISO_8859_1
                    .decode(answer.duplicate().flip())
                    .toString();
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0 && text.length() >= end + 4 + length(text.substring(0, end + 2))) {
                return new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(end + 4));
            }
        }
    }

    private static int length(String head) throws IOException {
        int at = head.toLowerCase(java.util.Locale.ROOT).indexOf(LENGTH);
        if (at < 0) {
            throw new IOException("an answer without a length");
        }
        int from = at + LENGTH.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
