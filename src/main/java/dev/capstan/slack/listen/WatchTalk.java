package dev.capstan.slack.listen;

import dev.capstan.operation.OperationId;
import dev.capstan.slack.render.ActionId;
import dev.capstan.slack.render.ButtonValue;
import dev.capstan.slack.render.WatchReplies;
import dev.capstan.watch.WatchDesk;
import dev.capstan.watch.WatchDesk.Outcome;
import java.util.Optional;
import java.util.function.Function;

/** What is watched after a deploy, at the press of its buttons. */
record WatchTalk(Rooms rooms, Speech speech) {

    /** Absent for any other button. What shows in the thread is not answered. */
    Optional<Said> pressed(Asker asker, ActionId action, String carried, String delivery) {
        return switch (action) {
            case WATCH_STOP -> on(carried, deploy -> said(desk().stop(deploy, asker.person())));
            case WATCH_KEEP -> on(carried, deploy -> said(desk().keep(deploy, asker.person())));
            case WATCH_ROLL_BACK -> on(carried, deploy -> said(desk().rollBack(deploy, asker.person(), delivery)));
            default -> Optional.empty();
        };
    }

    private WatchDesk desk() {
        return rooms.watches();
    }

    private static Optional<Said> on(String carried, Function<OperationId, Said> said) {
        return ButtonValue.parse(carried).map(value -> said.apply(value.operation()));
    }

    private Said said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> new Said.Nothing();
            case Outcome.Asked(var request) ->
                new Said.Words(language -> speech.replies().of(request, language), Verbs.channelOf(request));
            case Outcome.Past past -> words(past);
            case Outcome.NotAllowed notAllowed -> words(notAllowed);
            case Outcome.NoWay noWay -> words(noWay);
        };
    }

    private Said words(Outcome outcome) {
        var replies = new WatchReplies(rooms.catalogue().now().house().commands());
        return new Said.Words(language -> replies.of(outcome, language));
    }
}
