package dev.capstan.slack.render;

import dev.capstan.alert.Alert;
import dev.capstan.alert.Escalation;
import dev.capstan.alert.Event;
import dev.capstan.catalog.Language;
import dev.capstan.page.Fate;
import dev.capstan.page.Page;
import dev.capstan.page.Pages;
import java.util.Optional;
import java.util.stream.Stream;

/** The life of an alert, line by line. */
record AlertThread(AlertScene scene, Language language) {
    private AlertThreadPhrases phrases() {
        return Phrases.in(language).alertThreads();
    }

    private Wording wording() {
        return Wording.in(language);
    }

    /** A line; absent for what the card says. */
    Optional<Mrkdwn> said(Alert alert, Event event) {
        var phrases = phrases();
        return switch (event) {
            case Event.Fired fired -> Optional.empty();
            case Event.Told(var after) ->
                some(Mark.ATTENTION, phrases.toldAfter(wording().duration(after)));
            case Event.More(var which, int count) ->
                some(
                        Mark.FAILED,
                        phrases.more(Mrkdwn.dotted(which.stream().map(each -> Mrkdwn.text(each, 200))), count));
            case Event.StillFiring(int count) -> some(Mark.FAILED, phrases.stillFiring(count));
            case Event.Worse(var from, var to) ->
                some(
                        Mark.FAILED,
                        Mrkdwn.spaced(Stream.of(
                                phrases.worse(Mrkdwn.name(from.priority()), Mrkdwn.name(to.priority())), told(alert))));
            case Event.Again again -> some(Mark.FAILED, Mrkdwn.spaced(Stream.of(phrases.again(), told(alert))));
            case Event.Flapping(int turns, var within) ->
                some(Mark.ATTENTION, phrases.flaps(turns, wording().duration(within)));
            case Event.Hidden(var behind) ->
                behind.map(cause ->
                                some(Mark.WAITING, wording().phrases().alerts().hiddenBehind(Mrkdwn.name(cause))))
                        .orElseGet(() -> some(Mark.FAILED, phrases.shownAgain()));
            case Event.Acknowledged(var by) -> some(Mark.ATTENDED, phrases.acknowledgedNow(Mrkdwn.user(by)));
            case Event.Silenced(var by, var until) ->
                some(Mark.SILENCED, phrases.silencedNow(Mrkdwn.user(by), Mrkdwn.moment(until)));
            case Event.SilencedThere(var id, var until) ->
                some(Mark.SILENCED, phrases.silencedThere(Mrkdwn.code(id, 60)));
            case Event.NotSilencedThere(var why) ->
                some(Mark.ATTENTION, phrases.notSilencedThere(Mrkdwn.code(why, 200)));
            case Event.Unsilenced(var by) ->
                some(Mark.FAILED, Mrkdwn.spaced(Stream.of(phrases.unsilencedNow(Mrkdwn.user(by)), told(alert))));
            case Event.UnsilencedThere(var id) -> Optional.of(phrases.unsilencedThere(Mrkdwn.code(id, 60)));
            case Event.NotUnsilencedThere(var why) ->
                some(Mark.ATTENTION, phrases.notUnsilencedThere(Mrkdwn.code(why, 200)));
            case Event.SilenceEnded ended ->
                some(Mark.FAILED, Mrkdwn.spaced(Stream.of(phrases.silenceEnded(), told(alert))));
            case Event.Escalated escalated -> some(Mark.FAILED, escalated(alert, escalated));
            case Event.Elsewhere(var ways, var since) ->
                some(Mark.ATTENTION, phrases.elsewhere(Mrkdwn.codes(ways), Mrkdwn.moment(since)));
            case Event.Reminded(var whom, var since) ->
                some(
                        Mark.ATTENTION,
                        phrases.forgotten(Mrkdwn.user(whom), wording().duration(since)));
            case Event.Acted(var by, var what) ->
                Optional.of(phrases.acted(Mrkdwn.user(by), Mrkdwn.code("/" + what, 200)));
            case Event.Resolved(var lasted, var by) ->
                some(
                        Mark.DONE,
                        by.map(person -> phrases.closedBy(
                                        Mrkdwn.user(person), wording().duration(lasted)))
                                .orElseGet(() -> phrases.resolved(wording().duration(lasted))));
        };
    }

    /** What became of a page; absent while it waits, and where only its beginning is worth a word. */
    Optional<Mrkdwn> page(Pages.Posted posted) {
        var phrases = phrases();
        var way = Mrkdwn.code(posted.page().way().value());
        return switch (posted.fate()) {
            case Fate.Waiting waiting -> Optional.<Mrkdwn>empty();
            case Fate.Sent sent ->
                posted.page().what() == Page.What.TRIGGER ? Optional.of(phrases.sent(way)) : Optional.<Mrkdwn>empty();
            case Fate.Refused(var at, var why) -> some(Mark.ATTENTION, phrases.notSent(way, Mrkdwn.code(why, 300)));
            case Fate.GivenUp(var at, var why) -> some(Mark.ATTENTION, phrases.notSent(way, Mrkdwn.code(why, 300)));
        };
    }

    private Mrkdwn told(Alert alert) {
        return scene.callers().called(scene.handbook().course(alert).tell(), alert);
    }

    Mrkdwn escalated(Alert alert, Event.Escalated escalated) {
        Escalation.Step step = escalated.what();
        var people = scene.callers().called(step.tell(), alert);
        var first = escalated
                .by()
                .map(person -> phrases().escalatedBy(Mrkdwn.user(person), people))
                .orElseGet(() -> phrases().nobodyAnswered(wording().duration(escalated.unanswered()), people));
        return Mrkdwn.dotted(Stream.of(
                first, step.reach().isEmpty() ? Mrkdwn.NOTHING : phrases().alsoBy(Mrkdwn.codes(step.reach()))));
    }

    private static Optional<Mrkdwn> some(Mark mark, Mrkdwn line) {
        return Optional.of(Mrkdwn.name(mark.before(line)));
    }
}
