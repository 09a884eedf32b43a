package dev.capstan.heartbeat;

import java.io.IOException;

/** Asks for an address once. */
@FunctionalInterface
public interface Ping {
    /**
     * @return the status of the answer
     * @throws IOException if none came in time
     */
    int get(String url) throws IOException;
}
