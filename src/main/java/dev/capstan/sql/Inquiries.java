package dev.capstan.sql;

import dev.capstan.catalog.UserId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that was asked. Each change is committed with the word that it needs telling. */
public interface Inquiries {
    /**
     * Committed before anything is asked of a database.
     *
     * @param delivery what stays the same when Slack delivers the same request twice
     * @return false: this delivery was recorded before, and nothing is now
     */
    boolean record(Inquiry inquiry, String delivery);

    Optional<InquiryView> view(InquiryId id);

    /** Oldest first: those that wait, and those whose asker vanished. */
    List<InquiryId> due(int limit);

    /** Absent where somebody else asks it already, or it has ended. */
    Optional<Claim> claim(InquiryId id, String asker, Duration lease, Instant now);

    /** @param attempt counted from 1 */
    record Claim(Inquiry inquiry, long epoch, int attempt) {}

    /** Absent where the claim was lost. */
    Optional<Renewal> renew(InquiryId id, long epoch, Duration lease);

    record Renewal(Optional<UserId> cancelling) {}

    /** @return false: the claim was lost, and nothing was recorded */
    boolean end(InquiryId id, long epoch, Ending ending, Instant now);

    /**
     * How an inquiry ended. What the answer says is kept only until Slack has taken it: {@link #forgetAnswers}.
     *
     * @param files by the names under which people get them
     */
    record Ending(InquiryState state, Optional<Excerpt> excerpt, List<Attached> files) {
        public Ending {
            files = List.copyOf(files);
        }

        static Ending of(InquiryState state) {
            return new Ending(state, Optional.empty(), List.of());
        }
    }

    record Attached(String name, Path content) {}

    /** One that waits ends at once; one that is under way is ended by whoever asks it. */
    void cancel(InquiryId id, UserId by, Instant now);

    /** Writes out a file of an answer, which may be too long to be held. */
    void write(InquiryId id, String file, OutputStream to) throws IOException;

    /** Rows that were told, and those that could not be told for a day, are not kept. */
    void forgetAnswers();
}
