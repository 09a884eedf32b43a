package dev.capstan.sql.fix;

import dev.capstan.sql.Source;
import dev.capstan.sql.fix.Tongue.Settled;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher.Wish;
import dev.capstan.step.Told;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction that is committed at most once, whoever dies when: what it is told apart by is recorded before the commit
 * is sent, and whoever comes next asks the database what became of it.
 */
record Once(WriteDoor door, FixRuns runs, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(Once.class);
    private static final Duration SETTLING = Duration.ofSeconds(30);
    private static final Duration LOOKING = Duration.ofSeconds(5);

    /** What is done in the transaction. */
    interface Body {
        Image in(Connection connection, Tongue tongue) throws SQLException, Declining;
    }

    /**
     * @param locks how long it may wait for others
     * @param marker where MySQL leaves a mark of it
     * @param done what is said afterwards
     */
    record Change(
            String fix,
            Source source,
            Duration timeout,
            Duration locks,
            Optional<String> marker,
            Body body,
            Function<Image, Told> done) {
        Tongue tongue() {
            return Tongue.of(source.database().dialect());
        }
    }

    /** @param wish asked before anything lasts */
    StepOutcome run(Change change, FixRuns.Key key, int attempt, Supplier<Wish> wish) throws SQLException, Declining {
        var source = change.source();
        var taken = take(key, source, change.fix());
        if (taken.state() == FixRuns.State.COMMITTED) {
            return taken.image()
                    .map(image -> new StepOutcome.Succeeded(change.done().apply(image)))
                    .orElseGet(() -> new StepOutcome.Succeeded(""));
        }
        if (taken.state() == FixRuns.State.COMMITTING) {
            var settled = settle(change, taken.witness().orElseThrow(), key, wish);
            if (settled == Settled.COMMITTED) {
                runs.committed(key, clock.instant());
                return settled(change, taken.image().orElseThrow());
            }
            // a later attempt is a person's decision: they know by other means that it came to nothing
            if (settled != Settled.ROLLED_BACK && attempt <= taken.attempt()) {
                return unsettled(wish);
            }
            runs.rolledBack(key);
        }
        return switch (wish.get()) {
            case STOP -> new StepOutcome.Stopped();
            case LET_GO -> new StepOutcome.LetGo();
            case GO_ON -> inTransaction(change, key, attempt, taken.holder(), wish);
        };
    }

    private StepOutcome inTransaction(Change change, FixRuns.Key key, int attempt, long holder, Supplier<Wish> wish)
            throws SQLException, Declining {
        var tongue = change.tongue();
        try (var connection = door.open(change.source(), change.timeout())) {
            Image image;
            String witness;
            try {
                tongue.begin(connection, change.timeout(), change.locks());
                image = change.body().in(connection, tongue);
                witness = tongue.witness(connection, change.marker(), key);
                if (wish.get() == Wish.STOP) {
                    connection.rollback();
                    return new StepOutcome.Stopped();
                }
                if (wish.get() == Wish.LET_GO
                        || !runs.committing(key, holder, attempt, witness, image, clock.instant())) {
                    connection.rollback();
                    return new StepOutcome.LetGo();
                }
            } catch (SQLException | Declining | RuntimeException failure) {
                rollback(connection);
                throw failure;
            }
            return committed(connection, change, image, witness, key, wish);
        }
    }

    private StepOutcome committed(
            Connection connection, Change change, Image image, String witness, FixRuns.Key key, Supplier<Wish> wish)
            throws Declining {
        try {
            connection.commit();
        } catch (SQLException lost) {
            LOG.warn("The answer to the commit of {} was lost: {}", key, lost.getSQLState());
            return switch (settle(change, witness, key, wish)) {
                case COMMITTED -> {
                    runs.committed(key, clock.instant());
                    yield settled(change, image);
                }
                case ROLLED_BACK -> {
                    runs.rolledBack(key);
                    throw SqlTrouble.of(lost, change.source());
                }
                case UNDER_WAY, UNKNOWN -> unsettled(wish);
            };
        }
        runs.committed(key, clock.instant());
        return new StepOutcome.Succeeded(change.done().apply(image));
    }

    private static StepOutcome settled(Change change, Image image) {
        return new StepOutcome.Succeeded(FixWords.settled(change.done().apply(image)));
    }

    private static StepOutcome unsettled(Supplier<Wish> wish) {
        return wish.get() == Wish.LET_GO ? new StepOutcome.LetGo() : new StepOutcome.Unknown();
    }

    /** What is known of it by now, from whoever worked at it before. */
    FixRuns.Taken take(FixRuns.Key key, Source source, String fix) {
        return runs.take(key, source.service().value(), source.environment().value(), fix, clock.instant());
    }

    /** Asks the database until it knows, for a while: it may be away just then, which is likely. */
    private Settled settle(Change change, String witness, FixRuns.Key key, Supplier<Wish> wish) {
        var tongue = change.tongue();
        var until = Instant.now().plus(SETTLING);
        do {
            try (var connection = door.open(change.source(), LOOKING)) {
                tongue.begin(connection, LOOKING, LOOKING);
                var settled = tongue.settle(connection, witness, change.marker(), key);
                connection.rollback();
                if (settled != Settled.UNDER_WAY) {
                    return settled;
                }
            } catch (SQLException away) {
                LOG.info("What became of {} can't be asked yet: {}", key, away.getSQLState());
            }
        } while (wish.get() != Wish.LET_GO && Pause.taken() && Instant.now().isBefore(until));
        return Settled.UNKNOWN;
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException closed) {
            LOG.debug("The transaction ended with its connection", closed);
        }
    }
}
