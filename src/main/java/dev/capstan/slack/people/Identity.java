package dev.capstan.slack.people;

import com.slack.api.methods.MethodsClient;
import dev.capstan.slack.api.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who the bot is, and of which workspace. Learned once; asked again only while it is not known. */
public final class Identity {
    private static final Logger LOG = LoggerFactory.getLogger(Identity.class);
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofSeconds(2);

    /** @param user the bot's user id, by which it is mentioned */
    public record Bot(String team, String user) {}

    private final MethodsClient slack;
    private final Clock clock;
    private final AtomicReference<Bot> known = new AtomicReference<>();
    private final AtomicReference<Instant> asked = new AtomicReference<>(Instant.MIN);

    public Identity(MethodsClient slack, Clock clock) {
        this.slack = slack;
        this.clock = clock;
    }

    /** Absent while Slack can't be asked: then nobody can be told from a stranger. */
    public Optional<Bot> bot() {
        var bot = known.get();
        if (bot != null) {
            return Optional.of(bot);
        }
        var before = asked.get();
        var now = clock.instant();
        if (before.isAfter(now.minus(BEFORE_ASKING_AGAIN)) || !asked.compareAndSet(before, now)) {
            return Optional.empty();
        }
        return ask();
    }

    private Optional<Bot> ask() {
        switch (Answer.to(() -> slack.authTest(request -> request))) {
            case Answer.Accepted(var who) -> known.set(new Bot(who.getTeamId(), who.getUserId()));
            case Answer.Refused(var error) -> LOG.error("Slack refuses the bot token: {}", error);
            case Answer.RateLimited(var after) -> LOG.warn("Slack wants to be asked who we are in {} s", after.toSeconds());
            case Answer.Unreachable(var why) -> LOG.warn("Slack can't be asked who we are: {}", why);
        }
        return Optional.ofNullable(known.get());
    }
}
