package dev.capstan.step.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.apache.sshd.client.channel.ChannelDirectTcpip;

/** A connection inside SSH, in the form that TLS can be laid upon. Time-outs are kept by closing it. */
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
    public void setSoTimeout(int millis) {}

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void shutdownInput() {}

    @Override
    public void shutdownOutput() {}

    @Override
    public void close() throws IOException {
        channel.close(true);
        super.close();
    }
}
