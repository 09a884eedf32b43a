package dev.capstan.operation.run;

import dev.capstan.operation.Journal;
import dev.capstan.operation.StepRecord.Trouble;
import dev.capstan.operation.StoreUnavailable;
import dev.capstan.step.HostAddress;
import dev.capstan.step.StepAttempt;
import dev.capstan.step.StepWatcher;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes into the journal what a running step tells, about once a second, and answers the executor whether to go on.
 * While the database is away nothing is written and nothing stops: the buffer holds as much as the journal keeps, and
 * the target has all of it.
 */
final class StepTelling implements StepWatcher {
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final int LINE = 300;

    private final Journal journal;
    private final StepAttempt attempt;
    private final long epoch;
    private final Supplier<Wish> wish;
    private final Clock clock;
    private final StringBuilder buffer = new StringBuilder();
    private long bufferFrom;
    private String lastLine = "";
    private boolean lastLineOpen;
    private long writtenAt;

    StepTelling(Journal journal, StepAttempt attempt, long epoch, Supplier<Wish> wish, Clock clock) {
        this.journal = journal;
        this.attempt = attempt;
        this.epoch = epoch;
        this.wish = wish;
        this.clock = clock;
    }

    @Override
    public void output(long fromByte, String text) {
        if (buffer.isEmpty()) {
            bufferFrom = fromByte;
        }
        if (buffer.length() < Journal.KEPT_BYTES) {
            buffer.append(text);
        }
        rememberLastLine(text);
        if (System.nanoTime() - writtenAt > PACE.toNanos()) {
            write();
        }
    }

    private void rememberLastLine(String text) {
        for (String line : text.split("(?<=[\n\r])")) {
            var shown = line.strip();
            if (!shown.isEmpty()) {
                var whole = lastLineOpen ? lastLine + shown : shown;
                lastLine = whole.length() > LINE ? whole.substring(0, LINE) : whole;
            }
            lastLineOpen = !line.endsWith("\n") && !line.endsWith("\r");
        }
    }

    private void write() {
        try {
            finish();
        } catch (StoreUnavailable away) {
            // kept, and tried again in a second
        }
    }

    /**
     * Writes what is left before the step's end is committed.
     *
     * @throws StoreUnavailable then the end must not be committed either: whoever takes the step up again reads the rest
     */
    void finish() {
        writtenAt = System.nanoTime();
        if (!buffer.isEmpty()) {
            journal.output(attempt, epoch, bufferFrom, buffer.toString(), lastLine);
            buffer.setLength(0);
        }
    }

    @Override
    public long outputKnownUpTo() {
        return journal.outputKnownUpTo(attempt);
    }

    @Override
    public void unreachable(HostAddress host, String why) {
        trouble(Optional.of(new Trouble(clock.instant(), host.shortName() + ": " + why)));
    }

    @Override
    public void reachableAgain(HostAddress host) {
        trouble(Optional.empty());
    }

    private void trouble(Optional<Trouble> trouble) {
        try {
            journal.trouble(attempt, epoch, trouble);
        } catch (StoreUnavailable away) {
            // the step's end, or the next trouble, is told when the database is back
        }
    }

    @Override
    public Wish wish() {
        if (!buffer.isEmpty() && System.nanoTime() - writtenAt > PACE.toNanos()) {
            write();
        }
        return wish.get();
    }
}
