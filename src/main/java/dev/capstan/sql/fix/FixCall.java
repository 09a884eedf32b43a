package dev.capstan.sql.fix;

import dev.capstan.catalog.OfferedCall;
import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The step {@code fix}: looked ahead at while it is planned, done once it is approved, settled after a crash. */
public final class FixCall implements StepCall {
    public static final String NAME = "fix";

    /** Which fix, and its parameters. */
    public static final OfferedCall OFFERED = new OfferedCall(NAME, Set.of(NAME), Set.of(), true);

    /** What is pinned where there was nothing to do. */
    private static final String NOTHING = "nothing";

    /** So long the rows before a change are kept. */
    public static final Duration KEPT = Duration.ofDays(30);

    private final RowsWork rows;
    private final SignalWork signals;
    private final DdlWork schema;
    private final Undo undo;

    public FixCall(WriteDoor door, FixRuns runs, Clock clock) {
        var once = new Once(door, runs, clock);
        this.rows = new RowsWork(once);
        this.signals = new SignalWork(once);
        this.schema = new DdlWork(once);
        this.undo = new Undo(runs);
    }

    @Override
    public Look look(StepSpec.Call call, Map<String, String> values) {
        var key = new FixRuns.Key(values.get("operation"), 0);
        try {
            var order = FixOrder.of(call, values);
            return order.part() ? partly(order, key) : look(order, key);
        } catch (Declining declined) {
            return new Look.Refused(declined.reason());
        }
    }

    private Look partly(FixOrder order, FixRuns.Key key) throws Declining {
        try {
            return look(order, key);
        } catch (Declining declined) {
            if (!declined.isNothingToDo()) {
                throw declined;
            }
            var line = FixWords.passedOver(declined.declined().what());
            return new Look.Seen(new Preview(List.of(line), List.of(), List.of(), 0, NOTHING));
        }
    }

    private Look look(FixOrder order, FixRuns.Key key) throws Declining {
        try {
            return switch (order.deed()) {
                case Deed.Rows any -> rows.look(order, change(order), key);
                case Deed.Signal signal -> signals.look(order);
                case Deed.Ddl ddl -> schema.look(order);
            };
        } catch (SQLException failure) {
            throw SqlTrouble.of(failure, order.source());
        }
    }

    @Override
    public StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        try {
            return run(FixOrder.of(call, work.values()), work, watcher);
        } catch (Declining declined) {
            return new StepOutcome.Failed(declined.reason());
        }
    }

    private StepOutcome run(FixOrder order, StepWork work, StepWatcher watcher) throws Declining {
        var pinned = work.values().get(Preview.PINNED);
        var attempt = work.attempt();
        var key = new FixRuns.Key(attempt.operation(), attempt.step());
        if (pinned.equals(NOTHING)) {
            return passOver(order, key);
        }
        var approved = Pins.read(pinned);
        try {
            return switch (order.deed()) {
                case Deed.Rows any -> rows.run(order, change(order), approved, key, attempt.attempt(), watcher::wish);
                case Deed.Signal signal -> signals.run(order, approved, key, attempt.attempt(), watcher);
                case Deed.Ddl ddl -> schema.run(order, key, attempt.attempt(), watcher);
            };
        } catch (SQLException failure) {
            throw SqlTrouble.of(failure, order.source());
        }
    }

    /** Only where there is still nothing to do: anything else nobody has agreed to. */
    private StepOutcome passOver(FixOrder order, FixRuns.Key key) throws Declining {
        try {
            look(order, key);
        } catch (Declining declined) {
            if (declined.isNothingToDo()) {
                return new StepOutcome.Succeeded(
                        FixWords.wasPassedOver(declined.declined().what()));
            }
            throw declined;
        }
        throw FixWords.notNothing();
    }

    private RowsWork.Change change(FixOrder order) throws Declining {
        return order.undoes().isPresent() ? undo.change(order) : RowsWork.statement(order);
    }
}
