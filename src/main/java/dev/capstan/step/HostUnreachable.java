package dev.capstan.step;

import java.io.IOException;
import java.util.Optional;

/** No connection could be asked of the host, because the host itself could not be reached. */
public final class HostUnreachable extends IOException {
    private static final long serialVersionUID = 1;

    private final transient FailureReason reason;

    public HostUnreachable(String why) {
        super(why);
        this.reason = null;
    }

    public HostUnreachable(FailureReason reason) {
        super(reason.toString());
        this.reason = reason;
    }

    public String why() {
        return getMessage();
    }

    /** Present when trying again won't help. */
    public Optional<FailureReason> reason() {
        return Optional.ofNullable(reason);
    }
}
