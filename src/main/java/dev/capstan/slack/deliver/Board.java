package dev.capstan.slack.deliver;

import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Outbox.Anchor;
import dev.capstan.slack.api.Answer;
import dev.capstan.slack.render.Rendered;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one message in line: posts it, edits it, or leaves it alone. Before a post the intention is kept as an anchor
 * without a timestamp; where that is found later, be it after a lost answer or a crash, Slack is searched first.
 */
final class Board {
    private static final Logger LOG = LoggerFactory.getLogger(Board.class);
    private static final Set<String> GONE = Set.of("message_not_found", "thread_not_found", "cant_update_message");
    private static final Set<String> TOO_MUCH =
            Set.of("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "blocks_too_long");

    /** The bot itself is not let in, so nothing gets through anywhere. */
    private static final Set<String> LOCKED_OUT =
            Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired");

    private static final String NOT_YET = "";
    private static final Duration UNTIL_SOMEBODY_ELSE_DID = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Messages messages;
    private final Budget budget;
    private final BooleanSupplier mayWrite;
    private final Connection connection;

    /** @param mayWrite asked right before each call that writes: a process may have been asleep since it began */
    Board(Outbox outbox, Messages messages, Budget budget, BooleanSupplier mayWrite) {
        this.outbox = outbox;
        this.messages = messages;
        this.budget = budget;
        this.mayWrite = mayWrite;
        this.connection = new Connection(outbox);
    }

    Shown bring(Place place, Rendered rendered) {
        var face = Face.of(place.channel(), rendered);
        var anchor = outbox.anchor(place.subject(), place.part());
        if (anchor.isEmpty()) {
            return post(place, rendered, face);
        }
        if (!anchor.get().ts().equals(NOT_YET)) {
            return anchor.get().face().equals(face)
                    ? new Shown.Stands(anchor.get().ts())
                    : edit(place, anchor.get(), rendered, face);
        }
        return switch (messages.find(place)) {
            case Messages.Found.At(var ts) -> {
                var found = new Anchor(place.channel(), ts, NOT_YET);
                outbox.anchored(place.subject(), place.part(), found);
                yield edit(place, found, rendered, face);
            }
            case Messages.Found.Nowhere nowhere -> post(place, rendered, face);
            case Messages.Found.Unknown(var answer) -> refused(place, "conversations.history", answer);
        };
    }

    /** What was said once stays as it was said. */
    Shown bringOnce(Place place, Rendered rendered) {
        return outbox.anchor(place.subject(), place.part())
                .filter(anchor -> !anchor.ts().equals(NOT_YET))
                .<Shown>map(anchor -> new Shown.Stands(anchor.ts()))
                .orElseGet(() -> bring(place, rendered));
    }

    private Shown post(Place place, Rendered rendered, String face) {
        var wait = budget.post(place.channel());
        if (!wait.isZero()) {
            return new Shown.NotNow(wait);
        }
        if (!mayWrite.getAsBoolean()) {
            return new Shown.NotNow(UNTIL_SOMEBODY_ELSE_DID);
        }
        outbox.anchored(place.subject(), place.part(), new Anchor(place.channel(), NOT_YET, NOT_YET));
        var answer = messages.post(place, rendered);
        if (isTooMuch(answer, place)) {
            answer = messages.post(place, Face.textOnly(rendered));
        }
        return switch (answer) {
            case Answer.Accepted(var ts) -> stands(place, new Anchor(place.channel(), ts, face));
            case Answer.Unreachable<String> lost -> refused(place, "chat.postMessage", lost);
            case Answer.Refused<String> no -> notPosted(place, no);
            case Answer.RateLimited<String> no -> notPosted(place, no);
        };
    }

    /** Certainly not posted, so there is nothing to search for. */
    private Shown notPosted(Place place, Answer<String> no) {
        outbox.forget(place.subject(), place.part());
        return refused(place, "chat.postMessage", no);
    }

    private Shown edit(Place place, Anchor anchor, Rendered rendered, String face) {
        var wait = budget.edit(place.urgent());
        if (!wait.isZero()) {
            return new Shown.NotNow(wait);
        }
        if (!mayWrite.getAsBoolean()) {
            return new Shown.NotNow(UNTIL_SOMEBODY_ELSE_DID);
        }
        var answer = messages.edit(place, anchor, rendered);
        if (isTooMuch(answer, place)) {
            answer = messages.edit(place, anchor, Face.textOnly(rendered));
        }
        return answer instanceof Answer.Accepted<String>
                ? stands(place, new Anchor(anchor.channel(), anchor.ts(), face))
                : refused(place, "chat.update", answer);
    }

    private Shown stands(Place place, Anchor anchor) {
        outbox.anchored(place.subject(), place.part(), anchor);
        connection.reached();
        return new Shown.Stands(anchor.ts());
    }

    private Shown refused(Place place, String method, Answer<String> answer) {
        return switch (answer) {
            case Answer.Accepted(var ts) -> new Shown.Stands(ts);
            case Answer.Unreachable(var why) -> lost(method, why);
            case Answer.RateLimited(var after) -> limited(method, after);
            case Answer.Refused(var error) when LOCKED_OUT.contains(error) -> lost(method, error);
            case Answer.Refused(var error) -> {
                connection.reached();
                if (GONE.contains(error)) {
                    outbox.forget(place.subject(), place.part());
                    yield new Shown.Gone();
                }
                yield new Shown.Barred(error);
            }
        };
    }

    private Shown lost(String method, String why) {
        connection.lost();
        return new Shown.Lost(method + ": " + why);
    }

    private Shown limited(String method, Duration after) {
        budget.closed(method, after);
        return new Shown.NotNow(after);
    }

    private static boolean isTooMuch(Answer<String> answer, Place place) {
        boolean tooMuch = answer instanceof Answer.Refused(var error) && TOO_MUCH.contains(error);
        if (tooMuch) {
            LOG.error("Slack refuses the blocks of {} of {}: {}", place.part(), place.subject(), answer);
        }
        return tooMuch;
    }
}
