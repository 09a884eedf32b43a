package dev.capstan.slack.render;

import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertDesk.Outcome;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.AlertView.Happened;
import dev.capstan.alert.Digest;
import dev.capstan.alert.Event;
import dev.capstan.alert.Severity;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Language;
import dev.capstan.page.Pages;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Slack shows of alerts. */
public record AlertMessages(AlertScene scene, Language language) {
    private static final int LISTED = 10;
    private static final int IN_A_LIST = 30;

    public Rendered card(AlertView view, Instant now) {
        return new AlertCard(view, scene, language).rendered(now);
    }

    private AlertPhrases phrases() {
        return Phrases.in(language).alerts();
    }

    private Wording wording() {
        return Wording.in(language);
    }

    /** A line of the thread; absent for what the card says. */
    public Optional<Rendered> event(AlertView view, Happened happened) {
        return thread().said(view.alert(), happened.event())
                .map(line -> new Sheet(Phrases.in(language)).line(line).rendered(notice(view, happened, line)));
    }

    /** What a phone shows has to say of what it speaks. */
    private String notice(AlertView view, Happened happened, Mrkdwn line) {
        return broadcast(happened.event())
                ? line + " · " + new AlertCard(view, scene, language).trouble()
                : line.value();
    }

    /** Whether the channel is to see it too. */
    public static boolean broadcast(Event event) {
        return switch (event) {
            case Event.Escalated escalated -> true;
            case Event.Worse worse -> true;
            case Event.Again again -> true;
            case Event.Resolved resolved -> true;
            case Event.SilenceEnded ended -> true;
            case Event.Unsilenced unsilenced -> true;
            default -> false;
        };
    }

    /** What became of a page; absent while it waits, and where only its beginning is worth a word. */
    public Optional<Rendered> page(Pages.Posted posted) {
        return thread().page(posted).map(this::said);
    }

    private AlertThread thread() {
        return new AlertThread(scene, language);
    }

    /** To one person alone, with the buttons of the card. */
    public Rendered direct(AlertView view, Instant now) {
        var card = new AlertCard(view, scene, language);
        var line = phrases()
                .answerWanted(
                        card.trouble(), Mrkdwn.channel(view.alert().origin().channel()));
        return new Sheet(Phrases.in(language)).line(line).rendered(line.value()).and(card.rendered(now));
    }

    /** All signals of an alert that has many, as a file. */
    public static String listed(AlertView view) {
        var lines = new StringBuilder();
        view.signals().forEach(signal -> AlertLines.signal(lines, signal));
        return lines.toString();
    }

    public Rendered digest(Digest digest) {
        var sheet = new Sheet(Phrases.in(language));
        var heading = phrases()
                .together(
                        digest.alerts().size(),
                        wording().duration(Duration.between(digest.openedAt(), digest.closedAt())));
        int over = (int)
                digest.alerts().stream().filter(view -> !view.alert().open()).count();
        var mark = over == digest.alerts().size() ? Mark.DONE : Mark.FAILED;
        sheet.line(mark.before(Mrkdwn.name(heading + " · "
                + phrases()
                        .severities(
                                count(digest, Severity.CRITICAL),
                                count(digest, Severity.ERROR),
                                count(digest, Severity.WARNING))
                + phrases().overOfThem(over))));
        digest.alerts().stream()
                .sorted(java.util.Comparator.<AlertView, Severity>comparing(
                                view -> view.alert().extent().severity())
                        .reversed())
                .limit(LISTED)
                .forEach(view -> sheet.line(line(view.alert())));
        sheet.line(phrases().listed(Mrkdwn.code(slash("alerts"))));
        return sheet.rendered(heading.value());
    }

    /**
     * A step of the escalation that was taken because nobody answers what stands in a digest.
     *
     * @param part names it: what begins together takes its steps together, and is told once
     * @param alert one of those
     */
    public record Unanswered(String part, AlertView alert, Event.Escalated step, Rendered line) {}

