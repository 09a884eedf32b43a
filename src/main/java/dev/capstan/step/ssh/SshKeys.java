package dev.capstan.step.ssh;

import dev.capstan.step.HostUnreachable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** The keys by which the bot identifies itself, read when they are needed so that a renewed one needs no restart. */
final class SshKeys {
    private final SshSettings settings;

    SshKeys(SshSettings settings) {
        this.settings = settings;
    }

    List<KeyPair> load() throws HostUnreachable {
        var keys = new ArrayList<KeyPair>();
        for (var file : settings.keyFiles()) {
            keys.addAll(load(file));
        }
        if (keys.isEmpty()) {
            throw new HostUnreachable("no key file is declared for SSH");
        }
        return keys;
    }

    private List<KeyPair> load(Path file) throws HostUnreachable {
        var password = settings.passphrase()
                .map(passphrase -> FilePasswordProvider.of(passphrase.reveal()))
                .orElse(FilePasswordProvider.EMPTY);
        var keys = new ArrayList<KeyPair>();
        try (var in = Files.newInputStream(file)) {
            var found = SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file.toString()), in, password);
            if (found != null) {
                found.forEach(keys::add);
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            var unreachable = new HostUnreachable("the key file " + file + " can't be used: " + e.getMessage());
            unreachable.initCause(e);
            throw unreachable;
        }
        if (keys.isEmpty()) {
            throw new HostUnreachable("the key file " + file + " holds no private key");
        }
        return keys;
    }
}
