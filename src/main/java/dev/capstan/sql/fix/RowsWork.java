package dev.capstan.sql.fix;

import dev.capstan.sql.fix.Tongue.Settled;
import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher.Wish;
import dev.capstan.step.Told;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes rows: exactly those that were approved, at most once, or nothing. */
final class RowsWork {
    private static final Logger LOG = LoggerFactory.getLogger(RowsWork.class);
    private static final Duration LOCKS = Duration.ofSeconds(3);
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private final WriteDoor door;
    private final FixRuns runs;
    private final Clock clock;

    RowsWork(WriteDoor door, FixRuns runs, Clock clock) {
        this.door = door;
        this.runs = runs;
        this.clock = clock;
    }

    /** How rows are changed: by a statement, or back by an image. */
    interface Change {
        Image in(Connection connection, Tongue tongue, Deed.Rows rows) throws SQLException, Declining;

        /** What is said of it afterwards. */
        Told done(Image image);
    }

    /** What it would do, learned in a transaction that is rolled back. */
    Look look(FixOrder order, Change change, FixRuns.Key key) throws SQLException, Declining {
        var rows = (Deed.Rows) order.deed();
        var tongue = Tongue.of(order.source().database().dialect());
        try (var connection = door.open(order.source(), order.timeout())) {
            tongue.begin(connection, order.timeout(), LOCKS);
            try {
                var facts = tongue.facts(connection, rows.statement(), rows.key());
                var image = change.in(connection, tongue, rows);
                if (image.rows().isEmpty()) {
                    throw FixWords.noRows();
                }
                tongue.witness(connection, rows, key);
                return new Look.Seen(preview(order, rows, facts, image));
            } finally {
                connection.rollback();
            }
        }
    }

    private static Preview preview(FixOrder order, Deed.Rows rows, Tongue.TableFacts facts, Image image) {
        var lines = new ArrayList<Told>();
        lines.add(order.undoes()
                .map(undone -> FixWords.wouldRestore(image, undone))
                .orElseGet(() -> FixWords.wouldChange(
                        image.verb(), image.rows().size(), facts.table(), rows.atMost(), rows.anyRows())));
        if (!facts.triggers().isEmpty()) {
            lines.add(FixWords.triggers(facts.triggers()));
        }
        if (!facts.cascades().isEmpty()) {
            lines.add(FixWords.cascades(facts.cascades()));
        }
        if (order.undoes().isEmpty()) {
            lines.add(FixWords.keptFor(FixCall.KEPT.toDays()));
        }
        return new Sample(image).preview(lines, new Pins(image.keys()).written());
    }

    /** @param wish asked before anything lasts */
    StepOutcome run(FixOrder order, Change change, Pins approved, FixRuns.Key key, int attempt, Supplier<Wish> wish)
            throws SQLException, Declining {
        var source = order.source();
        var taken =
                runs.take(key, source.service().value(), source.environment().value(), order.fix(), clock.instant());
        if (taken.state() == FixRuns.State.COMMITTED) {
            return succeeded(change, taken.image());
        }
        if (taken.state() == FixRuns.State.COMMITTING) {
            var settled = settle(order, taken.witness().orElseThrow(), key, wish);
            if (settled == Settled.COMMITTED) {
                runs.committed(key, clock.instant());
                return new StepOutcome.Succeeded(
                        FixWords.settled(change.done(taken.image().orElseThrow())));
            }
            // a later attempt is a person's decision: they know by other means that it came to nothing
            if (settled != Settled.ROLLED_BACK && attempt <= taken.attempt()) {
                return wish.get() == Wish.LET_GO ? new StepOutcome.LetGo() : new StepOutcome.Unknown();
            }
            runs.rolledBack(key);
        }
        return switch (wish.get()) {
            case STOP -> new StepOutcome.Stopped();
            case LET_GO -> new StepOutcome.LetGo();
            case GO_ON -> commit(order, change, approved, key, attempt, taken.holder(), wish);
        };
    }

