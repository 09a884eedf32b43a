package dev.capstan.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.capstan.alert.AlertId;
import dev.capstan.alert.Severity;
import dev.capstan.alert.Where;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.UserId;
import dev.capstan.page.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An incident as it stands. Its transitions are pure: each says what it becomes and what there is to tell.
 *
 * @param channel where it is told
 * @param title in its opener's words
 * @param ownChannel whether it is to have a channel of its own
 */
public record Incident(
        IncidentId id,
        Where where,
        ChannelId channel,
        boolean ownChannel,
        String title,
        Severity severity,
        UserId openedBy,
        Instant openedAt,
        Optional<UserId> commander,
        Optional<Resolution> resolution,
        List<FollowUp> followUps) {
    public Incident {
        followUps = List.copyOf(followUps);
    }

    /** @param cause in a sentence */
    public record Resolution(UserId by, Instant at, String cause) {}

    /**
     * What is to be done so that it doesn't come again.
     *
     * @param number counted from 1
     */
    public record FollowUp(int number, String text, Optional<UserId> owner, Optional<Instant> doneAt) {
        @JsonIgnore
        public boolean open() {
            return doneAt.isEmpty();
        }
    }

    /**
     * What one decision makes of an incident; committed as a whole.
     *
     * @param alerts those that belong to it from now on
     * @param pages to whoever is told beside Slack
     */
    public record Change(Incident incident, List<Entry> entries, List<AlertId> alerts, List<Page> pages, Instant at) {
        public Change {
            entries = List.copyOf(entries);
            alerts = List.copyOf(alerts);
            pages = List.copyOf(pages);
        }

        public Change(Incident incident, List<Entry> entries, List<AlertId> alerts, Instant at) {
            this(incident, entries, alerts, List.of(), at);
        }

        public Change reaching(List<Page> people) {
            return new Change(incident, entries, alerts, people, at);
        }
    }

    @JsonIgnore
    public boolean open() {
        return resolution.isEmpty();
    }

    public Duration lasted(Instant now) {
        return Duration.between(openedAt, resolution.map(Resolution::at).orElse(now));
    }

    @JsonIgnore
    public List<FollowUp> toDo() {
        return followUps.stream().filter(FollowUp::open).toList();
    }

    Change opened(List<AlertId> alerts) {
        return new Change(this, List.of(new Entry.Opened(openedBy, severity, title)), alerts, openedAt);
    }

    /** @param worst of the alerts that join */
    Change joined(List<AlertId> alerts, Severity worst, Instant now) {
        var entries = new ArrayList<Entry>();
        entries.add(new Entry.Joined(alerts));
        var after = this;
        if (worst.isWorseThan(severity)) {
            entries.add(new Entry.Worse(severity, worst));
            after = with(worst, commander, resolution, followUps);
        }
        return new Change(after, entries, alerts, now);
    }

    Change told(Entry entry, Instant now) {
        return new Change(this, List.of(entry), List.of(), now);
    }

    Change assigned(UserId person, UserId by, Instant now) {
        return with(severity, Optional.of(person), resolution, followUps).told(new Entry.Assigned(person, by), now);
    }

    Change resolved(String cause, UserId by, Instant now) {
        return with(severity, commander, Optional.of(new Resolution(by, now, cause)), followUps)
                .told(new Entry.Resolved(cause, by), now);
    }

    Change followUp(String text, Optional<UserId> owner, UserId by, Instant now) {
        var number = followUps.size() + 1;
        var all = new ArrayList<>(followUps);
        all.add(new FollowUp(number, text, owner, Optional.empty()));
        return with(severity, commander, resolution, all).told(new Entry.FollowUpAdded(number, text, owner, by), now);
    }

    /** Absent where no such one is open. */
    Optional<Change> done(int number, UserId by, Instant now) {
        if (toDo().stream().noneMatch(each -> each.number() == number)) {
            return Optional.empty();
        }
        var all = followUps.stream()
                .map(each -> each.number() == number
                        ? new FollowUp(number, each.text(), each.owner(), Optional.of(now))
                        : each)
                .toList();
        return Optional.of(with(severity, commander, resolution, all).told(new Entry.FollowUpDone(number, by), now));
    }

    private Incident with(
            Severity newSeverity,
            Optional<UserId> newCommander,
            Optional<Resolution> newResolution,
            List<FollowUp> newFollowUps) {
        return new Incident(
                id,
                where,
                channel,
                ownChannel,
                title,
                newSeverity,
                openedBy,
                openedAt,
                newCommander,
                newResolution,
                newFollowUps);
    }
}
