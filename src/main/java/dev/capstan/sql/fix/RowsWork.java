package dev.capstan.sql.fix;

import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher.Wish;
import dev.capstan.step.Told;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Changes rows: exactly those that were approved, or nothing. */
final class RowsWork {
    private static final Duration LOCKS = Duration.ofSeconds(3);

    private final Once once;

    RowsWork(Once once) {
        this.once = once;
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
        try (var connection = once.door().open(order.source(), order.timeout())) {
            tongue.begin(connection, order.timeout(), LOCKS);
            try {
                var facts = tongue.facts(connection, rows.statement(), rows.key());
                var image = change.in(connection, tongue, rows);
                if (image.rows().isEmpty()) {
                    throw FixWords.noRows();
                }
                tongue.witness(connection, rows.marker(), key);
                return new Look.Seen(preview(order, rows, facts, image));
            } finally {
                connection.rollback();
            }
        }
    }

    private static Preview preview(FixOrder order, Deed.Rows rows, Tongue.TableFacts facts, Image image) {
        var lines = new ArrayList<Told>();
        var database = order.source().database().name();
        lines.add(order.undoes()
                .map(undone -> FixWords.wouldRestore(image, database, undone))
                .orElseGet(() -> FixWords.wouldChange(
                        image.verb(),
                        image.rows().size(),
                        FixWords.where(image.tableName(), database),
                        rows.atMost(),
                        rows.anyRows())));
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

    StepOutcome run(FixOrder order, Change change, Pins approved, FixRuns.Key key, int attempt, Supplier<Wish> wish)
            throws SQLException, Declining {
        var rows = (Deed.Rows) order.deed();
        Once.Body body = (connection, tongue) -> {
            var image = change.in(connection, tongue, rows);
            if (!rows.anyRows() || order.undoes().isPresent()) {
                approved.hold(image.keys());
            }
            return image;
        };
        var whole =
                new Once.Change(order.fix(), order.source(), order.timeout(), LOCKS, rows.marker(), body, change::done);
        return once.run(whole, key, attempt, wish);
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
