package dev.capstan.slack.deliver;

import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.Digest;
import dev.capstan.alert.Event;
import dev.capstan.alert.Handbook;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Operation;
import dev.capstan.operation.Scope;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Subject;
import dev.capstan.slack.render.AlertLines;
import dev.capstan.slack.render.AlertMessages;
import dev.capstan.slack.render.AlertScene;
import dev.capstan.slack.render.Callers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one alert: its card in the channel, and its life in the thread. Whoever has to answer is told alone too. */
final class AlertTeller {
    private static final Logger LOG = LoggerFactory.getLogger(AlertTeller.class);
    private static final String SIGNALS = "signals.txt";
    private static final String DIGEST = "alerts.txt";
    private static final String PICTURED = "pictured";
    private static final Duration WHILE_IT_IS_DRAWN = Duration.ofSeconds(1);

    /** The card itself lists fewer. */
    private static final int WORTH_A_FILE = 8;

    private static final Duration CHANGED_WITHIN = Duration.ofHours(24);
    private static final int LOOKED_BACK = 20;

    private final Told told;
    private final Outbox outbox;
    private final Board board;
    private final FileUpload upload;
    private final DirectMessages direct;
    private final Clock clock;

    AlertTeller(Told told, Outbox outbox, Board board, FileUpload upload, DirectMessages direct, Clock clock) {
        this.told = told;
        this.outbox = outbox;
        this.board = board;
        this.upload = upload;
        this.direct = direct;
        this.clock = clock;
    }

    Shown tell(Subject subject, AlertView view) {
        var channel = view.alert().origin().channel();
        var language = languageOf(channel);
        var messages = messages(view.alert(), language);
        var card = Place.inChannel(
                subject, Teller.CARD, channel.value(), true, view.alert().beganAt());
        var shown = board.bring(card, messages.card(view, clock.instant()));
        if (shown instanceof Shown.Gone) {
            forgetThread(subject, view);
        }
        return shown instanceof Shown.Stands(var ts) ? thread(card, ts, view, messages, language) : shown;
    }

    private void forgetThread(Subject subject, AlertView view) {
        view.events().forEach(happened -> outbox.forget(subject, part(happened)));
        outbox.forget(subject, SIGNALS);
    }

    private Shown thread(Place card, String ts, AlertView view, AlertMessages messages, Language language) {
        Shown shown = new Shown.Stands(ts);
        if (view.signals().size() > WORTH_A_FILE) {
            shown = upload.bring(
                    card.reply(SIGNALS, ts, false, true), SIGNALS, FileUpload.Content.of(AlertMessages.listed(view)));
        }
        var pictured = isPictured(card.subject()) ? shown : pictures(card, ts, view, language);
        for (var happened : view.events()) {
            if (!(shown instanceof Shown.Stands)) {
                return shown;
            }
            var line = messages.event(view, happened);
            if (line.isPresent()) {
                var place = card.reply(part(happened), ts, AlertMessages.broadcast(happened.event()), true);
                shown = board.bringOnce(place, line.get());
            }
            if (happened.event() instanceof Event.Escalated escalated
                    && escalated.what().directly()
                    && shown instanceof Shown.Stands) {
                shown = directly(card, view, happened, escalated);
            }
        }
        for (var posted : told.pages().of(view.alert().id().value())) {
            var line = messages.page(posted);
            if (line.isPresent() && shown instanceof Shown.Stands) {
                var part = "page-" + posted.page().id();
                shown = board.bringOnce(card.reply(part, ts, false, true), line.get());
            }
        }
        return worse(shown, pictured);
    }

    private static String part(AlertView.Happened happened) {
        return "event-" + happened.number();
    }

    private boolean isPictured(Subject subject) {
        return outbox.anchor(subject, PICTURED).isPresent();
    }

    /** Drawn once: what counts is how it looked when it began. */
    private Shown pictures(Place card, String ts, AlertView view, Language language) {
        var drawn = told.alertPictures().of(view, language);
        if (drawn.isEmpty()) {
            return new Shown.NotNow(WHILE_IT_IS_DRAWN);
        }
        Shown shown = new Shown.Stands(ts);
        for (var picture : drawn.get().entrySet()) {
            var place = card.reply(picture.getKey(), ts, false, true);
            shown = worse(shown, upload.bring(place, picture.getKey(), FileUpload.Content.of(picture.getValue())));
        }
        if (shown instanceof Shown.Stands) {
            outbox.anchored(card.subject(), PICTURED, new Outbox.Anchor(card.channel(), ts, PICTURED));
        }
        return shown;
    }

    private Shown directly(Place card, AlertView view, AlertView.Happened happened, Event.Escalated escalated) {
        Shown shown = new Shown.Stands("");
        for (var person : callers().persons(escalated.what().tell(), view.alert())) {
            shown = worse(shown, directly(card, view, part(happened) + "-" + person, person));
        }
        return shown;
    }

    private Shown directly(Place card, AlertView view, String part, UserId person) {
        if (outbox.anchor(card.subject(), part)
                .filter(anchor -> !anchor.ts().isEmpty())
                .isPresent()) {
            return new Shown.Stands("");
        }
        var shown = direct.to(
                person,
                (channel, language) -> board.bringOnce(
                        Place.inChannel(
                                card.subject(),
                                part,
                                channel,
                                true,
                                view.alert().beganAt()),
                        messages(view.alert(), language).direct(view, clock.instant())));
        if (shown instanceof Shown.Barred(var error)) {
            LOG.warn("{} can't be told of {} alone: {}", person, view.alert().id(), error);
            return new Shown.Stands("");
        }
        return shown;
    }

    Shown tell(Subject subject, Digest digest) {
        var language = languageOf(digest.channel());
        var place = Place.inChannel(subject, Teller.CARD, digest.channel().value(), true, digest.openedAt());
        var messages = new AlertMessages(new AlertScene(handbook(), callers(), List.of()), language);
        var shown = board.bring(place, messages.digest(digest));
        return shown instanceof Shown.Stands(var ts)
                ? upload.bring(
                        place.reply(DIGEST, ts, false, true), DIGEST, FileUpload.Content.of(AlertLines.of(digest)))
                : shown;
    }

    private static Shown worse(Shown before, Shown now) {
        return before instanceof Shown.Stands ? now : before;
    }

    private Language languageOf(ChannelId channel) {
        return told.catalogue().now().house().languageOf(channel);
    }

    private AlertMessages messages(Alert alert, Language language) {
        return new AlertMessages(new AlertScene(handbook(), callers(), lately(alert)), language);
    }

    private Handbook handbook() {
        return new Handbook(told.catalogue().now());
    }

    private Callers callers() {
        return new Callers(told.catalogue().now(), told.duty(), clock.instant());
    }

    /** What changed there before it began, the newest first. */
    private List<Operation> lately(Alert alert) {
        var since = alert.beganAt().minus(CHANGED_WITHIN);
        return alert.origin().where().stream()
                .flatMap(where -> told
                        .operations()
                        .recent(new Scope(where.service(), where.environment(), Optional.empty()), LOOKED_BACK)
                        .stream())
                .filter(operation -> operation
                        .startedAt()
                        .filter(at -> at.isAfter(since) && at.isBefore(alert.beganAt()))
                        .isPresent())
                .filter(operation -> !operation.request().runbook().equals(Runbook.ROLLBACK)
                        || operation.startedAt().isPresent())
                .toList();
    }
}
