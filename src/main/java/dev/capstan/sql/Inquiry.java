package dev.capstan.sql;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * One question that somebody asked once.
 *
 * @param explains not the answer is wanted, but how the database would come by it
 * @param digest of the statement that is sent; empty for the doctor, whose statements are Capstan's own
 * @param isPrivate answered to whoever asked, and to nobody else
 * @param where it was asked
 */
public record Inquiry(
        InquiryId id,
        Question question,
        boolean explains,
        ServiceName service,
        EnvironmentName environment,
        DatabaseName database,
        String digest,
        boolean isPrivate,
        UserId asker,
        Where where,
        Instant askedAt) {

    /** @param thread the thread in that channel, where there is one: it is answered in it */
    public record Where(ChannelId channel, Optional<String> thread) {}
}
