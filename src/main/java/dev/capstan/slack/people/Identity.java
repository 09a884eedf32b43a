package dev.capstan.slack.people;

import com.slack.api.methods.MethodsClient;
import dev.capstan.slack.api.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who the bot is, and of which workspace. Learned once; asked again only while it is not known. */
public final class Identity {
    private static final Logger LOG = LoggerFactory.getLogger(Identity.class);

    /**
     * @param user the bot's user id, by which it is mentioned
     * @param name the name by which people type it: {@code /invite @name}
     * @param workspace where its messages are shown: {@code https://team.slack.com/}
     */
    public record Bot(String team, String user, String name, String workspace) {
        /** Leads to one message. */
        public String link(String channel, String ts) {
            return workspace + "archives/" + channel + "/p" + ts.replace(".", "");
        }
    }

    private final MethodsClient slack;
    private final Executor background;
    private final AtomicReference<CompletableFuture<Optional<Bot>>> asked = new AtomicReference<>();

    public Identity(MethodsClient slack, Executor background) {
        this.slack = slack;
        this.background = background;
    }

    /** Absent while Slack can't be asked: then nobody can be told from a stranger. */
    public Optional<Bot> bot(Duration atMost) {
        return Soon.of(answer(), atMost).flatMap(known -> known);
    }

    private CompletableFuture<Optional<Bot>> answer() {
        var before = asked.get();
        if (before != null && (!before.isDone() || before.join().isPresent())) {
            return before;
        }
        var question = new CompletableFuture<Optional<Bot>>();
        if (!asked.compareAndSet(before, question)) {
            return asked.get();
        }
        background.execute(() -> question.complete(ask()));
        return question;
    }

    private Optional<Bot> ask() {
        return switch (Answer.to(() -> slack.authTest(request -> request))) {
            case Answer.Accepted(var who) ->
                Optional.of(new Bot(who.getTeamId(), who.getUserId(), who.getUser(), who.getUrl()));
            case Answer.Refused(var error) -> {
                LOG.error("Slack refuses the bot token: {}", error);
                yield Optional.empty();
            }
            case Answer.RateLimited(var after) -> unknown("asked too often");
            case Answer.Unreachable(var why) -> unknown(why);
        };
    }

    private static Optional<Bot> unknown(String why) {
        LOG.warn("Slack can't be asked who we are: {}", why);
        return Optional.empty();
    }
}