    /** One for each step of each severity in a service. */
    public Collection<Unanswered> unanswered(Digest digest) {
        var steps = new LinkedHashMap<String, Unanswered>();
        for (var view : digest.alerts()) {
            for (var happened : view.events()) {
                if (happened.event() instanceof Event.Escalated escalated) {
                    steps.computeIfAbsent(
                            part(view.alert(), escalated),
                            part -> new Unanswered(part, view, escalated, unanswered(view.alert(), escalated)));
                }
            }
        }
        return steps.values();
    }

    private static String part(Alert alert, Event.Escalated escalated) {
        var service = alert.origin().where().map(where -> where.service().value());
        return "escalated-%s-%d-%s"
                .formatted(alert.extent().severity().priority(), escalated.step(), service.orElse(""));
    }

    private Rendered unanswered(Alert alert, Event.Escalated escalated) {
        return said(Mrkdwn.name(Mark.FAILED.before(Mrkdwn.dotted(Stream.of(
                Mrkdwn.name(alert.extent().severity().priority()),
                alert.origin().where().map(Mrkdwn::name).orElse(Mrkdwn.NOTHING),
                thread().escalated(alert, escalated))))));
    }

    private static int count(Digest digest, Severity severity) {
        return (int) digest.alerts().stream()
                .filter(view -> view.alert().extent().severity() == severity)
                .count();
    }

    private String slash(String words) {
        House house = scene.handbook().catalogue().house();
        return house.commands().slash(words);
    }

    private Mrkdwn line(Alert alert) {
        var card = new AlertCard(new AlertView(alert, List.of(), List.of()), scene, language);
        return Mrkdwn.dotted(Stream.of(
                Mrkdwn.name("• " + card.trouble()),
                alert.origin().where().map(Mrkdwn::name).orElse(Mrkdwn.NOTHING),
                phrases().began(Mrkdwn.moment(alert.beganAt())),
                alert.acknowledged()
                        .map(given -> Mrkdwn.name(Mark.ATTENDED.before(Mrkdwn.user(given.by()))))
                        .orElse(Mrkdwn.NOTHING),
                Mrkdwn.name(alert.id())));
    }

    /** For {@code /alerts}. */
    public Rendered list(List<Alert> alerts) {
        var heading = alerts.isEmpty() ? phrases().none() : phrases().open(alerts.size());
        var sheet = new Sheet(Phrases.in(language)).line(heading);
        alerts.stream().limit(IN_A_LIST).forEach(alert -> sheet.line(line(alert)));
        if (alerts.size() > IN_A_LIST) {
            sheet.line(Phrases.in(language).more(alerts.size() - IN_A_LIST));
        }
        return sheet.rendered(heading.value());
    }

    public Rendered of(Outcome outcome) {
        var phrases = phrases();
        return said(
                switch (outcome) {
                    case Outcome.Done(var alert) -> phrases.done(Mrkdwn.name(alert.id()));
                    case Outcome.NoSuchAlert(var id) -> phrases.noSuchAlert(Mrkdwn.code(id, 60));
                    case Outcome.IsOver(var alert) -> phrases.isOver(Mrkdwn.name(alert.id()));
                    case Outcome.AcknowledgedBefore(var alert, var by) -> phrases.acknowledgedBefore(Mrkdwn.user(by));
                    case Outcome.NobodyLeft nobody -> phrases.nobodyLeft();
                    case Outcome.NotSilenced(var alert) -> phrases.notSilenced(Mrkdwn.name(alert.id()));
                    case Outcome.TooLong(var most) ->
                        phrases.silenceTooLong(wording().duration(most));
                    case Outcome.NotAllowed(var alert, var roles) -> phrases.notAllowed(Mrkdwn.codes(roles));
                });
    }

    public Rendered usage() {
        return said(phrases()
                .usage(Mrkdwn.code(slash("alerts") + " [service | mine | al-…] [ack | silence 1h | unsilence | escalate"
                        + " | close]")));
    }

    private Rendered said(Mrkdwn line) {
        return new Sheet(Phrases.in(language)).line(line).rendered(line.value());
    }
}
