package dev.capstan.monitor;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.monitor.Gauge.Occasion;
import dev.capstan.monitor.Readings.Claim;
import dev.capstan.monitor.Readings.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is due. Any replica may sweep at any time: each monitor is read by one of them, and what a replica leaves
 * behind when it dies is taken up after the lease. What is slow holds up only itself.
 */
public final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** Longer than any reading takes. */
    private static final Duration LEASE = Duration.ofSeconds(45);

    private static final int AT_ONCE = 200;

    private final CurrentCatalogue catalogue;
    private final Gauge gauge;
    private final Readings readings;
    private final Alarms alarms;
    private final Clock clock;
    private final Executor threads;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private Optional<Catalogue> watched = Optional.empty();

    /** @param threads one for each reading; interrupted, they let go what they read */
    public Rounds(
            CurrentCatalogue catalogue, Gauge gauge, Readings readings, Alarms alarms, Executor threads, Clock clock) {
        this.catalogue = catalogue;
        this.gauge = gauge;
        this.readings = readings;
        this.alarms = alarms;
        this.threads = threads;
        this.clock = clock;
    }

    /** Begins to read what is due, and returns at once. */
    public synchronized void sweep() {
        var now = catalogue.now();
        if (watched.filter(known -> known == now).isEmpty()) {
            watch(now);
            watched = Optional.of(now);
        }
        for (var claim : readings.claim(slots.availablePermits(), LEASE, clock.instant())) {
            slots.acquireUninterruptibly();
            threads.execute(() -> {
                try {
                    read(claim);
                } catch (RuntimeException failure) {
                    LOG.warn("{} could not be told or kept, and is read again", claim.key(), failure);
                    letGo(claim);
                } finally {
                    slots.release();
                }
            });
        }
    }

    private void watch(Catalogue now) {
        Map<Key, Duration> every = new HashMap<>();
        now.services()
                .values()
                .forEach(service -> MonitorsChapter.of(service).values().forEach(monitor -> monitor.environments()
                        .forEach(environment ->
                                every.put(new Key(service.name(), environment, monitor.name()), monitor.every()))));
        for (var left : readings.watch(every, clock.instant())) {
            alarms.hear(over(left, clock.instant()));
            readings.ended(left);
        }
    }

    private static Verdict over(Readings.Left left, Instant at) {
        var firing = left.firing();
        return new Verdict(
                left.key().service(),
                left.key().environment(),
                left.key().monitor(),
                left.series(),
                firing.severity(),
                false,
                firing.since(),
                Optional.empty(),
                Optional.empty(),
                Unit.COUNT,
                "",
                at);
    }

    /** Told before it is kept: after a crash between the two it is told again. */
    private void read(Claim claim) {
        var occasion = Occasion.in(catalogue.now(), claim.key());
        if (occasion.isEmpty()) {
            return; // The catalogue changed; the next sweep sees to it
        }
        var monitor = occasion.get().monitor();
        var taken = take(occasion.get());
        if (Thread.interrupted()) {
            letGo(claim);
            return;
        }
        var at = clock.instant();
        var judged = Judging.of(claim.key(), monitor, claim.courses(), taken, at);
        judged.verdicts().forEach(alarms::hear);
        Map<Series, Double> read = new HashMap<>();
        if (taken instanceof Taken.Values(var samples)) {
            samples.forEach(sample -> read.put(sample.series(), sample.value()));
        }
        var failure = taken instanceof Taken.Nothing(var why)
                ? Optional.of(why)
                : read.isEmpty() ? Optional.of("the answer is empty") : Optional.<String>empty();
        boolean kept = readings.record(
                claim, judged.courses(), read, judged.gone(), failure, at, nextDue(claim.due(), monitor.every(), at));
        if (!kept) {
            LOG.info("{} was taken over; what was read here is dropped", claim.key());
        }
    }

    private void letGo(Claim claim) {
        try {
            readings.letGo(claim);
        } catch (RuntimeException away) {
            LOG.debug("The lease on {} runs out by itself", claim.key(), away);
        }
    }

    private Taken take(Occasion occasion) {
        try {
            return gauge.take(occasion);
        } catch (RuntimeException bug) {
            LOG.error("{} could not be read", occasion.monitor().name(), bug);
            return new Taken.Nothing("something went wrong in Capstan itself; its log says what");
        }
    }

    /** In step with before, unless that is past, or in another age since a clock was set back. */
    private static Instant nextDue(Instant due, Duration every, Instant at) {
        var next = due.plus(every);
        return next.isAfter(at) && !next.isAfter(at.plus(every)) ? next : at.plus(every);
    }
}
