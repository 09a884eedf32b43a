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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An alert while it is decided about: a copy that may change, what happened to it, and whom to reach. */
final class Draft {
    final Alert before;
    final Instant now;
    Extent extent;
    Optional<Instant> overAt;
    Telling telling;
    Optional<Instant> toldAt;
    Optional<Acknowledgement> acknowledged;
    Optional<Silence> silence;
    Optional<AlertId> hiddenBy;
    Turns turns;
    boolean flapping;
    int step;
    final List<String> elsewhere;
    final List<String> lifting;
    private final Handling handling;
    private final List<Event> events = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();

    Draft(Alert before, Handling handling, Instant now) {
        this.before = before;
        this.handling = handling;
        this.now = now;
        this.extent = before.extent();
        this.overAt = before.overAt();
        this.telling = before.telling();
        this.toldAt = before.toldAt();
        this.acknowledged = before.acknowledged();
        this.silence = before.silence();
        this.hiddenBy = before.hiddenBy();
        this.turns = new Turns(before.turns());
        this.flapping = before.flapping();
        this.step = before.step();
        this.elsewhere = new ArrayList<>(before.elsewhere());
        this.lifting = new ArrayList<>(before.lifting());
    }

    Course course() {
        return handling.course(extent.severity());
    }

    boolean open() {
        return overAt.isEmpty();
    }

    /** Whether time brings the next step of its course. */
    boolean calls() {
        return open()
                && toldAt.isPresent()
                && acknowledged.isEmpty()
                && silence.isEmpty()
                && hiddenBy.isEmpty()
                && !flapping;
    }

    Duration lasted() {
        return Duration.between(before.beganAt(), now);
    }

    void happened(Event event) {
        events.add(event);
    }

    void turn() {
        turns = turns.and(now);
    }

    /** Its course is counted from now. */
    void toldAnew() {
        toldAt = toldAt.map(at -> now);
    }

    void fromTheFirstStep() {
        toldAnew();
        step = 0;
        elsewhere.clear();
    }

    void over(Optional<UserId> by) {
        overAt = Optional.of(now);
        flapping = false;
        happened(new Event.Resolved(lasted(), by));
        if (step > 0 || toldAt.isPresent()) {
            reach(Page.What.RESOLVE);
        }
    }

    /** Whoever was called by now. */
    void reach(Page.What what) {
        reached().forEach(way -> page(way, what));
    }

    /** The ways beside Slack by which people heard of it. */
    List<String> reached() {
        return Stream.concat(ways(step), elsewhere.stream()).distinct().toList();
    }

    /** Those of its course up to this step. */
    Stream<String> ways(int steps) {
        return Stream.concat(
                course().reach().stream(),
                course().steps().stream().limit(steps).flatMap(each -> each.reach().stream()));
    }

    void page(String way, Page.What what) {
        pages.add(handling.page(before, extent.severity(), way, what, now));
    }

    private boolean wantsIncident() {
        return open()
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
                before.beganAt(),
                overAt,
                telling,
                toldAt,
                acknowledged,
                silence,
                hiddenBy,
                turns.moments(),
                flapping,
                step,
                elsewhere,
                lifting,
                new Timetable(this).wakeAt());
        return new Change(after, signals, events, pages, wantsIncident(), now);
    }
}
