package dev.capstan.slack.deliver;

import dev.capstan.alert.AlertView;
import dev.capstan.alert.Event;
import dev.capstan.catalog.Language;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Subject;
import dev.capstan.slack.render.AlertMessages;
import java.time.Duration;

/** Tells one alert: its card in the channel, and its life in the thread. Whoever has to answer is told alone too. */
final class AlertTeller {
    private static final String SIGNALS = "signals.txt";
    private static final String PICTURED = "pictured";
    private static final Duration WHILE_IT_IS_DRAWN = Duration.ofSeconds(1);

    /** The card itself lists fewer. */
    private static final int WORTH_A_FILE = 8;

    private final Told told;
    private final Outbox outbox;
    private final Board board;
    private final FileUpload upload;
    private final AlertVoice voice;
    private final AlertCalls calls;

    AlertTeller(Told told, Outbox outbox, Board board, FileUpload upload, AlertVoice voice, AlertCalls calls) {
        this.told = told;
        this.outbox = outbox;
        this.board = board;
        this.upload = upload;
        this.voice = voice;
        this.calls = calls;
    }

    Shown tell(Subject subject, AlertView view) {
        var channel = view.alert().origin().channel();
        var language = voice.languageOf(channel);
        var messages = voice.messages(view.alert(), language);
        var card = Place.inChannel(
                subject, Teller.CARD, channel.value(), true, view.alert().beganAt());
        var shown = board.bring(card, messages.card(view, voice.clock().instant()));
        if (shown instanceof Shown.Gone) {
            forgetThread(subject, view);
        }
        return shown instanceof Shown.Stands(var ts) ? thread(card, ts, view, messages, language) : shown;
    }

    private void forgetThread(Subject subject, AlertView view) {
        view.events().forEach(happened -> outbox.forget(subject, part(happened)));
        outbox.forget(subject, file(view));
    }

    private Shown thread(Place card, String ts, AlertView view, AlertMessages messages, Language language) {
        Shown shown = new Shown.Stands(ts);
        if (view.signals().size() > WORTH_A_FILE) {
            shown = upload.bring(
                    card.reply(file(view), ts, false, true),
                    SIGNALS,
                    FileUpload.Content.of(AlertMessages.listed(view)));
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
            if (happened.event() instanceof Event.Escalated escalated && shown instanceof Shown.Stands) {
                shown = calls.call(card, view, part(happened), escalated);
            }
        }
        for (var posted : told.pages().of(view.alert().id().value())) {
            var line = messages.page(posted);
            if (line.isPresent() && shown instanceof Shown.Stands) {
                var part = "page-" + posted.page().id();
                shown = board.bringOnce(card.reply(part, ts, false, true), line.get());
            }
        }
        return shown.orWorse(pictured);
    }

    private static String part(AlertView.Happened happened) {
        return "event-" + happened.number();
    }

    /** A new one whenever more joined than their line in the thread names. */
    private static String file(AlertView view) {
        long grown = view.events().stream()
                .filter(happened ->
                        happened.event() instanceof Event.More(var which, int count) && count > which.size())
                .count();
        return grown == 0 ? SIGNALS : SIGNALS + "-" + grown;
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
            shown = shown.orWorse(upload.bring(place, picture.getKey(), FileUpload.Content.of(picture.getValue())));
        }
        if (shown instanceof Shown.Stands) {
            outbox.anchored(card.subject(), PICTURED, new Outbox.Anchor(card.channel(), ts, PICTURED));
        }
        return shown;
    }
}
