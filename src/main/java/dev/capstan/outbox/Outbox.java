package dev.capstan.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What waits to be told. One row a subject: several revisions waiting are one telling, the newest. */
public interface Outbox {

    record Entry(Subject subject, long revision, Instant since, int tries) {}

    /** Oldest first; only those whose time has come. */
    List<Entry> due(int limit);

    /** Told up to this revision; a newer one waiting stays. */
    void told(Subject subject, long revision);

    /** It could not be told now; try again after this long. */
    void later(Subject subject, Duration after);

    /** What kept something from being told is over, perhaps: the time of all that waits has come. */
    void hurry();

    /** One replica at a time tells: taken or renewed for this long, by the database's clock. */
    boolean holdLease(String holder, Duration length);

    /** Slack takes nothing. Since when is remembered until it is {@link #reached}. */
    void lost();

    /** Slack takes something. */
    void reached();

    /** Where a part of a subject stands in Slack. */
    Optional<Anchor> anchor(Subject subject, String part);

    void anchored(Subject subject, String part, Anchor anchor);

    void forget(Subject subject, String part);

    /** @param face a hash of what Slack shows, so that the same is not sent twice */
    record Anchor(String channel, String ts, String face) {}
}
