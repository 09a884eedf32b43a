package dev.capstan.slack.deliver;

import dev.capstan.alert.AlertView;
import dev.capstan.alert.Event;
import dev.capstan.catalog.UserId;
import dev.capstan.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls people alone, where a step of the escalation wants them so. */
record AlertCalls(AlertVoice voice, Outbox outbox, Board board, DirectMessages direct) {
    private static final Logger LOG = LoggerFactory.getLogger(AlertCalls.class);

    /** @param part each of them is called once for it */
    Shown call(Place card, AlertView view, String part, Event.Escalated escalated) {
        Shown shown = new Shown.Stands("");
        if (escalated.what().directly()) {
            for (var person : voice.callers().persons(escalated.what().tell(), view.alert())) {
                shown = shown.orWorse(call(card, view, part + "-" + person, person));
            }
        }
        return shown;
    }

    private Shown call(Place card, AlertView view, String part, UserId person) {
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
                        voice.messages(view.alert(), language)
                                .direct(view, voice.clock().instant())));
        if (shown instanceof Shown.Barred(var error)) {
            LOG.warn("{} can't be told of {} alone: {}", person, view.alert().id(), error);
            return new Shown.Stands("");
        }
        return shown;
    }
}
