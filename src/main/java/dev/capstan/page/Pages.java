package dev.capstan.page;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Remembers pages until they went through, and what became of them. */
public interface Pages {

    /** It is sent soon, by whichever replica; one that was queued before is left alone. */
    void queue(Page page);

    /** What became of the pages of a subject, in the order in which they were queued. */
    List<Posted> of(String subject);

    record Posted(Page page, int tries, Fate fate) {}

    /**
     * Takes some whose time has come, for this long: nobody else gets them meanwhile. While one of a way and key waits,
     * later ones do too.
     */
    List<Due> take(int limit, Duration lease);

    /**
     * @param tries with this one
     * @param first the first page of the same way and key, if this is another
     */
    record Due(Page page, int tries, Optional<PageId> first) {}

    /** Keeps it for this long from now; false if it is somebody else's by now. */
    boolean keep(Due due, Duration lease);

    /** That it did not go through, and is tried again after a while. */
    void later(Due due, Duration pause, String why);

    /** That it is over. A page that is somebody else's by now is left alone. */
    void settle(Due due, Fate end);
}
