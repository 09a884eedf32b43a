package dev.capstan.step.shell;

import dev.capstan.step.HostAddress;
import java.nio.file.Path;

/**
 * Under which folder the attempts have theirs. A relative one begins at the login's home.
 *
 * @param here on the bot's own machine
 * @param there on every other host
 */
public record AttemptRoots(String here, String there) {
    /** Survives reboots, which {@code /tmp} does not. */
    private static final String HOME = ".capstan/steps";

    public static final AttemptRoots USUAL = new AttemptRoots(HOME, HOME);

    public static AttemptRoots everywhere(Path folder) {
        return new AttemptRoots(folder.toString(), folder.toString());
    }

    public static AttemptRoots here(Path folder) {
        return new AttemptRoots(folder.toString(), HOME);
    }

    String at(HostAddress host) {
        return switch (host) {
            case HostAddress.Local local -> here;
            case HostAddress.Ssh remote -> there;
        };
    }
}
