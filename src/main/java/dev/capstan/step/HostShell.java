package dev.capstan.step;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A shell and a network, as one host has them. */
public interface HostShell {

    /**
     * The only command line that ever reaches a host. It reads a program, encoded for {@code printf %b}, from the first
     * line of its standard input and leaves the rest to that program; whatever varies is in that rest.
     */
    String COMMAND = "exec /bin/sh -c 'IFS= read -r program && eval \"$(printf %b \"$program\")\"'";

    Answer run(Request request);

    /**
     * Opens a connection as the host itself would: its {@code localhost}, its names, its routes.
     *
     * @throws HostUnreachable when the host itself can't be reached
     * @throws IOException with a message fit for people
     */
    Socket connect(String host, int port, Duration within) throws IOException;

    /**
     * @param outputLimit output beyond it is read and dropped
     * @param wanted asked twice a second while the command runs; on false it is left at once
     */
    record Request(byte[] stdin, Duration within, int outputLimit, BooleanSupplier wanted) {}

    sealed interface Answer {
        record Exited(int code, byte[] output, byte[] errors) implements Answer {}

        /** @param mayHaveRun false when nobody answered; true when the connection broke after the command was sent */
        record Unreachable(String why, boolean mayHaveRun) implements Answer {}

        /** Trying again won't help. */
        record Refused(FailureReason reason) implements Answer {}

        record TooSlow() implements Answer {}

        record Unwanted() implements Answer {}
    }
}
