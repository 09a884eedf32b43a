package dev.capstan.slack.deliver;

import com.slack.api.methods.MethodsClient;
import dev.capstan.catalog.ChannelId;
import dev.capstan.operation.StoreUnavailable;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Outbox.Entry;
import dev.capstan.outbox.Subject;
import dev.capstan.slack.people.Identity;
import dev.capstan.slack.people.People;
import dev.capstan.slack.render.Notices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at all that waits. What asks a person or ends comes before what merely goes on. */
final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final int AT_ONCE = 100;
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /** A channel that can't be written to is tried again when its operation changes, but not at every change. */
    private static final Duration BARRED = Duration.ofSeconds(30);

    /** Should Slack's word that the bot was invited be lost, this is how long the channel waits at most. */
    private static final Duration BARRED_AND_QUIET = Duration.ofMinutes(2);

    private static final Duration WHO_WE_ARE = Duration.ofSeconds(2);

    /** The seconds of a running step go on without any change in the database. */
    private static final Duration LOOKED_AT_AGAIN = Duration.ofSeconds(15);

    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    private record Due(Optional<Entry> entry, Story story) {
        boolean goesOn() {
            return story.goesOn();
        }

        ChannelId channel() {
            return story.channel();
        }

        Subject subject() {
            return story.subject();
        }
    }

    private final Outbox outbox;
    private final AdminNotices notices;
    private final Lease lease;
    private final Clock clock;
    private final Budget budget;
    private final Board noticeBoard;
    private final Stories stories;
    private final Invitation invitation;
    private final Identity identity;
    private final Map<Subject, Instant> running = new HashMap<>();
    private final Map<ChannelId, Instant> barredUntil = new ConcurrentHashMap<>();
    private final Map<ChannelId, Integer> waiting = new HashMap<>();
    private Instant restsUntil = Instant.MIN;
    private int lostInARow;

    Round(
            Told told,
            Outbox outbox,
            MethodsClient slack,
            Identity identity,
            People people,
            AdminNotices notices,
            Lease lease,
            Clock clock) {
        this.outbox = outbox;
        this.notices = notices;
        this.lease = lease;
        this.clock = clock;
        this.budget = new Budget(clock);
        var messages = new Messages(slack, identity);
        this.noticeBoard = new Board(outbox, messages, budget, () -> true);
        var board = new Board(outbox, messages, budget, lease::isHeld);
        this.identity = identity;
        this.invitation = new Invitation(told, outbox, slack, identity, people);
        var upload = new FileUpload(slack, outbox, budget);
        var direct = new DirectMessages(slack, people, told.catalogue());
        var voice = new AlertVoice(told, clock);
        var calls = new AlertCalls(voice, outbox, board, direct);
        this.stories = new Stories(
                told,
                outbox,
                new Teller(told, outbox, board, upload, clock),
                new InquiryTeller(told, outbox, board, upload, direct, clock),
                new ImageTeller(board, upload, direct),
                new RotaTeller(told, board),
                new AlertTeller(told, outbox, board, upload, voice, calls),
                new DigestTeller(outbox, board, upload, voice, calls),
                new IncidentTeller(told, outbox, board, upload, slack, clock),
                new GraphTeller(told.catalogue(), board, upload, direct),
                new WatchTeller(told, outbox, board, clock));
    }

    /** How many have to wait for Slack's limits. */
    int go(BooleanSupplier stop) {
        waiting.clear();
        if (clock.instant().isBefore(restsUntil)) {
            return 0;
        }
        notices.send(noticeBoard, lease.isHeld());
        if (!lease.isHeld()) {
            running.clear();
            return 0;
        }
        for (var due : all()) {
            if (stop.getAsBoolean() || !lease.isHeld() || clock.instant().isBefore(restsUntil)) {
                break;
            }
            tell(due);
        }
        return waiting.values().stream().mapToInt(count -> count).sum();
    }

    private List<Due> all() {
        var all = new ArrayList<Due>();
        for (var entry : outbox.due(AT_ONCE)) {
            guarded(entry.subject(), () -> outbox.later(entry.subject(), AFTER_A_FAULT), () -> stories.of(
                            entry.subject())
                    .ifPresentOrElse(
                            story -> all.add(new Due(Optional.of(entry), story)),
                            () -> outbox.told(entry.subject(), entry.revision())));
        }
        all.sort(Comparator.comparing(Due::goesOn));
        all.addAll(goingOn(all));
        return all;
    }

    private List<Due> goingOn(List<Due> already) {
        already.forEach(due -> running.remove(due.subject()));
        if (!budget.plenty()) {
            return List.of();
        }
        var now = clock.instant();
        return running.entrySet().stream()
                .filter(each -> !each.getValue().isAfter(now))
                .flatMap(each -> stories.of(each.getKey()).stream())
                .map(story -> new Due(Optional.empty(), story))
                .toList();
    }

    private void tell(Due due) {
        running.remove(due.subject());
        var barred = barredUntil.getOrDefault(due.channel(), Instant.MIN);
        var now = clock.instant();
        if (barred.isAfter(now)) {
            later(due, Duration.between(now, barred));
            return;
        }
        guarded(
                due.subject(),
                () -> later(due, AFTER_A_FAULT),
                () -> judge(due, due.story().tell()));
    }

    /** What goes wrong with one subject holds no other up. */
    private static void guarded(Subject subject, Runnable putOff, Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailable down) {
            throw down;
        } catch (RuntimeException unexpected) {
            LOG.error("{} could not be told", subject, unexpected);
            putOff.run();
        }
    }

    private void judge(Due due, Shown shown) {
        if (!(shown instanceof Shown.Lost)) {
            lostInARow = 0;
        }
        switch (shown) {
            case Shown.Stands stands -> stands(due);
            case Shown.NotNow(var after) -> later(due, after.plus(behindOthers(due)));
            case Shown.Gone gone -> later(due, Duration.ofSeconds(1));
            case Shown.Lost(var why) -> lost(due, why);
            case Shown.Barred(var error) -> barred(due, error);
        }
    }

    private void stands(Due due) {
        due.entry().ifPresent(entry -> outbox.told(entry.subject(), entry.revision()));
        if (due.entry().filter(entry -> entry.tries() > 0).isPresent()) {
            notices.over(matter(due));
        }
        if (due.goesOn()) {
            running.put(due.subject(), clock.instant().plus(LOOKED_AT_AGAIN));
        }
    }

    /** A channel takes one post a second, so that of many who wait for it each stands behind the one before. */
    private Duration behindOthers(Due due) {
        return Duration.ofSeconds(waiting.merge(due.channel(), 1, Integer::sum) - 1L);
    }

    private void later(Due due, Duration after) {
        if (due.entry().isPresent()) {
            outbox.later(due.subject(), after);
        } else {
            running.put(due.subject(), clock.instant().plus(LOOKED_AT_AGAIN));
        }
    }

    /** Slack is down or slow for everyone, so everyone waits; nothing is lost, it only comes later. */
    private void lost(Due due, String why) {
        var rest = Duration.ofSeconds(1L << Math.min(lostInARow++, 6));
        var pause = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
        LOG.warn("Slack does not answer, trying again in {} s: {}", pause.toSeconds(), why);
        restsUntil = clock.instant().plus(pause);
        later(due, pause);
    }

    private void barred(Due due, String error) {
        var channel = due.channel();
        LOG.warn("{} can't be told in {}: {}", due.subject(), channel, error);
        barredUntil.put(channel, clock.instant().plus(BARRED));
        var bot = identity.bot(WHO_WE_ARE).map(Identity.Bot::name).orElse("");
        notices.tell(matter(due), error, language -> new Notices()
                .cannotWrite(channel, error, due.story().operation(), bot, language));
        boolean still = due.entry().filter(entry -> entry.tries() > 0).isPresent();
        if (still) {
            // At first they were told where they asked; what is told there is not sure to arrive, and doesn't last
            invitation.send(due.story(), error);
        }
        later(due, still ? BARRED_AND_QUIET : BARRED);
    }

    /** From any thread: this channel can be written to now. */
    void welcome(ChannelId channel) {
        barredUntil.remove(channel);
    }

    private static String matter(Due due) {
        return "channel-" + due.channel();
    }
}
