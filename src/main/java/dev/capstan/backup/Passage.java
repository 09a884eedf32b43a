package dev.capstan.backup;

import dev.capstan.step.Contact;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.Unwatched;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** One way from a machine to another, as those see it who watch the step: how far it is, and whether it is to go on. */
final class Passage {
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration QUICK = Duration.ofSeconds(60);
    private static final int PAUSES = 8;
    /** It is no part of what the target prints and is not kept with that. */
    private static final long AFTER_ALL_OUTPUT = Long.MAX_VALUE;

    private final Duration within;
    private final StepWatcher watcher;
    private final Contact contact;
    private final Clock clock;
    private final Instant begun;
    private final long all;
    private long passed;
    private Instant toldAt;

    /** @param all bytes that will pass */
    Passage(Duration within, HostAddress host, StepWatcher watcher, long all, Clock clock) {
        this.within = within;
        this.watcher = watcher;
        this.contact = new Contact(host, watcher);
        this.all = all;
        this.clock = clock;
        this.begun = clock.instant();
        this.toldAt = begun;
    }

    /** For something small, which nobody watches. */
    static Passage quick(HostAddress host, Clock clock) {
        return new Passage(QUICK, host, new Unwatched(), 0, clock);
    }

    boolean goesOn() {
        return watcher.wish() == StepWatcher.Wish.GO_ON;
    }

    void check() throws Broken {
        switch (watcher.wish()) {
            case GO_ON -> {
                if (begun.plus(within).isBefore(clock.instant())) {
                    throw new Broken(new StepOutcome.Failed(new FailureReason.TimedOut(within)));
                }
            }
            case STOP -> throw new Broken(new StepOutcome.Stopped());
            case LET_GO -> throw new Broken(new StepOutcome.LetGo());
        }
    }

    /** A while later it may be asked again. */
    void lost(String why) throws Broken {
        contact.lost(why);
        for (int i = 0; i < PAUSES; i++) {
            check();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    void heard() {
        contact.heard();
    }

    /** Told as the programs on the target tell it. */
    void passed(long bytes) {
        passed += bytes;
        var now = clock.instant();
        if (toldAt.plus(PACE).isAfter(now)) {
            return;
        }
        toldAt = now;
        long rate = passed * 1000 / Math.max(1, Duration.between(begun, now).toMillis());
        long left = rate == 0 ? 0 : Math.max(0, all - passed) / rate;
        watcher.output(
                AFTER_ALL_OUTPUT,
                "%d %% · %s / %s · %s/s · ⏳ %d:%02d%n"
                        .formatted(
                                all == 0 ? 100 : Math.min(100, passed * 100 / all),
                                Sizes.of(passed),
                                Sizes.of(all),
                                Sizes.of(rate),
                                left / 60,
                                left % 60));
    }
}
