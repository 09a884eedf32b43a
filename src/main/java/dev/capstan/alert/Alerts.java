package dev.capstan.alert;

import dev.capstan.catalog.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The truth about alerts. Each method that changes something is one transaction: state, events and outbox together. */
public interface Alerts {

    /**
     * Works the oldest report off, one at a time among all replicas.
     *
     * @return false: there was none, or another replica is at it
     */
    boolean workOff(Gathering gathering);

    /** What becomes of a report. */
    interface Gathering {
        /** What has to be known. */
        Needs needs(Report report);

        List<Change> changes(Report report, Standing standing);
    }

    /** @param places whose open alerts are wanted: they may explain what is reported, or be explained by it */
    record Needs(Set<String> keys, Set<Where> places, Set<ChannelId> channels) {}

    /**
     * What stands when a report comes.
     *
     * @param newest of each key, open or over
     * @param open in the wanted places
     * @param lately how many alerts each channel heard of one by one within the last minute
     * @param overBefore what was over before anybody heard that it fired: {@link #early}
     */
    record Standing(
            Map<String, AlertView> newest, List<Alert> open, Map<ChannelId, Integer> lately, Set<String> overBefore) {}

    /** Names a signal of a key whose end may come before its beginning. */
    static String early(String key, Signal signal) {
        return key + "|" + signal.fingerprint() + "|" + signal.since();
    }

    /**
     * Decides about one alert while nobody else does.
     *
     * @param decision absent: nothing changes
     * @return what it came to; absent if there is no such alert, or nothing changed
     */
    Optional<Change> change(AlertId id, Function<Present, Optional<Change>> decision);

    /** @param lately how many alerts its channel heard of one by one within the last minute */
    record Present(AlertView view, int lately) {}

    /** Those that time alone moves now, oldest first. */
    List<AlertId> due(Instant now, int limit);

    /** Those hidden behind an alert that was over before that moment. */
    List<AlertId> unexplained(Instant before, int limit);

    Optional<AlertView> view(AlertId id);

    /** The oldest first, at most this many. */
    List<Alert> open(int limit);

    /** Of this place, the newest first, those that were open after that moment. */
    List<Alert> since(Where where, Instant after, int limit);

    /** Those whose silence in an Alertmanager is to end there before its time; open or over. */
    List<Alert> toBeUnsilencedThere(int limit);

    /** Digests that gathered for this long are to be told. @return whether there were any */
    boolean closeDigests(Instant now, Duration gathering);

    Optional<Digest> digest(String id);

    /** Those silenced in an Alertmanager. */
    List<Alert> silencedThere(int limit);

    /** Those that are silenced here and not yet in the Alertmanager from which they come. */
    List<Alert> toBeSilencedThere(int limit);

    /** What ended before that moment is not kept. */
    void forget(Instant before);
}
