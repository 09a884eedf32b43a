package dev.capstan.sql;

import java.time.Instant;
import java.util.Optional;

/** The history of what was asked. */
public interface Inquiries {
    /**
     * Committed before anything is asked of a database.
     *
     * @param delivery what stays the same when Slack delivers the same request twice
     * @return false: this delivery was recorded before, and nothing is now
     */
    boolean record(Inquiry inquiry, String delivery);

    Optional<Inquiry> find(InquiryId id);

    /** @param ending one word: {@code met}, {@code timed-out} */
    void ended(InquiryId id, String ending, long rows, Instant at);
}
