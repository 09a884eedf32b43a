package dev.capstan.slack.deliver;

import dev.capstan.finding.Found;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Subject;
import dev.capstan.slack.render.FindingMessages;

/** Tells a channel that something is wrong, and under that message, for all to see, that it is over. */
final class FindingTeller {
    private static final String STANDS = "stands";
    private static final String OVER = "over";

    private final Told told;
    private final Outbox outbox;
    private final Board board;

    FindingTeller(Told told, Outbox outbox, Board board) {
        this.told = told;
        this.outbox = outbox;
        this.board = board;
    }

    Shown tell(Subject subject, Found found) {
        var language = told.catalogue().now().house().languageOf(found.channel());
        var place = Place.inChannel(subject, STANDS, found.channel().value(), true, found.since());
        if (found.overAt().isPresent() && outbox.anchor(subject, STANDS).isEmpty()) {
            return new Shown.Stands(""); // Nobody heard of it, so nobody waits to hear that it is over
        }
        var shown = board.bringOnce(place, FindingMessages.stands(found, language));
        return shown instanceof Shown.Stands(var ts) && found.overAt().isPresent()
                ? board.bringOnce(place.reply(OVER, ts, true, true), FindingMessages.over(found, language))
                : shown;
    }
}
