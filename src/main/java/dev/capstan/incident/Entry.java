package dev.capstan.incident;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.capstan.alert.AlertId;
import dev.capstan.alert.Severity;
import dev.capstan.catalog.UserId;
import java.util.List;
import java.util.Optional;

/** What people did about an incident; a line of its thread. What else happened meanwhile is read where it is kept. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Entry.Joined.class, name = "joined"),
    @JsonSubTypes.Type(value = Entry.Worse.class, name = "worse"),
    @JsonSubTypes.Type(value = Entry.Assigned.class, name = "assigned"),
    @JsonSubTypes.Type(value = Entry.Updated.class, name = "updated"),
    @JsonSubTypes.Type(value = Entry.Noted.class, name = "noted"),
    @JsonSubTypes.Type(value = Entry.Pinned.class, name = "pinned"),
    @JsonSubTypes.Type(value = Entry.FollowUpAdded.class, name = "follow-up-added"),
    @JsonSubTypes.Type(value = Entry.FollowUpDone.class, name = "follow-up-done"),
    @JsonSubTypes.Type(value = Entry.ReportWanted.class, name = "report-wanted"),
    @JsonSubTypes.Type(value = Entry.Resolved.class, name = "resolved"),
})
public sealed interface Entry {
    /** @param by {@link UserId#CAPSTAN} where an alert's course says so */
    record Opened(UserId by, Severity severity, String title) implements Entry {}

    /** More alerts of the same place. */
    record Joined(List<AlertId> alerts) implements Entry {
        public Joined {
            alerts = List.copyOf(alerts);
        }
    }

    record Worse(Severity from, Severity to) implements Entry {}

    record Assigned(UserId commander, UserId by) implements Entry {}

    record Updated(Readers readers, String text, UserId by) implements Entry {}

    record Noted(String text, UserId by) implements Entry {}

    /** Somebody pinned a message of its thread or channel. */
    record Pinned(String text, Optional<UserId> author, UserId by) implements Entry {}

    record FollowUpAdded(int number, String text, Optional<UserId> owner, UserId by) implements Entry {}

    record FollowUpDone(int number, UserId by) implements Entry {}

    record ReportWanted(UserId by) implements Entry {}

    /** @param cause in a sentence */
    record Resolved(String cause, UserId by) implements Entry {}
}
