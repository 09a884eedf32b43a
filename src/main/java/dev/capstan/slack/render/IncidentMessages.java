package dev.capstan.slack.render;

import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.capstan.alert.Severity;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Language;
import dev.capstan.incident.Entry;
import dev.capstan.incident.Guide;
import dev.capstan.incident.Incident;
import dev.capstan.incident.IncidentDesk.Outcome;
import dev.capstan.incident.IncidentView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Slack shows of incidents. */
public record IncidentMessages(Catalogue catalogue, Language language) {
    public static final String COMMAND = "incident";
    public static final String USAGE =
            "open SERVICE [environment] [P0] [al-…] -- title | update in-… [tech|ops|users] --"
                    + " text | command in-… | assign in-… @person | note in-… -- text | follow-up in-… -- text [@owner] | done"
                    + " in-… 2 | stop in-… | impact in-… | resolve in-… -- cause | report in-… | list";

    /**
     * @param happened how many lines its timeline has
     * @param own the channel of its own, where it has one
     */
    public Rendered card(IncidentView view, int happened, Optional<ChannelId> own, Instant now) {
        var incident = view.incident();
        var sheet = new Sheet(Phrases.in(language));
        var heading = heading(incident, now);
        sheet.line(mark(incident)
                .before(Mrkdwn.dotted(Stream.of(
                        heading, Mrkdwn.name(incident.where()), commander(incident), Mrkdwn.name(incident.id())))));
        sheet.line(Mrkdwn.dotted(Stream.of(
                opened(incident),
                view.alerts().isEmpty()
                        ? Mrkdwn.NOTHING
                        : phrases().alerts(view.alerts().size()),
                phrases().happened(happened),
                own.map(channel -> phrases().goesOnIn(Mrkdwn.channel(channel))).orElse(Mrkdwn.NOTHING))));
        incident.resolution()
                .ifPresent(resolution ->
                        sheet.line(phrases().cause(IncidentPen.SLACK.text().apply(resolution.cause()))));
        if (!incident.followUps().isEmpty()) {
            sheet.line(
                    phrases().toDo(incident.toDo().size(), incident.followUps().size()));
            incident.toDo().forEach(each -> sheet.line("• " + followUp(each)));
        }
        sheet.buttons(buttons(incident));
        return sheet.rendered(mark(incident).before(heading + " · " + incident.where()));
    }

    private IncidentReplyPhrases replies() {
        return Phrases.in(language).incidentReplies();
    }

    private IncidentPhrases phrases() {
        return Phrases.in(language).incidents();
    }

    private Wording wording() {
        return Wording.in(language);
    }

    private static Mark mark(Incident incident) {
        if (!incident.open()) {
            return Mark.DONE;
        }
        if (incident.commander().isPresent()) {
            return Mark.ATTENDED;
        }
        return incident.severity() == Severity.WARNING ? Mark.ATTENTION : Mark.FAILED;
    }

    private Mrkdwn heading(Incident incident, Instant now) {
        var priority = Mrkdwn.name(incident.severity().priority());
        var title = Mrkdwn.text(incident.title(), 200);
        return incident.open()
                ? phrases().heading(priority, title)
                : phrases().over(priority, title, wording().duration(incident.lasted(now)));
    }

    private Mrkdwn commander(Incident incident) {
        return incident.commander()
                .map(person -> phrases().ledBy(Mrkdwn.user(person)))
                .orElseGet(() -> incident.open() ? phrases().ledByNobody() : Mrkdwn.NOTHING);
    }

    private Mrkdwn opened(Incident incident) {
        var at = Mrkdwn.moment(incident.openedAt());
        return incident.openedBy().isPerson()
                ? phrases().openedBy(Mrkdwn.user(incident.openedBy()), at)
                : phrases().openedByItself(at);
    }

    private Mrkdwn followUp(Incident.FollowUp followUp) {
        return phrases()
                .followUp(
                        followUp.number(),
                        Mrkdwn.text(followUp.text(), 300),
                        followUp.owner().map(Mrkdwn::user).orElse(Mrkdwn.NOTHING));
    }

    private List<BlockElement> buttons(Incident incident) {
        var id = incident.id().value();
        var guide = Guide.of(catalogue, incident.where());
        var buttons = new ArrayList<BlockElement>();
        if (incident.open()) {
            buttons.add(button(ActionId.INCIDENT_UPDATE, phrases().update(), id)
                    .style("primary")
                    .build());
            buttons.add(button(ActionId.INCIDENT_NOTE, phrases().note(), id).build());
            if (incident.commander().isEmpty()) {
                buttons.add(button(ActionId.INCIDENT_COMMAND, phrases().takeCommand(), id)
                        .build());
            }
            guide.stop()
                    .ifPresent(stop -> buttons.add(
                            button(ActionId.SAY_INCIDENT_STOP, phrases().stop(), COMMAND + " stop " + id)
                                    .style("danger")
                                    .build()));
            guide.impact()
                    .ifPresent(query -> buttons.add(
                            button(ActionId.SAY_INCIDENT_IMPACT, phrases().impact(), COMMAND + " impact " + id)
                                    .build()));
            buttons.add(
                    button(ActionId.INCIDENT_RESOLVE, phrases().resolve(), id).build());
        }
        buttons.add(button(ActionId.INCIDENT_REPORT, phrases().report(), id).build());
        return buttons;
    }

