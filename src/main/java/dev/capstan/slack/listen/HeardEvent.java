package dev.capstan.slack.listen;

import com.slack.api.bolt.App;
import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.PinAddedEvent;
import java.util.List;
import java.util.Set;

/**
 * An event that Slack is asked to send: one that is heard without being declared here would never come.
 *
 * @param scopes without which Slack does not send it
 */
record HeardEvent<E extends Event>(Class<E> type, String name, Set<String> scopes) {
    static final HeardEvent<AppHomeOpenedEvent> HOME_OPENED =
            new HeardEvent<>(AppHomeOpenedEvent.class, AppHomeOpenedEvent.TYPE_NAME, Set.of());
    static final HeardEvent<AppMentionEvent> MENTION =
            new HeardEvent<>(AppMentionEvent.class, AppMentionEvent.TYPE_NAME, Set.of("app_mentions:read"));
    static final HeardEvent<MemberJoinedChannelEvent> JOINED = new HeardEvent<>(
            MemberJoinedChannelEvent.class, MemberJoinedChannelEvent.TYPE_NAME, Set.of("channels:read", "groups:read"));

    static final HeardEvent<PinAddedEvent> PINNED =
            new HeardEvent<>(PinAddedEvent.class, PinAddedEvent.TYPE_NAME, Set.of("pins:read"));

    static final List<HeardEvent<?>> ALL = List.of(HOME_OPENED, MENTION, JOINED, PINNED);

    void by(BoltEventHandler<E> ear, App app) {
        app.event(type, ear);
    }
}
