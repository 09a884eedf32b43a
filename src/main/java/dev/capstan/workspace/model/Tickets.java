package dev.capstan.workspace.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an app may do once or for a while after somebody acted: open one view, answer a few times. */
public final class Tickets {
    public static final Duration TRIGGER_LIFE = Duration.ofSeconds(3);
    public static final Duration RESPONSE_LIFE = Duration.ofMinutes(30);
    public static final int RESPONSE_USES = 5;
    private static final int KEPT = 50_000;

    /** How a trigger id or response url turned out. */
    public enum Verdict {
        GOOD,
        UNKNOWN,
        EXPIRED,
        USED
    }

    /** Where a response url leads; {@code ts} is the message acted upon or null. */
    public record ReplyTo(String channel, String user, String ts, String threadTs, boolean ephemeral) {}

    private static final class Ticket<T> {
        private final T what;
        private final Instant issued;
        private int uses;

        private Ticket(T what, Instant issued) {
            this.what = what;
            this.issued = issued;
        }
    }

    private final Map<String, Ticket<String>> triggers = new LinkedHashMap<>();
    private final Map<String, Ticket<ReplyTo>> responses = new LinkedHashMap<>();
    private final Ids ids;
    private final Clock clock;

    Tickets(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    public String trigger(String user) {
        var now = clock.instant();
        forget(triggers, now, RESPONSE_LIFE);
        var id = ids.number() + "." + ids.number() + "." + Long.toString(ids.number() * 0x9E3779B97F4AL, 36);
        triggers.put(id, new Ticket<>(user, now));
        return id;
    }

    public String response(ReplyTo where) {
        var now = clock.instant();
        forget(responses, now, RESPONSE_LIFE.multipliedBy(2));
        var token = ids.number() + "/" + Long.toString(ids.number() * 0x9E3779B97F4AL, 36);
        responses.put(token, new Ticket<>(where, now));
        return token;
    }

    /** Judges and, when good, spends. */
    public Verdict spendTrigger(String id) {
        return spend(triggers.get(id), TRIGGER_LIFE, 1);
    }

    public String triggeredBy(String id) {
        return triggers.get(id).what;
    }

    public Verdict spendResponse(String token) {
        return spend(responses.get(token), RESPONSE_LIFE, RESPONSE_USES);
    }

    public ReplyTo replyTo(String token) {
        return responses.get(token).what;
    }

    private Verdict spend(Ticket<?> ticket, Duration life, int allowed) {
        if (ticket == null) {
            return Verdict.UNKNOWN;
        }
        if (ticket.uses >= allowed) {
            return Verdict.USED;
        }
        if (ticket.issued.plus(life).isBefore(clock.instant())) {
            return Verdict.EXPIRED;
        }
        ticket.uses++;
        return Verdict.GOOD;
    }

    /** Old tickets stay a while, so that using one is told as expired and not as unknown. */
    private static <T> void forget(Map<String, Ticket<T>> tickets, Instant now, Duration kept) {
        Iterator<Ticket<T>> oldest = tickets.values().iterator();
        while (oldest.hasNext()) {
            var ticket = oldest.next();
            if (tickets.size() <= KEPT && !ticket.issued.plus(kept).isBefore(now)) {
                return;
            }
            oldest.remove();
        }
    }
}
