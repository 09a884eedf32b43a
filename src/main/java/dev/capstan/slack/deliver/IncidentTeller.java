package dev.capstan.slack.deliver;

import com.slack.api.methods.MethodsClient;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.UserId;
import dev.capstan.incident.Entry;
import dev.capstan.incident.Guide;
import dev.capstan.incident.Incident;
import dev.capstan.incident.IncidentView;
import dev.capstan.incident.IncidentView.Happened;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Subject;
import dev.capstan.slack.api.Answer;
import dev.capstan.slack.deliver.OwnChannel.Made;
import dev.capstan.slack.render.IncidentMessages;
import dev.capstan.slack.render.IncidentReport;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one incident: its card, its thread, its updates where their readers are, and its report. */
final class IncidentTeller {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentTeller.class);
    private static final String CARD = "card";
    private static final String OWN_CARD = "own-card";
    private static final String NO_CHANNEL = "no-channel";

    private final Told told;
    private final Outbox outbox;
    private final Board board;
    private final FileUpload upload;
    private final OwnChannel ownChannel;
    private final MethodsClient slack;
    private final Clock clock;

    IncidentTeller(Told told, Outbox outbox, Board board, FileUpload upload, MethodsClient slack, Clock clock) {
        this.told = told;
        this.outbox = outbox;
        this.board = board;
        this.upload = upload;
        this.ownChannel = new OwnChannel(slack, outbox);
        this.slack = slack;
        this.clock = clock;
    }

    Shown tell(Subject subject, IncidentView view) {
        var incident = view.incident();
        var made = ownChannel.of(subject, incident);
        if (made instanceof Made.NotNow(var shown)) {
            return shown;
        }
        var own = made instanceof Made.Here(var channel) ? Optional.of(channel) : Optional.<ChannelId>empty();
        var shown = card(subject, CARD, view, incident.channel(), own);
        if (!(shown instanceof Shown.Stands(var ts))) {
            return shown;
        }
        var place = place(subject, CARD, incident, incident.channel());
        if (made instanceof Made.Refused(var error)) {
            shown = board.bringOnce(
                    place.reply(NO_CHANNEL, ts, false, true),
                    messages(incident.channel()).noOwnChannel(error));
        }
        if (own.isEmpty()) {
            return worse(shown, () -> thread(place, ts, view, false));
        }
        ownChannel.invite(subject, own.get(), concerned(incident));
        return card(subject, OWN_CARD, view, own.get(), own) instanceof Shown.Stands(var ownTs)
                ? thread(place(subject, OWN_CARD, incident, own.get()), ownTs, view, true)
                : new Shown.NotNow(Duration.ofSeconds(5));
    }

    private Shown card(Subject subject, String part, IncidentView view, ChannelId channel, Optional<ChannelId> own) {
        int happened = told.chronicle().of(view).lines().size();
        var shown = board.bring(
                place(subject, part, view.incident(), channel),
                messages(channel).card(view, happened, own, clock.instant()));
        if (shown instanceof Shown.Gone) {
            // A thread without its card is lost: all of it is told again
            outbox.forget(subject, part);
            view.entries().forEach(each -> outbox.forget(subject, part(each)));
            outbox.forget(subject, NO_CHANNEL);
        }
        return shown;
    }

    private static Place place(Subject subject, String part, Incident incident, ChannelId channel) {
        return Place.inChannel(subject, part, channel.value(), true, incident.openedAt());
    }

    private Set<UserId> concerned(Incident incident) {
        var people = new LinkedHashSet<UserId>();
        told.duty().onCall(incident.where().service(), clock.instant()).ifPresent(people::add);
        incident.commander().ifPresent(people::add);
        people.add(incident.openedBy());
        return people;
    }

    private static Shown worse(Shown before, java.util.function.Supplier<Shown> next) {
        return before instanceof Shown.Stands ? next.get() : before;
    }

    private static String part(Happened happened) {
        return "entry-" + happened.number();
    }

    private Shown thread(Place card, String ts, IncidentView view, boolean own) {
        Shown shown = new Shown.Stands(ts);
        for (var happened : view.entries()) {
            if (!(shown instanceof Shown.Stands)) {
                return shown;
            }
            shown = told(card, ts, view, happened, own);
        }
        return shown;
    }

    private Shown told(Place card, String ts, IncidentView view, Happened happened, boolean own) {
        var channel = new ChannelId(card.channel());
        if (happened.entry() instanceof Entry.ReportWanted) {
            return upload.bring(
                    card.reply(part(happened), ts, false, true),
                    view.incident().id() + ".md",
                    FileUpload.Content.of(report(view, languageOf(channel))));
        }
        var line = messages(channel).entry(happened.entry());
        Shown shown = new Shown.Stands(ts);
        if (line.isPresent()) {
            var place = card.reply(part(happened), ts, own || IncidentMessages.broadcast(happened.entry()), true);
            shown = board.bringOnce(place, line.get());
        }
        return happened.entry() instanceof Entry.Updated update
                ? worse(shown, () -> update(card, ts, view.incident(), happened, update))
                : shown;
    }

    private Shown update(Place card, String ts, Incident incident, Happened happened, Entry.Updated update) {
        Shown shown = new Shown.Stands(ts);
        for (var channel : Guide.of(told.catalogue().now(), incident.where()).channels(update.readers())) {
            var part = part(happened) + "-" + channel;
            var said = board.bringOnce(
                    place(card.subject(), part, incident, channel),
                    messages(channel).update(incident, update));
            if (said instanceof Shown.Barred(var error)) {
                LOG.warn("An update of {} can't be told in {}: {}", incident.id(), channel, error);
                said = board.bringOnce(
                        card.reply(part + "-not", ts, false, true),
                        messages(new ChannelId(card.channel())).notTold(channel, error));
            }
            if (!(said instanceof Shown.Stands)) {
                shown = said;
            }
        }
        return shown;
    }

    private String report(IncidentView view, Language language) {
        var impact = Guide.of(told.catalogue().now(), view.incident().where()).impactTyped(view.incident());
        Map<UserId, String> names = new HashMap<>();
        return new IncidentReport(
                        told.chronicle().of(view), impact, user -> names.computeIfAbsent(user, this::name), language)
                .written();
    }

    private String name(UserId user) {
        var answer = Answer.to(() -> slack.usersInfo(r -> r.user(user.value())))
                .map(found -> found.getUser().getRealName());
        return answer instanceof Answer.Accepted(var name) && name != null && !name.isBlank() ? name : user.value();
    }

    private IncidentMessages messages(ChannelId channel) {
        return new IncidentMessages(told.catalogue().now(), languageOf(channel));
    }

    private Language languageOf(ChannelId channel) {
        return told.catalogue().now().house().languageOf(channel);
    }
}
