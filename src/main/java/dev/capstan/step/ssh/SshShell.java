package dev.capstan.step.ssh;

import dev.capstan.step.HostShell;
import dev.capstan.step.HostUnreachable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.util.net.SshdSocketAddress;

/** The shell and the network of a host behind SSH. */
final class SshShell implements HostShell {
    /** OpenSSH allows ten sessions a connection unless told otherwise. */
    private static final int AT_ONCE = 8;

    private static final int ERROR_LIMIT = 64 * 1024;
    private static final Duration TO_OPEN = Duration.ofSeconds(10);
    private static final Duration WHEN_BUSY = Duration.ofMillis(100);
    private static final Duration SLICE = Duration.ofMillis(500);
    private static final Duration AFTER_EXIT = Duration.ofMillis(500);

    private final SshConnection connection;
    private final Semaphore sessions = new Semaphore(AT_ONCE, true);

    SshShell(SshConnection connection) {
        this.connection = connection;
    }

    @Override
    public Answer run(Request request) {
        try {
            while (!sessions.tryAcquire(SLICE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!request.wanted().getAsBoolean()) {
                    return new Answer.Unwanted();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unwanted();
        }
        try {
            return runOnce(request);
        } catch (HostUnreachable e) {
            return e.reason().<Answer>map(Answer.Refused::new).orElseGet(() -> new Answer.Unreachable(e.why(), false));
        } catch (IOException e) {
            return new Answer.Unreachable("the connection broke", true);
        } finally {
            sessions.release();
        }
    }

    private Answer runOnce(Request request) throws IOException {
        var output = new Kept(request.outputLimit());
        var errors = new Kept(ERROR_LIMIT);
        var channel = opened(request, output, errors);
        try {
            long deadline = System.nanoTime() + request.within().toNanos();
            while (true) {
                var events = channel.waitFor(ended(), SLICE);
                if (!events.contains(ClientChannelEvent.TIMEOUT)) {
                    return answer(channel, output, errors);
                }
                if (Thread.currentThread().isInterrupted() || !request.wanted().getAsBoolean()) {
                    return new Answer.Unwanted();
                }
                if (deadline - System.nanoTime() <= 0) {
                    return new Answer.TooSlow();
                }
            }
        } finally {
            channel.close(true);
        }
    }

    /** A connection that died unnoticed shows it here: then a new one is tried at once. */
    private ChannelExec opened(Request request, Kept output, Kept errors) throws IOException {
        var session = connection.session();
        try {
            return openedOn(session, request, output, errors);
        } catch (IOException e) {
            connection.broken(session);
            return openedOn(connection.session(), request, output, errors);
        }
    }

    /** A server that has not yet cleared away a finished session refuses the next for a moment. */
    private static ChannelExec openedOn(ClientSession session, Request request, Kept output, Kept errors)
            throws IOException {
        long deadline = System.nanoTime() + TO_OPEN.toNanos();
        while (true) {
            var channel = session.createExecChannel(COMMAND);
            channel.setIn(new ByteArrayInputStream(request.stdin()));
            channel.setOut(output);
            channel.setErr(errors);
            try {
                channel.open().verify(TO_OPEN);
                return channel;
            } catch (IOException e) {
                channel.close(true);
                boolean late = deadline - System.nanoTime() <= 0;
                if (refusal(e).isEmpty() || late || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(WHEN_BUSY.toNanos());
            }
        }
    }

    private static Set<ClientChannelEvent> ended() {
        return EnumSet.of(ClientChannelEvent.EXIT_STATUS, ClientChannelEvent.EXIT_SIGNAL, ClientChannelEvent.CLOSED);
    }

    /** Whoever inherited the output may keep the channel open for ever; the exit status is what counts. */
    private static Answer answer(ChannelExec channel, Kept output, Kept errors) {
        channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), AFTER_EXIT);
        var code = channel.getExitStatus();
        if (code != null) {
            return new Answer.Exited(code, output.bytes(), errors.bytes());
        }
        return channel.getExitSignal() != null
                ? new Answer.Exited(137, output.bytes(), errors.bytes())
                : new Answer.Unreachable("the connection broke", true);
    }

    @Override
    public Socket connect(String host, int port, Duration within) throws IOException {
        var session = connection.session();
        var channel = session.createDirectTcpipChannel(
                new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress(host, port));
        try {
            channel.open().verify(within);
            return new ChannelSocket(channel);
        } catch (IOException e) {
            channel.close(true);
            var refusal = refusal(e);
            if (refusal.isPresent()) {
                throw new IOException(plainly(refusal.get()), e);
            }
            if (!session.isOpen()) {
                throw new HostUnreachable("the connection broke");
            }
            throw new IOException("no answer", e);
        }
    }

    /** The server's reason not to open a channel, if that is what went wrong. */
    private static Optional<Integer> refusal(IOException trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof SshChannelOpenException refused) {
                return Optional.of(refused.getReasonCode());
            }
        }
        return Optional.empty();
    }

    private static String plainly(int code) {
        return switch (code) {
            case SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED ->
                "its SSH server forbids this connection" + " (AllowTcpForwarding, PermitOpen)";
            case SshConstants.SSH_OPEN_CONNECT_FAILED -> "connection refused";
            default -> "no connection (SSH reason " + code + ")";
        };
    }
}
