package dev.capstan.alert;

import java.time.Instant;

/** Remembers when each receiver's Watchdog was last heard. Each method is one transaction. */
public interface Watchdogs {
    /**
     * It was heard.
     *
     * @param over reported with it, where its silence was reported
     */
    void heard(String receiver, Instant at, Report over);

    /**
     * Whoever has not been heard since that moment is reported, once. One that nobody has heard of counts as heard now.
     *
     * @param silence what is reported
     */
    void missing(String receiver, Instant since, Instant now, Report silence);
}
