package dev.capstan.incident;

import dev.capstan.alert.AlertId;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.Event;
import dev.capstan.alert.Severity;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.OperationView;
import dev.capstan.operation.Result;
import dev.capstan.step.StepOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that happened around an incident, in order.
 *
 * @param view the incident itself
 * @param alerts those that belong to it, as they stand
 */
public record Timeline(IncidentView view, List<AlertView> alerts, List<Line> lines) {
    public Timeline {
        alerts = List.copyOf(alerts);
        lines = List.copyOf(lines);
    }

    public record Line(Instant at, What what) {}

    public sealed interface What {
        record Done(Entry entry) implements What {}

        /** @param names of the kinds of trouble in it */
        record OfAlert(AlertId alert, Severity severity, List<String> names, Event event) implements What {}

        record Asked(UserId by, Optional<String> query) implements What {}

        record Requested(Operation operation) implements What {}

        record Approved(Operation operation, UserId by) implements What {}

        record StepFailed(Operation operation, int step) implements What {}

        record Ended(Operation operation, Result result) implements What {}
    }

    /** @param from what belongs to the incident is told though it was earlier */
    static Timeline of(
            IncidentView view,
            List<AlertView> own,
            List<AlertView> others,
            List<OperationView> operations,
            List<Surroundings.Asked> asked,
            Instant from,
            Instant until) {
        var lines = new ArrayList<Line>();
        others.forEach(alert -> lines.addAll(lines(alert)));
        operations.forEach(operation -> lines.addAll(lines(operation)));
        asked.forEach(question -> lines.add(new Line(question.at(), new What.Asked(question.by(), question.query()))));
        lines.removeIf(line -> line.at().isBefore(from) || line.at().isAfter(until));
        own.forEach(alert -> lines.addAll(lines(alert)));
        view.entries().stream()
                .filter(happened -> !(happened.entry() instanceof Entry.ReportWanted))
                .forEach(happened -> lines.add(new Line(happened.at(), new What.Done(happened.entry()))));
        lines.sort(Comparator.comparing(Line::at));
        return new Timeline(view, own, lines);
    }

    private static List<Line> lines(AlertView view) {
        var alert = view.alert();
        return view.events().stream()
                .filter(happened -> isTold(happened.event()))
                .map(happened -> new Line(
                        happened.at(),
                        new What.OfAlert(
                                alert.id(),
                                alert.extent().severity(),
                                alert.extent().names(),
                                happened.event())))
                .toList();
    }

    private static boolean isTold(Event event) {
        return switch (event) {
            case Event.Fired fired -> true;
            case Event.Worse worse -> true;
            case Event.Again again -> true;
            case Event.Acknowledged acknowledged -> true;
            case Event.Escalated escalated -> true;
            case Event.Silenced silenced -> true;
            case Event.Unsilenced unsilenced -> true;
            case Event.Acted acted -> true;
            case Event.Resolved resolved -> true;
            case Event.Told told -> false;
            case Event.More more -> false;
            case Event.StillFiring still -> false;
            case Event.Flapping flapping -> false;
            case Event.Hidden hidden -> false;
            case Event.SilencedThere there -> false;
            case Event.NotSilencedThere there -> false;
            case Event.UnsilencedThere there -> false;
            case Event.NotUnsilencedThere there -> false;
            case Event.SilenceEnded ended -> false;
            case Event.Reminded reminded -> false;
        };
    }

    private static List<Line> lines(OperationView view) {
        var operation = view.operation();
        var lines = new ArrayList<Line>();
        lines.add(new Line(operation.requestedAt(), new What.Requested(operation)));
        operation.approvals().forEach(yes -> lines.add(new Line(yes.at(), new What.Approved(operation, yes.by()))));
        view.journal().stream()
                .filter(record -> record.outcome().orElse(null) instanceof StepOutcome.Failed)
                .forEach(record -> record.endedAt()
                        .ifPresent(at -> lines.add(new Line(at, new What.StepFailed(operation, record.step())))));
        if (operation.state() instanceof Finished finished) {
            lines.add(new Line(finished.at(), new What.Ended(operation, finished.result())));
        }
        return lines;
    }

    /** When it was noticed, be it by an alert or by whoever opened the incident. */
    public Instant found() {
        return Stream.concat(Stream.of(incident().openedAt()), alerts.stream().map(alert -> alert.alert()
                        .beganAt()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When somebody took it on. */
    public Optional<Instant> acknowledged() {
        var opened = incident().openedBy().isPerson() ? Stream.of(incident().openedAt()) : Stream.<Instant>empty();
        var taken = lines.stream()
                .filter(line -> line.what() instanceof What.Done(Entry.Assigned assigned)
                        || line.what()
                                        instanceof
                                        What.OfAlert(var alert, var severity, var names, Event.Acknowledged given)
                                && view.alerts().contains(alert))
                .map(Line::at);
        return Stream.concat(opened, taken).min(Comparator.naturalOrder());
    }

    /** When the harm ended: the last of its alerts was over or, where there is none, the last operation had succeeded. */
    public Optional<Instant> mitigated() {
        if (!alerts.isEmpty()) {
            return alerts.stream().anyMatch(alert -> alert.alert().open())
                    ? Optional.empty()
                    : alerts.stream()
                            .flatMap(alert -> alert.alert().overAt().stream())
                            .max(Comparator.naturalOrder());
        }
        return lines.stream()
                .filter(line -> line.what() instanceof What.Ended(var operation, Result.Succeeded done)
                        && !line.at().isBefore(incident().openedAt()))
                .map(Line::at)
                .max(Comparator.naturalOrder());
    }

    public Optional<Instant> resolved() {
        return incident().resolution().map(Incident.Resolution::at);
    }

    public Incident incident() {
        return view.incident();
    }
}
