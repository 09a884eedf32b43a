package dev.capstan.backup;

import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationRequest;
import dev.capstan.operation.Operations;
import dev.capstan.step.Preview;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done with the two states that stand side by side: swapped, swapped back, or one of them dropped. */
final class SettleCall extends BackupCall {
    private final Means means;
    private final Operations operations;
    private final String deed;

    /** @param deed of the engines: {@code swap_} and its like */
    SettleCall(Means means, Operations operations, String deed) {
        this.means = means;
        this.operations = operations;
        this.deed = deed;
    }

    @Override
    Optional<Preview> preview(StepSpec.Call call, Map<String, String> values) throws Declined {
        errand(values);
        return Optional.empty();
    }

    /** Safe to repeat: the engines look how far it came. */
    @Override
    StepOutcome carryOut(StepSpec.Call call, StepWork work, StepWatcher watcher) throws Declined {
        var restore =
                work.values().getOrDefault(BackupProcedures.OF, work.attempt().operation());
        var errand = errand(work.values());
        var wanted = Wanted.of(errand, asked(work.values()));
        return means.target().run(means.errands().settling(errand, deed, restore, wanted), work, watcher);
    }

    private Errand errand(Map<String, String> values) throws Declined {
        return means.errand(values).only(List.of(asked(values).get(BackupProcedures.PART)));
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
