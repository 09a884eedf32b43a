package dev.capstan;

import dev.capstan.alert.receive.ReceptionTally;
import dev.capstan.heartbeat.Heart;
import dev.capstan.slack.api.CallTally;
import dev.capstan.slack.api.SlackMethod;
import dev.capstan.slack.listen.FrontTally;
import dev.capstan.store.JdbiStanding;
import dev.capstan.store.JdbiStanding.Standing;
import dev.capstan.web.Measure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code /metrics} tells of the rooms. The database is asked at most once in a few seconds. */
final class Figures {
    private static final Logger log = LoggerFactory.getLogger(Figures.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final List<String> STATES = List.of(
            "requested", "planning", "awaiting-approval", "waiting-for-lock", "running", "needs-attention", "finished");

    enum Reading {
        RELOADED,
        REFUSED
    }

    private final Map<Reading, LongAdder> readings = new EnumMap<>(Reading.class);
    private final JdbiStanding standing;
    private final String replica;
    private final Clock clock;
    private Optional<Standing> lately = Optional.empty();
    private Instant asked = Instant.MIN;

    Figures(JdbiStanding standing, String replica, Clock clock) {
        this.standing = standing;
        this.replica = replica;
        this.clock = clock;
        Arrays.stream(Reading.values()).forEach(reading -> readings.put(reading, new LongAdder()));
    }

    void catalogueRead(Reading reading) {
        readings.get(reading).increment();
    }

    List<Measure> of(FrontTally front, CallTally calls, ReceptionTally reception, Heart heart) {
        return Stream.of(front(front), calls(calls), reception(reception), heart(heart), catalogue(), database())
                .flatMap(measures -> measures)
                .toList();
    }

    private static Stream<Measure> front(FrontTally tally) {
        var kinds = new LinkedHashMap<String, Supplier<Measure.Spread>>();
        for (var kind : FrontTally.Kind.values()) {
            var spread = tally.acknowledged(kind);
            kinds.put(word(kind), () -> new Measure.Spread(FrontTally.UP_TO, spread.counts(), spread.seconds()));
        }
        var took = new Measure.Durations(
                "capstan_slack_acknowledgement_seconds", "From a request of Slack's to its answer", "kind", kinds);
        return Stream.concat(
                Stream.of(took),
                Arrays.stream(FrontTally.Refusal.values())
                        .map(reason -> new Measure.Count(
                                "capstan_slack_refused_total",
                                "Requests that were refused before anything read them",
                                Map.of("reason", word(reason)),
                                () -> tally.refusedFor(reason))));
    }

    private static Stream<Measure> calls(CallTally tally) {
        return Arrays.stream(SlackMethod.values()).flatMap(method -> Arrays.stream(CallTally.Ending.values())
                .map(ending -> new Measure.Count(
                        "capstan_slack_calls_total",
                        "Calls to Slack's Web API; limited are those answered with 429",
                        Map.of("method", method.slackName(), "ending", word(ending)),
                        () -> tally.of(method, ending))));
    }

    private static Stream<Measure> reception(ReceptionTally tally) {
        var refused = "Deliveries of other systems that were not taken";
        return Stream.of(
                new Measure.Count(
                        "capstan_alert_signals_total", "Alerts of receivers that were kept", Map.of(), tally::signals),
                new Measure.Count("capstan_hooks_refused_total", refused, Map.of("reason", "unknown"), tally::unknown),
                new Measure.Count(
                        "capstan_hooks_refused_total", refused, Map.of("reason", "unreadable"), tally::unreadable));
    }

    private static Stream<Measure> heart(Heart heart) {
        return Arrays.stream(Heart.Ending.values())
                .map(ending -> new Measure.Count(
                        "capstan_heartbeats_total",
                        "Beats of this replica; withheld are those that were not sent because something does not work",
                        Map.of("ending", word(ending)),
                        () -> heart.count(ending)));
    }

    private Stream<Measure> catalogue() {
        return Arrays.stream(Reading.values())
                .map(reading -> new Measure.Count(
                        "capstan_catalogue_readings_total",
                        "How often the changed catalogue came into force or was refused",
                        Map.of("outcome", word(reading)),
                        readings.get(reading)::sum));
    }

    private Stream<Measure> database() {
        var states = STATES.stream()
                .map(state -> level(
                        "capstan_operations", "Operations by state", Map.of("state", state), now -> now.operations()
                                .getOrDefault(state, 0L)));
        return Stream.concat(
                states,
                Stream.of(
                        level(
                                "capstan_outbox_waiting",
                                "Subjects that Slack has yet to be told of",
                                Map.of(),
                                Standing::waiting),
                        level(
                                "capstan_outbox_oldest_seconds",
                                "For how long the first of them has been waiting",
                                Map.of(),
                                Standing::oldestSeconds),
                        reports("waiting", Standing::reports),
                        reports("aside", Standing::reportsAside),
                        level(
                                "capstan_teller",
                                "1 on the replica that tells Slack",
                                Map.of("replica", replica),
                                now -> now.teller().equals(replica) ? 1 : 0)));
    }

    private Measure reports(String state, ToDoubleFunction<Standing> value) {
        return level(
                "capstan_alert_reports",
                "What receivers sent and is not worked off yet, or can't be",
                Map.of("state", state),
                value);
    }

    private Measure level(String name, String help, Map<String, String> labels, ToDoubleFunction<Standing> value) {
        return new Measure.Level(
                name, help, labels, () -> lately().map(value::applyAsDouble).orElse(Double.NaN));
    }

    private synchronized Optional<Standing> lately() {
        var now = clock.instant();
        if (asked.plus(REMEMBERED).isBefore(now)) {
            try {
                lately = Optional.of(standing.now());
            } catch (RuntimeException down) {
                log.warn("The database can't be counted: {}", down.getMessage());
                lately = Optional.empty();
            }
            asked = clock.instant();
        }
        return lately;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
