package dev.capstan.alert;

import dev.capstan.alert.Alert.Acknowledgement;
import dev.capstan.alert.Alert.Silence;
import dev.capstan.alert.Alert.Telling;
import dev.capstan.catalog.UserId;
import dev.capstan.page.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One decision about an alert, by its source, by time or by people, put together and then {@link #done}. */
final class Revising {
    /** What comes back sooner than this was never really over. */
    static final Duration REOPENS_WITHIN = Duration.ofMinutes(15);

    private final Draft draft;
    private final Timetable timetable;
    private final Instant now;

    Revising(Alert before, Handling handling, Instant now) {
        this.draft = new Draft(before, handling, now);
        this.timetable = new Timetable(draft);
        this.now = now;
    }

    /** A new one. */
    static Revising begin(
            AlertId id, Origin origin, Extent extent, Optional<AlertId> hiddenBy, Handling handling, Instant now) {
        var alert = new Alert(
                id,
                origin,
                extent,
                now,
                Optional.empty(),
                Telling.WAITS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                hiddenBy,
                List.of(now),
                false,
                0,
                List.of(),
                List.of(),
                Optional.empty());
        var begun = new Revising(alert, handling, now).happened(new Event.Fired(extent.severity()));
        return hiddenBy.isPresent() ? begun.happened(new Event.Hidden(hiddenBy)) : begun;
    }

    /**
     * What its signals are now.
     *
     * @param newly names of those that began to fire
     * @param lastEvent when something last happened to it
     */
    Revising heard(Extent extent, List<String> newly, Instant lastEvent) {
        new Hearing(draft).of(extent, newly, lastEvent);
        return this;
    }

    /**
     * Tells it, if its time has come.
     *
     * @param crowded whether the channel hears too much already
     */
    Revising tell(boolean crowded) {
        if (draft.open()
                && draft.telling == Telling.WAITS
                && draft.hiddenBy.isEmpty()
                && !timetable.tellAt().isAfter(now)) {
            draft.telling = crowded ? Telling.TOGETHER : Telling.ALONE;
            draft.toldAt = Optional.of(now);
            if (draft.lasted().isPositive()) {
                draft.happened(new Event.Told(draft.lasted()));
            }
            draft.reach(Page.What.TRIGGER);
        }
        return this;
    }

    /** What time alone brings. */
    Revising passes() {
        if (draft.silence.filter(still -> !still.until().isAfter(now)).isPresent()) {
            speaksAgain();
        }
        if (draft.flapping && !draft.turns.restsAt().isAfter(now)) {
            draft.flapping = false;
            if (draft.extent.firing() == 0) {
                draft.over(Optional.empty());
            }
        }
        while (isDue(timetable.nextStepAt())) {
            escalate(Optional.empty());
        }
        if (isDue(timetable.remindAt())) {
            remind(draft.acknowledged.orElseThrow());
        }
        return this;
    }

    private boolean isDue(Optional<Instant> moment) {
        return moment.filter(at -> !at.isAfter(now)).isPresent();
    }

    private void speaksAgain() {
        draft.silence = Optional.empty();
        draft.fromTheFirstStep();
        if (draft.open()) {
            draft.happened(new Event.SilenceEnded());
        }
    }

    private void remind(Acknowledgement given) {
        draft.acknowledged = Optional.of(new Acknowledgement(given.by(), given.at(), Optional.of(now)));
        draft.happened(new Event.Reminded(given.by(), Duration.between(given.at(), now)));
    }

    /** The next step, by whoever asks for more hands or by time; absent steps are none. */
    Revising escalate(Optional<UserId> by) {
        if (mayEscalate()) {
            var taken = draft.course().steps().get(draft.step);
            draft.step++;
            var unanswered = Duration.between(draft.toldAt.orElse(draft.before.beganAt()), now);
            draft.happened(new Event.Escalated(by, draft.step, unanswered, taken));
            taken.reach().stream()
                    .filter(way -> !draft.elsewhere.contains(way))
                    .forEach(way -> draft.page(way, Page.What.TRIGGER));
        }
        return this;
    }

    /**
     * Ahead of steps that would be told in Slack, which takes nothing: absent if nobody is left to be reached.
     *
     * @param otherwise ways for what calls people in Slack alone
     */
    Optional<Revising> elsewhere(List<String> otherwise, Instant since) {
        var course = draft.course();
        boolean callsInSlack = !course.tell().isEmpty() || !course.steps().isEmpty();
        var own = draft.ways(course.steps().size()).distinct().toList();
        var left = (own.isEmpty() && callsInSlack ? otherwise : own)
                .stream().filter(way -> !draft.reached().contains(way)).toList();
        if (!draft.calls() || left.isEmpty()) {
            return Optional.empty();
        }
        draft.elsewhere.addAll(left);
        left.forEach(way -> draft.page(way, Page.What.TRIGGER));
        return Optional.of(happened(new Event.Elsewhere(left, since)));
    }

    boolean mayEscalate() {
        return draft.step < draft.course().steps().size();
    }

    Revising acknowledge(UserId by) {
        draft.acknowledged = Optional.of(new Acknowledgement(by, now, Optional.empty()));
        draft.reach(Page.What.ACKNOWLEDGE);
        return happened(new Event.Acknowledged(by));
    }

    Revising silence(UserId by, Instant until) {
        endThere();
        draft.silence = Optional.of(new Silence(by, until, Optional.empty()));
        return happened(new Event.Silenced(by, until));
    }

    Revising unsilence(UserId by) {
        endThere();
        draft.silence = Optional.empty();
        draft.fromTheFirstStep();
        return happened(new Event.Unsilenced(by));
    }

    private void endThere() {
        draft.silence.flatMap(Silence::there).ifPresent(draft.lifting::add);
    }

    Revising unsilencedThere(String id) {
        draft.lifting.remove(id);
        return happened(new Event.UnsilencedThere(id));
    }

    Revising silencedThere(String id) {
        draft.silence = draft.silence.map(still -> new Silence(still.by(), still.until(), Optional.of(id)));
        draft.silence.ifPresent(still -> happened(new Event.SilencedThere(id, still.until())));
        return this;
    }

    Revising notSilencedThere(String why) {
        return happened(new Event.NotSilencedThere(why));
    }

    Revising hide(AlertId behind) {
        draft.hiddenBy = Optional.of(behind);
        return happened(new Event.Hidden(draft.hiddenBy));
    }

    /** What explained it is over. */
    Revising show() {
        draft.hiddenBy = Optional.empty();
        draft.toldAnew();
        return happened(new Event.Hidden(Optional.empty()));
    }

    Revising close(UserId by) {
        var extent = draft.extent;
        draft.extent = new Extent(extent.severity(), extent.names(), 0, extent.all());
        draft.turn();
        draft.over(Optional.of(by));
        return this;
    }

    Revising happened(Event event) {
        draft.happened(event);
        return this;
    }

    Change done(List<Signal> signals) {
        return draft.done(signals);
    }
}
