package dev.capstan.slack.deliver;

import dev.capstan.catalog.UserId;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Outbox.Anchor;
import dev.capstan.outbox.Subject;
import dev.capstan.slack.render.WatchMessages;
import dev.capstan.watch.Watch;
import dev.capstan.watch.WatchState;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Tells what is watched after a deploy, in the deploy's thread; the numbers that something is done about show in the channel too. */
final class WatchTeller {
    private static final String STANDING = "watch";
    private static final String NUMBERS = "numbers";

    /** The deploy's own card comes first. */
    private static final Duration CARD_COMES = Duration.ofSeconds(1);

    private final Told told;
    private final Outbox outbox;
    private final Board board;
    private final Clock clock;

    WatchTeller(Told told, Outbox outbox, Board board, Clock clock) {
        this.told = told;
        this.outbox = outbox;
        this.board = board;
        this.clock = clock;
    }

    Shown tell(Subject subject, Watch watch) {
        var request = watch.deploy().request();
        var deploy = new Subject(Subject.Kind.OPERATION, watch.deploy().id().value());
        var card = outbox.anchor(deploy, Teller.CARD).map(Anchor::ts).filter(ts -> !ts.isEmpty());
        if (card.isEmpty()) {
            return new Shown.NotNow(CARD_COMES);
        }
        var messages = new WatchMessages(watch, told.catalogue().now().house().languageOf(request.channel()));
        var place = Place.inChannel(subject, STANDING, request.channel().value(), true, watch.began());
        var shown = board.bring(place.reply(STANDING, card.get(), false, true), messages.standing());
        var onCall = watch.state() instanceof WatchState.Asking
                ? told.duty().onCall(request.scope().service(), clock.instant())
                : Optional.<UserId>empty();
        var numbers = messages.numbers(onCall);
        return shown instanceof Shown.Stands && numbers.isPresent()
                ? board.bring(place.reply(NUMBERS, card.get(), true, true), numbers.get())
                : shown;
    }
}
