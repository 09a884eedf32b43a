package dev.capstan.backup;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationRequest;
import dev.capstan.operation.Operations;
import dev.capstan.step.Look;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done with the two states that stand side by side: swapped, swapped back, or one of them dropped. */
final class SettleCall implements StepCall {
    private final CurrentCatalogue catalogue;
    private final Errands errands;
    private final Target target;
    private final Operations operations;
    private final String deed;

    /** @param deed of the engines: {@code swap_} and its like */
    SettleCall(CurrentCatalogue catalogue, Errands errands, Target target, Operations operations, String deed) {
        this.catalogue = catalogue;
        this.errands = errands;
        this.target = target;
        this.operations = operations;
        this.deed = deed;
    }

    @Override
    public Look look(StepSpec.Call call, Map<String, String> values) {
        try {
            errand(values);
            return new Look.Nothing();
        } catch (Declined declined) {
            return new Look.Refused(declined.reason());
        }
    }

    /** Safe to repeat: the engines look how far it came. */
    @Override
    public StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        try {
            var restore = work.values()
                    .getOrDefault(BackupProcedures.OF, work.attempt().operation());
            var errand = errand(work.values());
            var wanted = Wanted.of(errand, asked(work.values()));
            return target.run(errands.settling(errand, deed, restore, wanted), work, watcher);
        } catch (Declined declined) {
            return new StepOutcome.Failed(declined.reason());
        }
    }

    private Errand errand(Map<String, String> values) throws Declined {
        return Errand.of(catalogue, values).only(List.of(asked(values).get(BackupProcedures.PART)));
    }

    /** What the restore was asked for, which may be another operation. */
    private Map<String, String> asked(Map<String, String> values) throws Declined {
        if (values.containsKey(BackupProcedures.PART)) {
            return values;
        }
        var of = values.get(BackupProcedures.OF);
        return Optional.ofNullable(of)
                .flatMap(OperationId::parse)
                .flatMap(operations::find)
                .map(Operation::request)
                .filter(request -> request.runbook().equals(BackupProcedures.RESTORE)
                        && request.scope().service().value().equals(values.get("service"))
                        && request.scope().environment().value().equals(values.get("environment")))
                .map(OperationRequest::parameters)
                .orElseThrow(() -> new Declined(
                        new Told(of + " restored nothing here.", of + " 没有在这里执行过恢复。"),
                        new Told("Name the operation of a restore.", "请指明一次恢复操作。")));
    }
}
