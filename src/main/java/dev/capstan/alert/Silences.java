package dev.capstan.alert;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The Alertmanager from which alerts come: what is silenced here is silenced there. */
public interface Silences {
    /**
     * @param labels that all of the alert's signals share
     * @return the silence's id
     */
    String make(Receiver there, Map<String, String> labels, Instant from, Instant until, String comment)
            throws Unavailable;

    /** Ends it before its time; one that has ended or is forgotten is none. */
    void end(Receiver there, String id) throws Unavailable;

    /** The fingerprints of what still fires there, silenced or not. */
    Set<String> firing(Receiver there, Map<String, String> labels) throws Unavailable;

    /** The message says why, in the other side's words. */
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unavailable(String why) {
            super(why);
        }
    }
}