    private StepOutcome commit(
            FixOrder order,
            Change change,
            Pins approved,
            FixRuns.Key key,
            int attempt,
            long holder,
            Supplier<Wish> wish)
            throws SQLException, Declining {
        var rows = (Deed.Rows) order.deed();
        var tongue = Tongue.of(order.source().database().dialect());
        try (var connection = door.open(order.source(), order.timeout())) {
            tongue.begin(connection, order.timeout(), LOCKS);
            Image image;
            String witness;
            try {
                image = change.in(connection, tongue, rows);
                if (!rows.anyRows() || order.undoes().isPresent()) {
                    approved.hold(image.keys());
                }
                witness = tongue.witness(connection, rows, key);
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
            return committed(connection, order, change, image, witness, key, wish);
        }
    }

    private StepOutcome committed(
            Connection connection,
            FixOrder order,
            Change change,
            Image image,
            String witness,
            FixRuns.Key key,
            Supplier<Wish> wish)
            throws Declining {
        try {
            connection.commit();
        } catch (SQLException lost) {
            LOG.warn("The answer to the commit of {} was lost: {}", key, lost.getSQLState());
            return switch (settle(order, witness, key, wish)) {
                case COMMITTED -> {
                    runs.committed(key, clock.instant());
                    yield new StepOutcome.Succeeded(FixWords.settled(change.done(image)));
                }
                case ROLLED_BACK -> {
                    runs.rolledBack(key);
                    throw SqlTrouble.of(lost, order.source());
                }
                case UNDER_WAY, UNKNOWN ->
                    wish.get() == Wish.LET_GO ? new StepOutcome.LetGo() : new StepOutcome.Unknown();
            };
        }
        runs.committed(key, clock.instant());
        return succeeded(change, Optional.of(image));
    }

    private static StepOutcome succeeded(Change change, Optional<Image> image) {
        return image.map(known -> new StepOutcome.Succeeded(change.done(known)))
                .orElseGet(() -> new StepOutcome.Succeeded(""));
    }

    /** Asks the database until it knows, for a while; it may be away just then, which is likely. */
    private Settled settle(FixOrder order, String witness, FixRuns.Key key, Supplier<Wish> wish) {
        var tongue = Tongue.of(order.source().database().dialect());
        var rows = (Deed.Rows) order.deed();
        var last = Settled.UNKNOWN;
        var until = Instant.now().plus(SETTLING);
        do {
            try (var connection = door.open(order.source(), Duration.ofSeconds(5))) {
                tongue.begin(connection, Duration.ofSeconds(5), LOCKS);
                last = tongue.settle(connection, witness, rows, key);
                connection.rollback();
                if (last != Settled.UNDER_WAY) {
                    return last;
                }
            } catch (SQLException away) {
                last = Settled.UNDER_WAY;
            }
            if (wish.get() == Wish.LET_GO || !paused()) {
                return Settled.UNKNOWN;
            }
        } while (Instant.now().isBefore(until));
        return Settled.UNKNOWN;
    }

    private static boolean paused() {
        try {
            Thread.sleep(300);
            return true;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException closed) {
            LOG.debug("The transaction ended with its connection", closed);
        }
    }

    /** By the statement of the fix. */
    static Change statement(FixOrder order) {
        return new Change() {
            @Override
            public Image in(Connection connection, Tongue tongue, Deed.Rows rows) throws SQLException, Declining {
                var facts = tongue.facts(connection, rows.statement(), rows.key());
                var binding = new Binding(order.source().database().dialect(), order.values());
                return tongue.change(connection, rows, facts, binding);
            }

            @Override
            public Told done(Image image) {
                return FixWords.changed(image);
            }
        };
    }

    static List<String> shown(List<List<String>> keys) {
        return keys.stream().map(key -> String.join("/", key)).toList();
    }
}
