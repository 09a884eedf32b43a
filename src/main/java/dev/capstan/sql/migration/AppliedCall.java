package dev.capstan.sql.migration;

import dev.capstan.sql.migration.Places.Declined;
import dev.capstan.sql.migration.report.Standing;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Told;

/** After migrations were run: a tool that says nothing of a failure is held against its own history. */
final class AppliedCall implements StepCall {
    private final Places places;

    AppliedCall(Places places) {
        this.places = places;
    }

    @Override
    public StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        try {
            var ledger = places.ledger(places.of(work.values()));
            int left = ledger.in(Standing.PENDING).size()
                    + ledger.in(Standing.FAILED).size();
            if (left > 0) {
                throw new Declined(
                        new Told(
                                "The tool ended well, but its history says that " + left + " are not applied.",
                                "迁移工具正常结束，但其历史显示仍有 " + left + " 个未执行。"),
                        new Told("/migrate … status shows which.", "用 /migrate … status 查看是哪些。"));
            }
            return ledger.lastApplied()
                    .map(last -> new StepOutcome.Succeeded(
                            new Told("the database is at " + last.name(), "数据库现处于 " + last.name())))
                    .orElseGet(() -> new StepOutcome.Succeeded(""));
        } catch (Declined declined) {
            return new StepOutcome.Failed(declined.reason());
        }
    }
}