    private static ButtonElement.ButtonElementBuilder button(ActionId action, String text, String value) {
        return ButtonElement.builder()
                .actionId(action.value())
                .text(Fields.plain(text))
                .value(value);
    }

    /** A line of the thread; absent for what the thread shows otherwise. */
    public Optional<Rendered> entry(Entry entry) {
        var line = new IncidentLines(wording(), IncidentPen.SLACK).entry(entry);
        return line.isEmpty() || entry instanceof Entry.Opened
                ? Optional.empty()
                : Optional.of(said(
                        Mrkdwn.name(mark(entry).map(mark -> mark.before(line)).orElse(line.value()))));
    }

    private static Optional<Mark> mark(Entry entry) {
        return switch (entry) {
            case Entry.Worse worse -> Optional.of(Mark.FAILED);
            case Entry.Assigned assigned -> Optional.of(Mark.ATTENDED);
            case Entry.Resolved resolved -> Optional.of(Mark.DONE);
            default -> Optional.empty();
        };
    }

    /** Whether the channel is to see it too. */
    public static boolean broadcast(Entry entry) {
        return entry instanceof Entry.Worse || entry instanceof Entry.Resolved;
    }

    /** An update where its readers are; users read what it means to them and nothing else. */
    public Rendered update(Incident incident, Entry.Updated update) {
        var text = IncidentPen.SLACK.text().apply(update.text());
        return said(
                switch (update.readers()) {
                    case USERS -> phrases().forUsers(Mrkdwn.text(service(incident), 120), text);
                    case TECH, OPS ->
                        phrases()
                                .forTeam(
                                        Mrkdwn.dotted(Stream.of(
                                                phrases()
                                                        .heading(
                                                                Mrkdwn.name(incident.severity()
                                                                        .priority()),
                                                                Mrkdwn.text(incident.title(), 200)),
                                                Mrkdwn.name(incident.where()),
                                                Mrkdwn.name(incident.id()))),
                                        text,
                                        Mrkdwn.user(update.by()));
                });
    }

    private String service(Incident incident) {
        return Optional.ofNullable(catalogue.services().get(incident.where().service()))
                .map(known -> known.title().in(language))
                .orElse(incident.where().service().value());
    }

    /** @param error Slack's own word */
    public Rendered notTold(ChannelId channel, String error) {
        return said(phrases().notTold(Mrkdwn.channel(channel), Mrkdwn.code(error, 60)));
    }

    /** @param error Slack's own word */
    public Rendered noOwnChannel(String error) {
        return said(phrases().noOwnChannel(Mrkdwn.code(error, 60)));
    }

    /** For {@code /incident list}. */
    public Rendered list(List<Incident> incidents) {
        if (incidents.isEmpty()) {
            return said(replies().none());
        }
        int open = (int) incidents.stream().filter(Incident::open).count();
        var heading = replies().listed(open, incidents.size() - open);
        var sheet = new Sheet(Phrases.in(language)).line(heading);
        for (var incident : incidents) {
            sheet.line(mark(incident)
                    .before(Mrkdwn.dotted(Stream.of(
                            phrases()
                                    .heading(
                                            Mrkdwn.name(incident.severity().priority()),
                                            Mrkdwn.text(incident.title(), 120)),
                            Mrkdwn.name(incident.where()),
                            opened(incident),
                            commander(incident),
                            Mrkdwn.name(incident.id())))));
            incident.toDo().forEach(each -> sheet.line("   • " + followUp(each)));
        }
        return sheet.rendered(heading.value());
    }

    public Rendered of(Outcome outcome) {
        return said(
                switch (outcome) {
                    case Outcome.Done(var incident) -> replies().done(Mrkdwn.name(incident.id()));
                    case Outcome.OpenBefore(var incident) ->
                        replies().openBefore(Mrkdwn.name(incident.id()), Mrkdwn.text(incident.title(), 120));
                    case Outcome.NoSuchIncident(var id) -> replies().noSuchIncident(Mrkdwn.code(id, 60));
                    case Outcome.NoSuchAlert(var id) ->
                        Phrases.in(language).alerts().noSuchAlert(Mrkdwn.code(id, 60));
                    case Outcome.AlertWithoutPlace(var alert) -> replies().alertWithoutPlace(Mrkdwn.name(alert));
                    case Outcome.NoSuchPlace(var named) -> replies().noSuchPlace(Mrkdwn.code(named, 120));
                    case Outcome.NoSuchFollowUp(var incident, int number) ->
                        replies().noSuchFollowUp(Mrkdwn.name(incident.id()), number);
                    case Outcome.IsOver(var incident) -> replies().isOver(Mrkdwn.name(incident.id()));
                    case Outcome.NotAllowed(var where, var roles) ->
                        Phrases.in(language).alerts().notAllowed(Mrkdwn.codes(roles));
                });
    }

    public Rendered nothingPrepared() {
        return said(replies().nothingPrepared());
    }

    public Rendered usage() {
        var command = catalogue.house().commands().slash(COMMAND);
        return said(replies().usage(Mrkdwn.code(command + " " + USAGE, 800)));
    }

    private Rendered said(Mrkdwn line) {
        return new Sheet(Phrases.in(language)).line(line).rendered(line.value());
    }
}
