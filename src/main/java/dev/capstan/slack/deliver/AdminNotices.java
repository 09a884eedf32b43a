package dev.capstan.slack.deliver;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Language;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Outbox.Anchor;
import dev.capstan.outbox.Subject;
import dev.capstan.slack.render.Rendered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words to the admin channel. Each matter is told when it changes, by one of the replicas, and not again while it stays
 * the same; an anchor remembers what was told last.
 */
public final class AdminNotices {
    private static final Logger LOG = LoggerFactory.getLogger(AdminNotices.class);
    private static final String TOLD = "told";
    private static final Duration LEFT_TO_THE_LEADER = Duration.ofSeconds(20);

    private record Notice(String face, Function<Language, Rendered> words, Instant since) {}

    private final Outbox outbox;
    private final CurrentCatalogue catalogue;
    private final Clock clock;
    private final Map<String, Notice> waiting = new LinkedHashMap<>();

    public AdminNotices(Outbox outbox, CurrentCatalogue catalogue, Clock clock) {
        this.outbox = outbox;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * @param matter what it is about: {@code catalogue}
     * @param standing how that stands; the same standing is not told twice in a row
     */
    public void tell(String matter, String standing, Function<Language, Rendered> words) {
        synchronized (waiting) {
            waiting.put(matter, new Notice(Face.hash(standing), words, clock.instant()));
        }
    }

    /** It is well again; should it come back, it is told again. */
    public void over(String matter) {
        synchronized (waiting) {
            waiting.remove(matter);
        }
        if (outbox.anchor(subject(matter), TOLD).isPresent()) {
            outbox.forget(subject(matter), TOLD);
        }
    }

    /**
     * Sends what waits; what can't be sent now stays.
     *
     * @param leads whether this replica is the one that tells; the others give it time to tell the same
     */
    void send(Board board, boolean leads) {
        for (var matter : matters()) {
            Notice notice;
            synchronized (waiting) {
                notice = waiting.get(matter);
            }
            if (notice != null && send(board, matter, notice, leads)) {
                synchronized (waiting) {
                    waiting.remove(matter, notice);
                }
            }
        }
    }

    private List<String> matters() {
        synchronized (waiting) {
            return List.copyOf(waiting.keySet());
        }
    }

    private boolean send(Board board, String matter, Notice notice, boolean leads) {
        var subject = subject(matter);
        var told = outbox.anchor(subject, TOLD);
        if (told.filter(anchor -> anchor.face().equals(notice.face())).isPresent()) {
            return true;
        }
        if (!leads && clock.instant().isBefore(notice.since().plus(LEFT_TO_THE_LEADER))) {
            return false;
        }
        var house = catalogue.now().house();
        var channel = house.adminChannel();
        var place = Place.inChannel(subject, notice.face(), channel.value(), true, notice.since());
        return switch (board.bring(place, notice.words().apply(house.languageOf(channel)))) {
            case Shown.Stands(var ts) -> {
                outbox.anchored(subject, TOLD, new Anchor(channel.value(), ts, notice.face()));
                outbox.forget(subject, notice.face());
                yield true;
            }
            case Shown.Barred(var error) -> {
                LOG.error("The admin channel {} can't be told: {}", channel, error);
                yield true;
            }
            case Shown.Gone gone -> false;
            case Shown.NotNow notNow -> false;
            case Shown.Lost lost -> false;
        };
    }

    private static Subject subject(String matter) {
        return new Subject(Subject.Kind.NOTICE, matter);
    }
}
