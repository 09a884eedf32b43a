package dev.capstan.slack.listen;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import dev.capstan.slack.people.Identity;
import java.time.Duration;

/**
 * {@code @capstan deploy ctea}: the way to speak in threads, where Slack allows no slash commands. Slack delivers an
 * event again when it doubts that it arrived; the desk takes it once, and it is answered once.
 */
final class MentionEvents implements BoltEventHandler<AppMentionEvent> {
    private final Speech speech;
    private final Verbs verbs;
    private final Recorded recorded;
    private final PrivateAnswers answers;
    private final Identity identity;
    private final Cache<String, Boolean> seen = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(15))
            .maximumSize(10_000)
            .build();

    MentionEvents(Speech speech, Verbs verbs, Recorded recorded, PrivateAnswers answers, Identity identity) {
        this.speech = speech;
        this.verbs = verbs;
        this.recorded = recorded;
        this.answers = answers;
        this.identity = identity;
    }

    @Override
    public Response apply(EventsApiPayload<AppMentionEvent> payload, EventContext context) {
        var event = payload.getEvent();
        boolean human = event.getUser() != null && event.getBotId() == null && event.getEdited() == null;
        boolean first = seen.asMap().putIfAbsent(payload.getEventId(), true) == null;
        if (human && first && isOfThisTeam(event, payload.getTeamId())) {
            var asker = Asker.inChannel(event.getUser(), event.getChannel(), null, null)
                    .inThread(event.getThreadTs());
            answers.give(asker, said(asker, event.getText(), payload.getEventId()));
        }
        return context.ack();
    }

    private Said said(Asker asker, String text, String delivery) {
        var afterMention = identity.bot(Duration.ZERO)
                .map(bot -> text.replaceFirst("^\\s*<@" + bot.user() + "(\\|[^>]*)?>[\\s:,]*", ""))
                .orElse(text);
        return SlashCommands.understood(
                afterMention, speech, words -> recorded.orNot(asker, () -> verbs.say(asker, words, delivery)));
    }

    private static boolean isOfThisTeam(AppMentionEvent event, String team) {
        var home = event.getUserTeam() == null ? event.getTeam() : event.getUserTeam();
        return home == null || home.equals(team);
    }
}
