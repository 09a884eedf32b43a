package dev.capstan.slack.deliver;

import com.slack.api.methods.MethodsClient;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.UserId;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Outbox.Anchor;
import dev.capstan.slack.api.Answer;
import dev.capstan.slack.people.Identity;
import dev.capstan.slack.people.People;
import dev.capstan.slack.render.CatalogueMentions;
import dev.capstan.slack.render.Rendered;
import dev.capstan.slack.render.Replies;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whoever asked for something is asked in a direct message to invite the bot into its channel: once, and at most once,
 * since their direct messages can't be searched for one whose answer was lost.
 */
final class Invitation {
    private static final Logger LOG = LoggerFactory.getLogger(Invitation.class);
    private static final String PART = "invitation";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A private channel that lacks the bot is not there for it. */
    private static final Set<String> MENDED_BY_INVITING = Set.of("not_in_channel", "channel_not_found");

    private final Told told;
    private final Outbox outbox;
    private final MethodsClient slack;
    private final Identity identity;
    private final People people;

    Invitation(Told told, Outbox outbox, MethodsClient slack, Identity identity, People people) {
        this.told = told;
        this.outbox = outbox;
        this.slack = slack;
        this.identity = identity;
        this.people = people;
    }

    void send(Story story, String error) {
        var subject = story.subject();
        var bot = identity.bot(PATIENCE);
        if (!MENDED_BY_INVITING.contains(error)
                || !story.asker().isPerson()
                || bot.isEmpty()
                || outbox.anchor(subject, PART).isPresent()) {
            return;
        }
        var asker = story.asker();
        var words = words(story.channel(), bot.get(), asker);
        outbox.anchored(subject, PART, new Anchor(asker.value(), "", ""));
        var answer = Answer.to(() -> slack.chatPostMessage(
                r -> r.channel(asker.value()).text(words.text()).blocks(words.blocks())));
        switch (answer) {
            case Answer.Accepted<?> posted -> {}
            case Answer.Unreachable<?> perhaps -> LOG.warn("{} was perhaps not told: {}", asker, perhaps);
            case Answer.RateLimited<?> later -> outbox.forget(subject, PART);
            case Answer.Refused<?> no -> LOG.warn("{} can't be told: {}", asker, no);
        }
    }

    private Rendered words(ChannelId channel, Identity.Bot bot, UserId requester) {
        var catalogue = told.catalogue().now();
        var house = catalogue.house();
        Language language = people.languageOf(requester).orElseGet(() -> house.languageOf(channel));
        return new Replies(new CatalogueMentions(catalogue, told.access()), house.commands())
                .inviteMe(channel, bot.name(), language);
    }
}
