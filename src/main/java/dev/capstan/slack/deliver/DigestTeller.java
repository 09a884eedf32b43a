package dev.capstan.slack.deliver;

import dev.capstan.alert.Digest;
import dev.capstan.alert.Event;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Subject;
import dev.capstan.slack.render.AlertLines;
import dev.capstan.slack.render.AlertMessages;

/** Tells alerts that came too close together: one message, a file that lists each, and what nobody answers. */
record DigestTeller(Outbox outbox, Board board, FileUpload upload, AlertVoice voice, AlertCalls calls) {
    private static final String FILE = "alerts.txt";

    Shown tell(Subject subject, Digest digest) {
        var messages = voice.messages(voice.languageOf(digest.channel()));
        var place = Place.inChannel(subject, Teller.CARD, digest.channel().value(), true, digest.openedAt());
        var shown = board.bring(place, messages.digest(digest));
        if (shown instanceof Shown.Gone) {
            outbox.forget(subject, file(digest));
        }
        return shown instanceof Shown.Stands(var ts) ? thread(place, ts, digest, messages) : shown;
    }

    private Shown thread(Place card, String ts, Digest digest, AlertMessages messages) {
        var shown = upload.bring(
                card.reply(file(digest), ts, false, true), FILE, FileUpload.Content.of(AlertLines.of(digest)));
        for (var unanswered : messages.unanswered(digest)) {
            if (shown instanceof Shown.Stands) {
                shown = board.bringOnce(card.reply(unanswered.part(), ts, true, true), unanswered.line());
            }
            if (shown instanceof Shown.Stands) {
                shown = calls.call(card, unanswered.alert(), unanswered.part(), unanswered.step());
            }
        }
        return shown;
    }

    /** A new one whenever more joined what it lists. */
    private static String file(Digest digest) {
        long grown = digest.alerts().stream()
                .flatMap(view -> view.events().stream())
                .filter(happened ->
                        happened.event() instanceof Event.More && happened.at().isAfter(digest.closedAt()))
                .count();
        return grown == 0 ? FILE : FILE + "-" + grown;
    }
}
