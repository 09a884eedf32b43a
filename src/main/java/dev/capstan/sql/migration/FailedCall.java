package dev.capstan.sql.migration;

import dev.capstan.sql.migration.Places.Declined;
import dev.capstan.sql.migration.report.Standing;
import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Told;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Before the tool is told that a failed migration is settled: it did fail, and nobody settled it meanwhile. */
final class FailedCall implements StepCall {
    private final Places places;

    FailedCall(Places places) {
        this.places = places;
    }

    @Override
    public Look look(StepSpec.Call call, Map<String, String> values) {
        try {
            var failed = failed(values);
            return new Look.Seen(new Preview(
                    List.of(
                            new Told(failed.name() + " failed", failed.name() + " 执行失败"),
                            new Told("Settled, the tool will apply it again at the next run", "标记处理后，下次执行时工具会重新执行它")),
                    List.of(),
                    List.of(),
                    0,
                    failed.key()));
        } catch (Declined declined) {
            return new Look.Refused(declined.reason());
        }
    }

    private Migration failed(Map<String, String> values) throws Declined {
        var named = values.getOrDefault(MigrationProcedures.MIGRATION, "");
        var failed = places.ledger(places.of(values)).in(Standing.FAILED);
        for (var migration : failed) {
            if (migration.name().equals(named)) {
                return migration;
            }
        }
        var names = failed.stream().map(Migration::name).collect(Collectors.joining(", "));
        throw new Declined(
                new Told(named + " is no failed migration.", named + " 不是失败的迁移。"),
                names.isEmpty()
                        ? new Told("None has failed.", "没有失败的迁移。")
                        : new Told("Failed: " + names, "失败的有：" + names));
    }

    @Override
    public StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        try {
            var failed = failed(work.values());
            if (!failed.key().equals(work.values().get(Preview.PINNED))) {
                throw new Declined(
                        new Told("It was tried again meanwhile.", "期间又被执行过。"), new Told("Ask again.", "请重新发起。"));
            }
            return new StepOutcome.Succeeded(failed.name());
        } catch (Declined declined) {
            return new StepOutcome.Failed(declined.reason());
        }
    }
}
