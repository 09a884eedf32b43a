package dev.capstan.slack.listen;

import static com.slack.api.model.view.Views.view;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import dev.capstan.operation.StoreUnavailable;
import dev.capstan.slack.api.Answer;
import dev.capstan.slack.api.SlackApi;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The app's own page: what is open now. */
final class Home implements BoltEventHandler<AppHomeOpenedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Home.class);

    private final SlackApi slack;
    private final Rooms rooms;
    private final Speech speech;
    private final Executor background;
    private final Clock clock;

    Home(SlackApi slack, Rooms rooms, Speech speech, Executor background, Clock clock) {
        this.slack = slack;
        this.rooms = rooms;
        this.speech = speech;
        this.background = background;
        this.clock = clock;
    }

    @Override
    public Response apply(EventsApiPayload<AppHomeOpenedEvent> payload, EventContext context) {
        if ("home".equals(payload.getEvent().getTab())) {
            background.execute(() -> publish(payload.getEvent().getUser()));
        }
        return context.ack();
    }

    private void publish(String user) {
        try {
            var operations = rooms.operations();
            var language = speech.languageOf(Asker.inChannel(user, null, null, null));
            var list = speech.replies().operations(operations.open(), operations.paused(), language, clock.instant());
            var answer = Answer.to(() -> slack.methods().viewsPublish(r -> r.userId(user)
                    .view(view(v -> v.type("home").blocks(list.blocks())))));
            if (!(answer instanceof Answer.Accepted)) {
                LOG.warn("The home of {} could not be shown: {}", user, answer);
            }
        } catch (StoreUnavailable down) {
            LOG.warn("The home of {} could not be shown: {}", user, down.getMessage());
        }
    }
}
