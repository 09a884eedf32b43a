package dev.capstan.step.ssh;

import dev.capstan.step.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * With what the bot identifies itself, and by what it recognises hosts.
 *
 * @param passphrase of those key files that have one
 * @param knownHosts in OpenSSH's format; a host in none of them is refused
 */
public record SshSettings(List<Path> keyFiles, Optional<Secret> passphrase, List<Path> knownHosts) {
    public SshSettings {
        keyFiles = List.copyOf(keyFiles);
        knownHosts = List.copyOf(knownHosts);
    }
}
