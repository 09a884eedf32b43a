package dev.capstan.slack.deliver;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import dev.capstan.outbox.Outbox.Anchor;
import dev.capstan.slack.api.Answer;
import dev.capstan.slack.people.Identity;
import dev.capstan.slack.render.Rendered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages in Slack, each marked in its metadata with what it shows, so that it can be found again. */
final class Messages {
    private static final String MARK = "capstan";
    private static final int PAGES = 10;

    /** How far the clock of this machine may be ahead of Slack's. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(15);

    /** Whether a message that may have been posted is there. */
    sealed interface Found {
        record At(String ts) implements Found {}

        record Nowhere() implements Found {}

        record Unknown(Answer<String> why) implements Found {}
    }

    private final MethodsClient slack;
    private final Identity identity;

    Messages(MethodsClient slack, Identity identity) {
        this.slack = slack;
        this.identity = identity;
    }

    /** @return the new message's timestamp */
    Answer<String> post(Place place, Rendered rendered) {
        return Answer.to(() -> slack.chatPostMessage(r -> r.channel(place.channel())
                        .threadTs(place.thread().orElse(null))
                        .replyBroadcast(place.broadcast())
                        .text(rendered.text())
                        .blocks(rendered.blocks().isEmpty() ? null : rendered.blocks())
                        .unfurlLinks(false)
                        .unfurlMedia(false)
                        .metadata(mark(place))))
                .map(posted -> posted.getTs());
    }

    Answer<String> edit(Place place, Anchor anchor, Rendered rendered) {
        return Answer.to(() -> slack.chatUpdate(r -> r.channel(anchor.channel())
                        .ts(anchor.ts())
                        .text(rendered.text())
                        .blocks(rendered.blocks())
                        .metadata(mark(place))))
                .map(edited -> edited.getTs());
    }

    private static Message.Metadata mark(Place place) {
        return Message.Metadata.builder()
                .eventType(MARK)
                .eventPayload(Map.of("subject", place.subject().id(), "part", place.part()))
                .build();
    }

    /** Looks through what was written since the subject began, in its thread or in the channel. */
    Found find(Place place) {
        var bot = identity.bot(Duration.ofSeconds(2));
        if (bot.isEmpty()) {
            return new Found.Unknown(new Answer.Unreachable<>("it is not known who we are"));
        }
        var cursor = Optional.<String>empty();
        for (int page = 0; page < PAGES; page++) {
            var answer = page(place, cursor);
            if (!(answer instanceof Answer.Accepted(var read))) {
                return new Found.Unknown(answer.map(nothing -> ""));
            }
            var own = read.messages().stream()
                    .filter(message -> isOurs(message, bot.get(), place))
                    .findFirst();
            if (own.isPresent()) {
                return new Found.At(own.get().getTs());
            }
            cursor = read.next();
            if (cursor.isEmpty()) {
                break;
            }
        }
        return new Found.Nowhere();
    }

    private record Page(List<Message> messages, Optional<String> next) {
        static Page of(List<Message> messages, ResponseMetadata more) {
            return new Page(
                    messages == null ? List.of() : messages,
                    Optional.ofNullable(more)
                            .map(ResponseMetadata::getNextCursor)
                            .filter(cursor -> !cursor.isEmpty()));
        }
    }

    private Answer<Page> page(Place place, Optional<String> cursor) {
        var oldest = Long.toString(place.since().minus(CLOCKS_APART).getEpochSecond());
        return place.thread().isPresent()
                ? Answer.to(() -> slack.conversationsReplies(r -> r.channel(place.channel())
                                .ts(place.thread().get())
                                .cursor(cursor.orElse(null))
                                .includeAllMetadata(true)
                                .limit(200)))
                        .map(read -> Page.of(read.getMessages(), read.getResponseMetadata()))
                : Answer.to(() -> slack.conversationsHistory(r -> r.channel(place.channel())
                                .oldest(oldest)
                                .cursor(cursor.orElse(null))
                                .includeAllMetadata(true)
                                .limit(200)))
                        .map(read -> Page.of(read.getMessages(), read.getResponseMetadata()));
    }

    /** Anyone's app may write such metadata, so the author has to be the bot itself. */
    private static boolean isOurs(Message message, Identity.Bot bot, Place place) {
        var mark = message.getMetadata();
        return bot.user().equals(message.getUser())
                && mark != null
                && MARK.equals(mark.getEventType())
                && mark.getEventPayload() != null
                && place.subject().id().equals(mark.getEventPayload().get("subject"))
                && place.part().equals(mark.getEventPayload().get("part"));
    }
}
