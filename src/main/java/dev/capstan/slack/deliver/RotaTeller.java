package dev.capstan.slack.deliver;

import dev.capstan.catalog.ChannelId;
import dev.capstan.outbox.Subject;
import dev.capstan.rota.Handover;
import dev.capstan.rota.Rota;
import dev.capstan.slack.render.RotaMessages;

/** Tells a rota's channel that somebody stands in, and under that message, for all to see, that it was taken back. */
final class RotaTeller {
    private static final String MADE = "made";
    private static final String ENDED = "ended";

    private final Told told;
    private final Board board;

    RotaTeller(Told told, Board board) {
        this.told = told;
        this.board = board;
    }

    Shown tell(Subject subject, ChannelId channel, Rota rota, Handover handover) {
        var language = told.catalogue().now().house().languageOf(channel);
        var place = Place.inChannel(subject, MADE, channel.value(), true, handover.at());
        var shown = board.bringOnce(place, RotaMessages.made(rota, handover, language));
        return shown instanceof Shown.Stands(var ts) && handover.ended().isPresent()
                ? board.bringOnce(place.reply(ENDED, ts, true, true), RotaMessages.ended(rota, handover, language))
                : shown;
    }
}
