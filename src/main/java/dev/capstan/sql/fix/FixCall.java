package dev.capstan.sql.fix;

import dev.capstan.step.FailureReason;
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
import java.util.Map;

/** The step {@code fix}: looked ahead at while it is planned, done once it is approved, settled after a crash. */
public final class FixCall implements StepCall {
    public static final String NAME = "fix";

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
        var order = FixOrder.of(call, values);
        try {
            return switch (order.deed()) {
                case Deed.Rows any -> rows.look(order, change(order), new FixRuns.Key(values.get("operation"), 0));
                case Deed.Signal signal -> signals.look(order);
                case Deed.Ddl ddl -> schema.look(order);
            };
        } catch (Declining declined) {
            return new Look.Refused(declined.reason());
        } catch (SQLException failure) {
            return new Look.Refused(SqlTrouble.of(failure, order.source()).reason());
        }
    }

    @Override
    public StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        var order = FixOrder.of(call, work.values());
        var approved = Pins.read(work.values().get(Preview.PINNED));
        var attempt = work.attempt();
        var key = new FixRuns.Key(attempt.operation(), attempt.step());
        try {
            return switch (order.deed()) {
                case Deed.Rows any -> rows.run(order, change(order), approved, key, attempt.attempt(), watcher::wish);
                case Deed.Signal signal -> signals.run(order, approved, key, attempt.attempt(), watcher);
                case Deed.Ddl ddl -> schema.run(order, key, attempt.attempt(), watcher);
            };
        } catch (Declining declined) {
            return failed(declined.reason());
        } catch (SQLException failure) {
            return failed(SqlTrouble.of(failure, order.source()).reason());
        }
    }

    private RowsWork.Change change(FixOrder order) throws Declining {
        return order.undoes().isPresent() ? undo.change(order) : RowsWork.statement(order);
    }

    private static StepOutcome failed(FailureReason reason) {
        return new StepOutcome.Failed(reason);
    }
}
