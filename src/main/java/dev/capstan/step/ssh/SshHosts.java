package dev.capstan.step.ssh;

import dev.capstan.step.HostAddress;
import dev.capstan.step.HostShell;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;

/**
 * The hosts behind SSH. One connection to each, made when first needed and again when it broke. The client itself is
 * started by the first host that is asked for: where nothing runs behind SSH, its libraries are never loaded.
 */
public final class SshHosts implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int HEARTBEATS_UNANSWERED = 2;

    private record Opened(SshKeys keys, SshClient client) {}

    private final SshSettings settings;
    private final ConcurrentHashMap<HostAddress.Ssh, SshShell> shells = new ConcurrentHashMap<>();
    private Opened opened;
    private boolean closed;

    public SshHosts(SshSettings settings) {
        this.settings = settings;
    }

    public HostShell at(HostAddress.Ssh host) {
        return shells.computeIfAbsent(host, address -> {
            var ssh = opened();
            return new SshShell(new SshConnection(address, ssh.keys(), ssh.client()));
        });
    }

    private synchronized Opened opened() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (opened == null) {
            opened = new Opened(new SshKeys(settings), started(settings));
        }
        return opened;
    }

    /** Nothing is connected yet. Neither the user's SSH configuration nor an agent is asked. */
    private static SshClient started(SshSettings settings) {
        var client = SshClient.setUpDefaultClient();
        var guard = new HostKeyGuard(settings.knownHosts());
        client.setServerKeyVerifier(guard);
        client.addSessionListener(guard);
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setAgentFactory(null);
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, HEARTBEATS_UNANSWERED);
        // Steps are quiet for hours; a dead peer is found by the heartbeat.
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        client.start();
        return client;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (opened != null) {
            opened.client().stop();
        }
    }
}
