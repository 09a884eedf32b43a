package dev.capstan.slack.render;

import dev.capstan.alert.Event;
import dev.capstan.incident.Entry;
import dev.capstan.incident.Timeline.What;
import dev.capstan.operation.Operation;
import dev.capstan.operation.Result;
import java.util.stream.Stream;

/** One line of what happened around an incident, for its thread and for its report. */
record IncidentLines(Wording wording, IncidentPen pen) {
    private static final int NAMED = 5;

    private IncidentPhrases phrases() {
        return wording.phrases().incidents();
    }

    Mrkdwn entry(Entry entry) {
        var phrases = phrases();
        return switch (entry) {
            case Entry.Opened(var by, var severity, var title) -> {
                var named = Mrkdwn.name(severity.priority() + " " + pen.text().apply(title));
                yield by.isPerson() ? phrases.opened(named, pen.person().apply(by)) : phrases.begunByItself(named);
            }
            case Entry.Joined(var alerts) ->
                phrases.joined(Mrkdwn.dotted(Stream.concat(
                        alerts.stream().limit(NAMED).map(Mrkdwn::name),
                        alerts.size() > NAMED
                                ? Stream.of(wording.phrases().more(alerts.size() - NAMED))
                                : Stream.empty())));
            case Entry.Worse(var from, var to) ->
                wording.phrases().alertThreads().worse(Mrkdwn.name(from.priority()), Mrkdwn.name(to.priority()));
            case Entry.Assigned(var commander, var by) ->
                commander.equals(by)
                        ? phrases.leads(pen.person().apply(commander))
                        : phrases.leadsBy(
                                pen.person().apply(commander), pen.person().apply(by));
            case Entry.Updated(var readers, var text, var by) ->
                phrases.updated(
                        phrases.readers(readers),
                        pen.text().apply(text),
                        pen.person().apply(by));
            case Entry.Noted(var text, var by) ->
                phrases.noted(pen.text().apply(text), pen.person().apply(by));
            case Entry.Pinned(var text, var author, var by) ->
                phrases.pinned(
                        pen.text().apply(text),
                        author.map(pen.person()).orElse(Mrkdwn.NOTHING),
                        pen.person().apply(by));
            case Entry.FollowUpAdded(var number, var text, var owner, var by) ->
                phrases.followUp(
                        number, pen.text().apply(text), owner.map(pen.person()).orElse(Mrkdwn.NOTHING));
            case Entry.FollowUpDone(var number, var by) ->
                phrases.followUpDone(number, pen.person().apply(by));
            case Entry.ReportWanted wanted -> Mrkdwn.NOTHING;
            case Entry.Resolved(var cause, var by) ->
                phrases.resolved(pen.text().apply(cause), pen.person().apply(by));
        };
    }

    Mrkdwn of(What what) {
        var phrases = phrases();
        return switch (what) {
            case What.Done(var entry) -> entry(entry);
            case What.OfAlert alert ->
                Mrkdwn.name(alert.alert() + " " + alert.severity().priority() + " "
                        + pen.text().apply(String.join(", ", alert.names())) + " · " + event(alert.event()));
            case What.Asked(var by, var query) ->
                phrases.asked(pen.person().apply(by), query.map(pen.text()).orElse(Mrkdwn.NOTHING));
            case What.Requested(var operation) ->
                phrases.requested(
                        pen.person().apply(operation.request().requester()),
                        wording.subject(operation),
                        Mrkdwn.name(operation.id()));
            case What.Approved(var operation, var by) ->
                phrases.approved(pen.person().apply(by), Mrkdwn.name(operation.id()));
            case What.StepFailed(var operation, int step) ->
                phrases.stepFailed(step(operation, step), Mrkdwn.name(operation.id()));
            case What.Ended(var operation, var result) ->
                phrases.ended(Mrkdwn.name(operation.id()), wording.subject(operation), result(operation, result));
        };
    }

    private Mrkdwn step(Operation operation, int step) {
        return operation.plan().map(plan -> wording.step(plan, step)).orElseGet(() -> Mrkdwn.name(step));
    }

    private Mrkdwn event(Event event) {
        var alerts = wording.phrases().alertThreads();
        return switch (event) {
            case Event.Worse(var from, var to) ->
                alerts.worse(Mrkdwn.name(from.priority()), Mrkdwn.name(to.priority()));
            case Event.Again again -> alerts.again();
            case Event.Acknowledged(var by) ->
                alerts.acknowledgedNow(pen.person().apply(by));
            case Event.Escalated escalated -> phrases().escalated(escalated.step());
            case Event.Silenced(var by, var until) ->
                alerts.silencedNow(pen.person().apply(by), Mrkdwn.name(IncidentReport.MOMENT.format(until)));
            case Event.Unsilenced(var by) -> alerts.unsilencedNow(pen.person().apply(by));
            case Event.Acted(var by, var what) ->
                alerts.acted(pen.person().apply(by), pen.text().apply("/" + what));
            case Event.Resolved(var lasted, var by) ->
                by.map(person -> alerts.closedBy(pen.person().apply(person), wording.duration(lasted)))
                        .orElseGet(() -> alerts.resolved(wording.duration(lasted)));
            default -> phrases().fired();
        };
    }

    private Mrkdwn result(Operation operation, Result result) {
        var headlines = wording.phrases().headlines();
        return switch (result) {
            case Result.Succeeded succeeded -> headlines.done();
            case Result.Failed failed ->
                operation
                        .plan()
                        .map(plan -> wording.setback(plan, failed.setback()))
                        .orElse(Mrkdwn.NOTHING);
            case Result.Released released -> headlines.released(step(operation, Questions.step(released.question())));
            case Result.Planned planned -> headlines.onlyPlanned();
            case Result.NotPlanned notPlanned -> headlines.notPlanned();
            case Result.Denied denied -> headlines.denied();
            case Result.Expired expired -> headlines.expired();
            case Result.Withdrawn withdrawn -> headlines.withdrawn();
        };
    }
}
