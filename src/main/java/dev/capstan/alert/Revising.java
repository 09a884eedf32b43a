package dev.capstan.alert;

import dev.capstan.alert.Alert.Acknowledgement;
import dev.capstan.alert.Alert.Silence;
import dev.capstan.alert.Alert.Telling;
import dev.capstan.alert.Escalation.Course;
import dev.capstan.catalog.UserId;
import dev.capstan.page.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One decision about an alert: works on a copy, and gathers what happened and whom to reach. */
final class Revising {
    /** What comes back sooner than this was never really over. */
    static final Duration REOPENS_WITHIN = Duration.ofMinutes(15);

    /** So many beginnings and ends within an hour are told no more. */
    static final int TURNS = 6;

    private static final Duration TURNS_WITHIN = Duration.ofHours(1);

    /** What was flapping is believed after this long without a turn. */
    static final Duration CALM = Duration.ofMinutes(15);

    /** Sources repeat themselves; the thread need not. */
    private static final Duration BETWEEN_REPEATS = Duration.ofMinutes(10);

    private static final int NAMED = 5;

    private final Alert before;
    private final Instant now;
    private final Handling handling;
    private Extent extent;
    private Instant beganAt;
    private Optional<Instant> overAt;
    private Telling telling;
    private Optional<Instant> toldAt;
    private Optional<Acknowledgement> acknowledged;
    private Optional<Silence> silence;
    private Optional<AlertId> hiddenBy;
    private final List<Instant> turns;
    private boolean flapping;
    private int step;
    private final List<String> lifting;
    private final List<Event> events = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();

