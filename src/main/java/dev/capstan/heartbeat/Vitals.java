package dev.capstan.heartbeat;

import java.time.Duration;
import java.util.List;

/** How Capstan itself stands, all replicas together. */
public interface Vitals {
    /** Writes down that the heart beats now; false if that is not due yet. One replica gets the turn. */
    boolean beats(Duration every);

    /** What does not work, in words for a log; empty: all does. */
    List<String> ailments();
}
