package dev.capstan.slack.listen;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.PinAddedEvent;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.UserId;
import dev.capstan.incident.Entry;
import dev.capstan.incident.IncidentDesk;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message pinned where an incident is told joins its timeline. */
final class Pinning implements BoltEventHandler<PinAddedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Pinning.class);

    /** Only the link of a reply tells the thread in which it is. */
    private static final Pattern THREAD = Pattern.compile("[?&]thread_ts=([0-9]+\\.[0-9]+)");

    private final IncidentDesk incidents;
    private final Executor background;

    Pinning(IncidentDesk incidents, Executor background) {
        this.incidents = incidents;
        this.background = background;
    }

    @Override
    public Response apply(EventsApiPayload<PinAddedEvent> payload, EventContext context) {
        var event = payload.getEvent();
        var message = event.getItem() == null ? null : event.getItem().getMessage();
        if (message != null && message.getText() != null && !message.getText().isBlank()) {
            background.execute(() -> keep(event, payload.getEventId()));
        }
        return context.ack();
    }

    private void keep(PinAddedEvent event, String delivery) {
        try {
            var message = event.getItem().getMessage();
            var link =
                    THREAD.matcher(Optional.ofNullable(message.getPermalink()).orElse(""));
            var thread = link.find() ? link.group(1) : message.getTs();
            var author = Optional.ofNullable(message.getUser()).map(UserId::new);
            incidents.pinned(
                    new ChannelId(event.getChannelId()),
                    thread,
                    new Entry.Pinned(message.getText(), author, new UserId(event.getUser())),
                    delivery);
        } catch (RuntimeException unexpected) {
            LOG.warn("A pinned message is not kept", unexpected);
        }
    }
}
