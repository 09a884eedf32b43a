package dev.capstan.slack.listen;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import dev.capstan.catalog.ChannelId;
import dev.capstan.slack.people.Identity;
import dev.capstan.slack.people.People;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Somebody came into a channel. When it is the bot, what could not be told there can be told now. */
final class Joining implements BoltEventHandler<MemberJoinedChannelEvent> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Identity identity;
    private final People people;
    private final Consumer<ChannelId> welcome;
    private final Executor background;

    Joining(Identity identity, People people, Consumer<ChannelId> welcome, Executor background) {
        this.identity = identity;
        this.people = people;
        this.welcome = welcome;
        this.background = background;
    }

    @Override
    public Response apply(EventsApiPayload<MemberJoinedChannelEvent> payload, EventContext context) {
        var event = payload.getEvent();
        background.execute(() -> {
            if (identity.bot(PATIENCE)
                    .filter(bot -> bot.user().equals(event.getUser()))
                    .isPresent()) {
                var channel = new ChannelId(event.getChannel());
                people.botIsNowIn(channel);
                welcome.accept(channel);
            }
        });
        return context.ack();
    }
}
