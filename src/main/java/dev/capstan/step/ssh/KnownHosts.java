package dev.capstan.step.ssh;

import dev.capstan.step.HostAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of a host's keys. Read anew for each connection, so that a corrected file needs no restart. */
final class KnownHosts {
    private static final Logger LOG = LoggerFactory.getLogger(KnownHosts.class);

    private final List<Path> files;

    KnownHosts(List<Path> files) {
        this.files = files;
    }

    sealed interface Recognition {
        record Known() implements Recognition {}

        record Unknown() implements Recognition {}

        /** Other keys are known for it, or this one was revoked. */
        record Changed(Path file) implements Recognition {}
    }

    private record Line(Path file, KnownHostEntry entry) {}

    Recognition recognise(HostAddress.Ssh host, PublicKey key) {
        Optional<Path> other = Optional.empty();
        boolean known = false;
        for (var line : lines(host).toList()) {
            boolean same =
                    key(line).filter(one -> KeyUtils.compareKeys(one, key)).isPresent();
            if (same && "revoked".equals(line.entry().getMarker())) {
                return new Recognition.Changed(line.file());
            }
            if (line.entry().getMarker() == null) {
                known |= same;
                other = other.or(() -> Optional.of(line.file()));
            }
        }
        return known
                ? new Recognition.Known()
                : other.<Recognition>map(Recognition.Changed::new).orElseGet(Recognition.Unknown::new);
    }

    /** The signatures that known keys of this host can give; a host must not look changed for offering another kind. */
    List<String> signatures(HostAddress.Ssh host) {
        var names = new ArrayList<String>();
        lines(host).filter(line -> line.entry().getMarker() == null).forEach(line -> {
            var type = line.entry().getKeyEntry().getKeyType();
            if (type.equals("ssh-rsa")) {
                names.add("rsa-sha2-512");
                names.add("rsa-sha2-256");
            }
            names.add(type);
        });
        return names;
    }

    private Stream<Line> lines(HostAddress.Ssh host) {
        return files.stream()
                .filter(Files::isReadable)
                .flatMap(file -> entries(file).map(entry -> new Line(file, entry)))
                .filter(line -> concerns(line.entry(), host));
    }

    /** A key revoked for a host is revoked on all its ports: {@code *} would otherwise mean port 22 only. */
    private static boolean concerns(KnownHostEntry entry, HostAddress.Ssh host) {
        return entry.isHostMatch(host.host(), host.port())
                || "revoked".equals(entry.getMarker()) && entry.isHostMatch(host.host(), SshConstants.DEFAULT_PORT);
    }

    /** A line that can't be read must not take the others with it. */
    private static Stream<KnownHostEntry> entries(Path file) {
        try {
            return Files.readAllLines(file).stream().map(String::strip).flatMap(line -> {
                if (line.isEmpty() || line.startsWith("#")) {
                    return Stream.empty();
                }
                try {
                    return Stream.ofNullable(KnownHostEntry.parseKnownHostEntry(line));
                } catch (RuntimeException e) {
                    LOG.warn("{} has a line that is not understood and is passed over", file);
                    return Stream.empty();
                }
            });
        } catch (IOException e) {
            LOG.warn("{} can't be read: {}", file, e.getMessage());
            return Stream.empty();
        }
    }

    private static Optional<PublicKey> key(Line line) {
        try {
            return Optional.ofNullable(
                    line.entry().getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING));
        } catch (IOException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
