package dev.capstan.backup;

import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import java.util.Optional;

/**
 * Single small files of a target. Nothing of their contents may reach a log, a journal or an exception's message. A path is
 * meant from the login's home unless it is absolute.
 */
public interface TargetFiles {
    int LONGEST = 1 << 20;

    Reading read(HostAddress host, String path);

    /** Written whole, or not at all; only its owner may read it while it is being written. */
    Optional<FailureReason> write(HostAddress host, String path, int mode, byte[] content);

    sealed interface Reading {
        /** @param mode the permissions, such as 0640 */
        record Found(int mode, byte[] content) implements Reading {
            @Override
            public String toString() {
                return "‹" + content.length + " bytes›";
            }
        }

        record Missing() implements Reading {}

        /** Longer than {@link #LONGEST}. */
        record TooLong() implements Reading {}

        record Refused(FailureReason why) implements Reading {}
    }
}
