package dev.capstan.sql;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.capstan.catalog.UserId;
import dev.capstan.sql.Answered.Limit;
import dev.capstan.sql.migration.report.MigrationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where an inquiry stands. Each state carries only what is true in it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = InquiryState.Waiting.class, name = "waiting"),
    @JsonSubTypes.Type(value = InquiryState.UnderWay.class, name = "under-way"),
    @JsonSubTypes.Type(value = InquiryState.Complete.class, name = "complete"),
    @JsonSubTypes.Type(value = InquiryState.Examined.class, name = "examined"),
    @JsonSubTypes.Type(value = InquiryState.Looked.class, name = "looked"),
    @JsonSubTypes.Type(value = InquiryState.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = InquiryState.Cancelled.class, name = "cancelled"),
})
public sealed interface InquiryState {
    /** Committed and acknowledged; its turn has not come. */
    record Waiting() implements InquiryState {}

    record UnderWay(Instant since) implements InquiryState {}

    /** @param cut the limit that ended it, where one did: the rows are the first ones */
    record Complete(Finding finding, long rows, Optional<Limit> cut, Duration took, String database, String role)
            implements InquiryState {}

    /** The doctor was there. */
    record Examined(Checkup checkup) implements InquiryState {}

    /** The historian was. */
    record Looked(MigrationReport report) implements InquiryState {}

    record Failed(Failure failure) implements InquiryState {}

    /** @param after how long it had been asked for; absent where its turn had not come */
    record Cancelled(UserId by, Optional<Duration> after) implements InquiryState {}
}
