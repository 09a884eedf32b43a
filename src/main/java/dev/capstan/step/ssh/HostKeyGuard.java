package dev.capstan.step.ssh;

import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/** Lets only known hosts in, and remembers for the one who connects why another was refused. */
final class HostKeyGuard implements ServerKeyVerifier, SessionListener {
    private static final AttributeRepository.AttributeKey<Visit> VISIT = new AttributeRepository.AttributeKey<>();

    private final KnownHosts known;
    private final List<Path> files;

    HostKeyGuard(List<Path> files) {
        this.known = new KnownHosts(files);
        this.files = files;
    }

    /** One attempt to connect. */
    record Visit(HostAddress.Ssh host, AtomicReference<FailureReason.HostKeyRefused> refused) {
        Visit(HostAddress.Ssh host) {
            this(host, new AtomicReference<>());
        }

        AttributeRepository context() {
            return AttributeRepository.ofKeyValuePair(VISIT, this);
        }

        Optional<FailureReason.HostKeyRefused> refusal() {
            return Optional.ofNullable(refused.get());
        }
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        var visit = session.getConnectionContext().getAttribute(VISIT);
        return switch (known.recognise(visit.host(), key)) {
            case KnownHosts.Recognition.Known yes -> true;
            case KnownHosts.Recognition.Unknown no ->
                refuse(
                        visit,
                        key,
                        false,
                        files.isEmpty() ? "" : files.getFirst().toString());
            case KnownHosts.Recognition.Changed no ->
                refuse(visit, key, true, no.file().toString());
        };
    }

    private static boolean refuse(Visit visit, PublicKey key, boolean known, String file) {
        var fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        visit.refused().set(new FailureReason.HostKeyRefused(visit.host(), fingerprint, known, file));
        return false;
    }

    /** Asks first for the kinds of key that are known for this host. */
    @Override
    public void sessionNegotiationOptionsCreated(Session session, Map<KexProposalOption, String> proposal) {
        if (session instanceof ClientSession client) {
            var visit = client.getConnectionContext().getAttribute(VISIT);
            var offered =
                    Arrays.asList(proposal.get(KexProposalOption.SERVERKEYS).split(","));
            var order = new LinkedHashSet<>(known.signatures(visit.host()));
            order.retainAll(offered);
            order.addAll(offered);
            proposal.put(KexProposalOption.SERVERKEYS, String.join(",", order));
        }
    }
}