    Revising(Alert before, Handling handling, Instant now) {
        this.before = before;
        this.handling = handling;
        this.now = now;
        this.extent = before.extent();
        this.beganAt = before.beganAt();
        this.overAt = before.overAt();
        this.telling = before.telling();
        this.toldAt = before.toldAt();
        this.acknowledged = before.acknowledged();
        this.silence = before.silence();
        this.hiddenBy = before.hiddenBy();
        this.turns = new ArrayList<>(before.turns());
        this.flapping = before.flapping();
        this.step = before.step();
        this.lifting = new ArrayList<>(before.lifting());
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
                Optional.empty());
        var begun = new Revising(alert, handling, now);
        begun.events.add(new Event.Fired(extent.severity()));
        hiddenBy.ifPresent(behind -> begun.events.add(new Event.Hidden(Optional.of(behind))));
        return begun;
    }

    private Course course() {
        return handling.course(extent.severity());
    }

    /**
     * What its signals are now.
     *
     * @param newly names of those that began to fire
     * @param lastEvent when something last happened to it
     */
    Revising heard(Extent now, List<String> newly, Instant lastEvent) {
        var was = extent;
        extent = now;
        if (now.firing() == 0) {
            extent = new Extent(was.severity(), was.names(), 0, now.all());
            ended();
        } else if (overAt.isPresent()) {
            again();
        } else {
            goesOn(was, newly, lastEvent);
        }
        return this;
    }

    private void ended() {
        if (overAt.isPresent() || flapping && rests().isBefore(now)) {
            return;
        }
        turn();
        if (!flapping) {
            over(Optional.empty());
        }
    }

    private void over(Optional<UserId> by) {
        overAt = Optional.of(now);
        flapping = false;
        events.add(new Event.Resolved(Duration.between(beganAt, now), by));
        if (step > 0 || toldAt.isPresent()) {
            reach(Page.What.RESOLVE);
        }
    }

    private void again() {
        overAt = Optional.empty();
        acknowledged = Optional.empty();
        step = 0;
        toldAt = toldAt.map(at -> now);
        turn();
        if (flapping) {
            return;
        }
        events.add(new Event.Again());
        turns.removeIf(turn -> turn.isBefore(now.minus(TURNS_WITHIN)));
        if (turns.size() >= TURNS) {
            flapping = true;
            events.add(new Event.Flapping(turns.size(), TURNS_WITHIN));
        }
    }

    private void turn() {
        turns.add(now);
        while (turns.size() > 3 * TURNS) {
            turns.removeFirst();
        }
    }

    private Instant rests() {
        return turns.getLast().plus(CALM);
    }

    private void goesOn(Extent was, List<String> newly, Instant lastEvent) {
        if (flapping) {
            if (was.firing() == 0) {
                turn();
            }
            return;
        }
        if (extent.severity().isWorseThan(was.severity())) {
            events.add(new Event.Worse(was.severity(), extent.severity()));
            acknowledged = Optional.empty();
            step = 0;
            toldAt = toldAt.map(at -> now);
        }
        if (!newly.isEmpty()) {
            events.add(new Event.More(newly.stream().limit(NAMED).toList(), newly.size()));
        } else if (before.origin().source() != Report.Source.HERE
                && !lastEvent.plus(BETWEEN_REPEATS).isAfter(now)) {
            events.add(new Event.StillFiring(extent.firing()));
        }
    }

    /**
     * Tells it, if its time has come.
     *
     * @param crowded whether the channel hears too much already
     */
    Revising tell(boolean crowded) {
        if (overAt.isEmpty() && telling == Telling.WAITS && hiddenBy.isEmpty() && !tellAt().isAfter(now)) {
            telling = crowded ? Telling.TOGETHER : Telling.ALONE;
            toldAt = Optional.of(now);
            if (now.isAfter(beganAt)) {
                events.add(new Event.Told(Duration.between(beganAt, now)));
            }
            reach(Page.What.TRIGGER);
        }
        return this;
    }

    private Instant tellAt() {
        return beganAt.plus(course().tellAfter());
    }

    private void reach(Page.What what) {
        var ways = Stream.concat(
                        course().reach().stream(),
                        course().steps().stream().limit(step).flatMap(each -> each.reach().stream()))
                .distinct();
        ways.forEach(way -> page(way, what));
    }

    private void page(String way, Page.What what) {
        pages.add(handling.page(before, extent.severity(), way, what, now));
    }

    /** What time alone brings. */
    Revising passes() {
        if (silence.filter(still -> !still.until().isAfter(now)).isPresent()) {
            silence = Optional.empty();
            toldAt = toldAt.map(at -> now);
            step = 0;
            if (overAt.isEmpty()) {
                events.add(new Event.SilenceEnded());
            }
        }
        if (flapping && !rests().isAfter(now)) {
            flapping = false;
            if (extent.firing() == 0) {
                over(Optional.empty());
            }
        }
        if (calls()) {
            var steps = course().steps();
            while (step < steps.size() && !stepAt(step).isAfter(now)) {
                escalate(Optional.empty());
            }
        }
        remindAt().filter(at -> !at.isAfter(now)).ifPresent(at -> {
            var given = acknowledged.orElseThrow();
            acknowledged = Optional.of(new Acknowledgement(given.by(), given.at(), Optional.of(now)));
            events.add(new Event.Reminded(given.by(), Duration.between(given.at(), now)));
        });
        return this;
    }

    private boolean calls() {
        return overAt.isEmpty()
                && toldAt.isPresent()
                && acknowledged.isEmpty()
                && silence.isEmpty()
                && hiddenBy.isEmpty()
                && !flapping;
    }

    private Instant stepAt(int index) {
        return toldAt.orElseThrow().plus(course().steps().get(index).after());
    }

    private Optional<Instant> remindAt() {
        return overAt.isPresent() || silence.isPresent()
                ? Optional.empty()
                : acknowledged.flatMap(given -> course().remindAfter()
                        .map(after -> given.reminded().orElse(given.at()).plus(after)));
    }

    /** The next step, by whoever asks for more hands or by time; absent steps are none. */
    Revising escalate(Optional<UserId> by) {
        var steps = course().steps();
        if (step < steps.size()) {
            var taken = steps.get(step);
            step++;
            events.add(new Event.Escalated(by, step, Duration.between(toldAt.orElse(beganAt), now), taken));
            taken.reach().forEach(way -> page(way, Page.What.TRIGGER));
        }
        return this;
    }

    boolean mayEscalate() {
        return step < course().steps().size();
    }

    Revising acknowledge(UserId by) {
        acknowledged = Optional.of(new Acknowledgement(by, now, Optional.empty()));
        events.add(new Event.Acknowledged(by));
        reach(Page.What.ACKNOWLEDGE);
        return this;
    }

    Revising silence(UserId by, Instant until) {
        endThere();
        silence = Optional.of(new Silence(by, until, Optional.empty()));
        events.add(new Event.Silenced(by, until));
        return this;
    }

    Revising unsilence(UserId by) {
        endThere();
        silence = Optional.empty();
        toldAt = toldAt.map(at -> now);
        step = 0;
        events.add(new Event.Unsilenced(by));
        return this;
    }

    private void endThere() {
        silence.flatMap(Silence::there).ifPresent(lifting::add);
    }

    Revising unsilencedThere(String id) {
        lifting.remove(id);
        events.add(new Event.UnsilencedThere(id));
        return this;
    }

    Revising silencedThere(String id) {
        silence = silence.map(still -> new Silence(still.by(), still.until(), Optional.of(id)));
        silence.ifPresent(still -> events.add(new Event.SilencedThere(id, still.until())));
        return this;
    }

    Revising notSilencedThere(String why) {
        events.add(new Event.NotSilencedThere(why));
        return this;
    }

    Revising hide(AlertId behind) {
        hiddenBy = Optional.of(behind);
        events.add(new Event.Hidden(hiddenBy));
        return this;
    }

    /** What explained it is over. */
    Revising show() {
        hiddenBy = Optional.empty();
        toldAt = toldAt.map(at -> now);
        events.add(new Event.Hidden(Optional.empty()));
        return this;
    }

    Revising close(UserId by) {
        extent = new Extent(extent.severity(), extent.names(), 0, extent.all());
        turn();
        over(Optional.of(by));
        return this;
    }

    Revising happened(Event event) {
        events.add(event);
        return this;
    }

    private Optional<Instant> wakeAt() {
        if (overAt.isPresent()) {
            return Optional.empty();
        }
        var moments = new ArrayList<Instant>();
        silence.ifPresent(still -> moments.add(still.until()));
        if (flapping) {
            moments.add(rests());
        }
        if (telling == Telling.WAITS && hiddenBy.isEmpty()) {
            moments.add(tellAt());
        }
        if (calls() && step < course().steps().size()) {
            moments.add(stepAt(step));
        }
        remindAt().ifPresent(moments::add);
        return moments.stream().min(Comparator.naturalOrder());
    }

    private boolean wantsIncident() {
        return overAt.isEmpty()
                && toldAt.isPresent()
                && hiddenBy.isEmpty()
                && before.origin().where().isPresent()
                && course().incident();
    }

    Change done(List<Signal> signals) {
        var after = new Alert(
                before.id(),
                before.origin(),
                extent,
                beganAt,
                overAt,
                telling,
                toldAt,
                acknowledged,
                silence,
                hiddenBy,
                turns,
                flapping,
                step,
                lifting,
                wakeAt());
        return new Change(after, signals, events, pages, wantsIncident(), now);
    }
}
