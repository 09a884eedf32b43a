package dev.capstan.alert;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.capstan.catalog.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that happened to an alert: a line of its thread, and of the timeline of an incident. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Fired.class, name = "fired"),
    @JsonSubTypes.Type(value = Event.Told.class, name = "told"),
    @JsonSubTypes.Type(value = Event.More.class, name = "more"),
    @JsonSubTypes.Type(value = Event.StillFiring.class, name = "still-firing"),
    @JsonSubTypes.Type(value = Event.Worse.class, name = "worse"),
    @JsonSubTypes.Type(value = Event.Again.class, name = "again"),
    @JsonSubTypes.Type(value = Event.Flapping.class, name = "flapping"),
    @JsonSubTypes.Type(value = Event.Hidden.class, name = "hidden"),
    @JsonSubTypes.Type(value = Event.Acknowledged.class, name = "acknowledged"),
    @JsonSubTypes.Type(value = Event.Silenced.class, name = "silenced"),
    @JsonSubTypes.Type(value = Event.SilencedThere.class, name = "silenced-there"),
    @JsonSubTypes.Type(value = Event.NotSilencedThere.class, name = "not-silenced-there"),
    @JsonSubTypes.Type(value = Event.Unsilenced.class, name = "unsilenced"),
    @JsonSubTypes.Type(value = Event.UnsilencedThere.class, name = "unsilenced-there"),
    @JsonSubTypes.Type(value = Event.NotUnsilencedThere.class, name = "not-unsilenced-there"),
    @JsonSubTypes.Type(value = Event.SilenceEnded.class, name = "silence-ended"),
    @JsonSubTypes.Type(value = Event.Escalated.class, name = "escalated"),
    @JsonSubTypes.Type(value = Event.Reminded.class, name = "reminded"),
    @JsonSubTypes.Type(value = Event.Acted.class, name = "acted"),
    @JsonSubTypes.Type(value = Event.Resolved.class, name = "resolved"),
})
public sealed interface Event {
    /** @param severity at first */
    record Fired(Severity severity) implements Event {}

    /** It was recorded only, and has not gone by itself. */
    record Told(Duration after) implements Event {}

    /** @param which newly firing ones of the same group, the first few of them */
    record More(List<String> which, int count) implements Event {}

    /** The source says so again. */
    record StillFiring(int firing) implements Event {}

    record Worse(Severity from, Severity to) implements Event {}

    /** It was over, but not for long. */
    record Again() implements Event {}

    /** It comes and goes; its turns are told no more until it rests. */
    record Flapping(int turns, Duration within) implements Event {}

    /** @param behind the alert that explains it; absent once that one is over */
    record Hidden(Optional<AlertId> behind) implements Event {}

    record Acknowledged(UserId by) implements Event {}

    record Silenced(UserId by, Instant until) implements Event {}

    /** @param id of the silence in the Alertmanager from which the alert comes */
    record SilencedThere(String id, Instant until) implements Event {}

    /** @param why in the other side's words */
    record NotSilencedThere(String why) implements Event {}

    /** Somebody ended the silence before its time. */
    record Unsilenced(UserId by) implements Event {}

    /** @param id of the silence in the Alertmanager from which the alert comes */
    record UnsilencedThere(String id) implements Event {}

    /** @param why in the other side's words */
    record NotUnsilencedThere(String why) implements Event {}

    record SilenceEnded() implements Event {}

    /**
     * Nobody answered, or somebody asked for more hands.
     *
     * @param by whoever pressed; absent: time did
     * @param step counted from 1
     */
    record Escalated(Optional<UserId> by, int step, Duration unanswered, Escalation.Step what) implements Event {}

    /** It was acknowledged and then forgotten. */
    record Reminded(UserId whom, Duration since) implements Event {}

    /** @param what as it would be typed */
    record Acted(UserId by, String what) implements Event {}

    /** @param by whoever closed what no source will; absent: the source said so */
    record Resolved(Duration lasted, Optional<UserId> by) implements Event {}
}
