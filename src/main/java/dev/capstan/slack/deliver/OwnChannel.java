package dev.capstan.slack.deliver;

import com.slack.api.methods.MethodsClient;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.UserId;
import dev.capstan.incident.Incident;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Outbox.Anchor;
import dev.capstan.outbox.Subject;
import dev.capstan.slack.api.Answer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channel of an incident's own, made once and kept as an anchor; and who is invited to it. */
final class OwnChannel {
    private static final Logger LOG = LoggerFactory.getLogger(OwnChannel.class);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 80;
    private static final String MADE = "made";
    private static final String INVITED = "own-invited";

    /** Also looked for where a pinned message is placed. */
    static final String PART = "own-channel";

    private final MethodsClient slack;
    private final Outbox outbox;

    OwnChannel(MethodsClient slack, Outbox outbox) {
        this.slack = slack;
        this.outbox = outbox;
    }

    sealed interface Made {
        record Here(ChannelId channel) implements Made {}

        record Refused(String error) implements Made {}

        /** None is wanted. */
        record None() implements Made {}

        record NotNow(Shown shown) implements Made {}
    }

    Made of(Subject subject, Incident incident) {
        if (!incident.ownChannel()) {
            return new Made.None();
        }
        var anchor = outbox.anchor(subject, PART);
        if (anchor.isPresent()) {
            return anchor.get().ts().equals(MADE)
                    ? new Made.Here(new ChannelId(anchor.get().channel()))
                    : new Made.Refused(anchor.get().face());
        }
        return make(subject, incident);
    }

    private Made make(Subject subject, Incident incident) {
        var answer = Answer.to(() ->
                        slack.conversationsCreate(r -> r.name(name(incident)).isPrivate(false)))
                .map(made -> made.getChannel().getId());
        return switch (answer) {
            case Answer.Accepted(var channel) -> {
                outbox.anchored(subject, PART, new Anchor(channel, MADE, MADE));
                yield new Made.Here(new ChannelId(channel));
            }
            case Answer.Refused(var error) -> {
                LOG.warn("{} gets no channel of its own: {}", incident.id(), error);
                outbox.anchored(subject, PART, new Anchor(incident.channel().value(), "", error));
                yield new Made.Refused(error);
            }
            case Answer.RateLimited(var after) -> new Made.NotNow(new Shown.NotNow(after));
            case Answer.Unreachable(var why) -> new Made.NotNow(new Shown.Lost("conversations.create: " + why));
        };
    }

    /** {@code inc-shop-20261122-7f3k2q} */
    private static String name(Incident incident) {
        var end = "-" + DAY.format(incident.openedAt()) + "-"
                + incident.id().value().substring("in-".length()).toLowerCase(Locale.ROOT);
        var start = "inc-" + incident.where().service();
        return start.substring(0, Math.min(start.length(), LONGEST_NAME - end.length())) + end;
    }

    /** Whoever can't be invited can still come by himself; the channel is public. */
    void invite(Subject subject, ChannelId channel, Set<UserId> people) {
        var before = outbox.anchor(subject, INVITED).map(Anchor::face).orElse("");
        var invited = new TreeSet<>(List.of(before.split(" ")));
        for (var person : people) {
            if (person.isPerson() && invited.add(person.value())) {
                var answer = Answer.to(() -> slack.conversationsInvite(
                        r -> r.channel(channel.value()).users(List.of(person.value()))));
                if (!(answer instanceof Answer.Accepted<?>)) {
                    LOG.info("{} is not invited to {}: {}", person, channel, answer);
                }
            }
        }
        var all = String.join(" ", invited).strip();
        if (!all.equals(before)) {
            outbox.anchored(subject, INVITED, new Anchor(channel.value(), MADE, all));
        }
    }
}
