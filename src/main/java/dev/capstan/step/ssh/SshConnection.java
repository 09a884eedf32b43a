package dev.capstan.step.ssh;

import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostUnreachable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;

/** The one connection to a host. */
final class SshConnection {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_AUTHENTICATE = Duration.ofSeconds(10);

    private final HostAddress.Ssh host;
    private final SshKeys keys;
    private final SshClient client;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile ClientSession session;

    SshConnection(HostAddress.Ssh host, SshKeys keys, SshClient client) {
        this.host = host;
        this.keys = keys;
        this.client = client;
    }

    HostAddress.Ssh host() {
        return host;
    }

    /** The open session, made anew if there is none. */
    ClientSession session() throws HostUnreachable {
        var open = session;
        if (usable(open)) {
            return open;
        }
        connecting.lock();
        try {
            if (!usable(session)) {
                session = connect();
            }
            return session;
        } finally {
            connecting.unlock();
        }
    }

    /** Whoever found this session broken says so; the next to ask gets another. */
    void broken(ClientSession found) {
        found.close(true);
    }

    private static boolean usable(ClientSession session) {
        return session != null && session.isOpen() && session.isAuthenticated();
    }

    private ClientSession connect() throws HostUnreachable {
        var identities = keys.load();
        var visit = new HostKeyGuard.Visit(host);
        ClientSession fresh = null;
        try {
            fresh = client.connect(host.user(), host.host(), host.port(), visit.context(), null)
                    .verify(TO_CONNECT)
                    .getClientSession();
            identities.forEach(fresh::addPublicKeyIdentity);
            fresh.auth().verify(TO_AUTHENTICATE);
            return fresh;
        } catch (IOException | RuntimeException e) {
            if (fresh != null) {
                fresh.close(true);
            }
            var refusal = visit.refusal();
            throw refusal.isPresent() ? new HostUnreachable((FailureReason) refusal.get()) : translated(e);
        }
    }

    private static HostUnreachable translated(Exception trouble) {
        var unreachable = new HostUnreachable(why(trouble));
        unreachable.initCause(trouble);
        return unreachable;
    }

    private static String why(Exception trouble) {
        if (trouble instanceof SshException ssh) {
            switch (ssh.getDisconnectCode()) {
                case SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE -> {
                    return "it does not accept the key";
                }
                case SshConstants.SSH2_DISCONNECT_KEY_EXCHANGE_FAILED -> {
                    return "no kind of host key or cipher in common with its SSH server";
                }
                default -> {
                    // Its causes may say more.
                }
            }
        }
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case NoRouteToHostException e -> {
                    return "no route";
                }
                case UnknownHostException e -> {
                    return "name unknown";
                }
                case UnresolvedAddressException e -> {
                    return "name unknown";
                }
                case ConnectException e -> {
                    return "connection refused";
                }
                case TimeoutException e -> {
                    return "no answer within " + TO_CONNECT.toSeconds() + " s";
                }
                default -> {
                    // Perhaps its cause says more.
                }
            }
        }
        return "SSH: " + trouble.getMessage();
    }
}
