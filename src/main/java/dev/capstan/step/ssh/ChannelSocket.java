package dev.capstan.step.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.common.channel.ChannelPipedInputStream;

/** A connection inside SSH, in the form that TLS can be laid upon. */
final class ChannelSocket extends Socket {
    private final ChannelDirectTcpip channel;

    ChannelSocket(ChannelDirectTcpip channel) {
        this.channel = channel;
    }

    @Override
    public InputStream getInputStream() {
        return channel.getInvertedOut();
    }

    @Override
    public OutputStream getOutputStream() {
        return channel.getInvertedIn();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void setSoTimeout(int millis) {
        received().setTimeout(millis);
    }

    @Override
    public int getSoTimeout() {
        return Math.toIntExact(received().getTimeout());
    }

    private ChannelPipedInputStream received() {
        return (ChannelPipedInputStream) channel.getInvertedOut();
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void shutdownInput() {}

    @Override
    public void shutdownOutput() {}

    @Override
    public void close() throws IOException {
        // A channel that is closed while it opens may leave its reader waiting: the stream is closed by name
        channel.close(true);
        received().close();
        super.close();
    }
}
