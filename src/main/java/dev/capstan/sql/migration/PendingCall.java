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
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Before migrations are run: those that wait are the ones that people agreed to. */
final class PendingCall implements StepCall {
    private static final int SHOWN = 30;

    private final Places places;

    PendingCall(Places places) {
        this.places = places;
    }

    @Override
    public Look look(StepSpec.Call call, Map<String, String> values) {
        try {
            var place = places.of(values);
            var ledger = places.ledger(place);
            refuseIfStuck(ledger);
            var pending = ledger.in(Standing.PENDING);
            if (pending.isEmpty() && ledger.filesUnknown().isEmpty()) {
                throw new Declined(
                        new Told("No migration waits.", "没有待执行的迁移。"), new Told("There is nothing to run.", "无需执行。"));
            }
            var rows = pending.stream()
                    .limit(SHOWN)
                    .map(migration -> List.of(migration.name()))
                    .toList();
            return new Look.Seen(new Preview(
                    lines(place, ledger, pending),
                    rows.isEmpty() ? List.of() : List.of("migration"),
                    rows,
                    Math.max(0, pending.size() - SHOWN),
                    pinned(pending)));
        } catch (Declined declined) {
            return new Look.Refused(declined.reason());
        }
    }

    private static void refuseIfStuck(Ledger ledger) throws Declined {
        var failed = ledger.in(Standing.FAILED);
        if (!failed.isEmpty()) {
            var names = names(failed);
            throw new Declined(
                    new Told(
                            "The history holds a failed migration, " + names
                                    + ": the tool applies nothing until it is settled.",
                            "历史中有失败的迁移 " + names + "：处理之前，迁移工具不会执行任何迁移。"),
                    new Told("/migrate … diagnose says why it failed.", "用 /migrate … diagnose 查看失败原因。"));
        }
    }

    private static List<Told> lines(Place place, Ledger ledger, List<Migration> pending) {
        var lines = new ArrayList<Told>();
        ledger.filesUnknown()
                .ifPresentOrElse(
                        why -> lines.add(new Told(
                                "What waits is unknown, the files can't be listed: " + why,
                                "无法列出迁移文件，不知道有哪些待执行：" + why)),
                        () -> lines.add(new Told(counted(pending.size()), "待执行的迁移：" + pending.size() + " 个")));
        ledger.lastApplied()
                .ifPresent(
                        last -> lines.add(new Told("The newest applied is " + last.name(), "最近执行的是 " + last.name())));
        add(lines, ledger.changed(), "Changed since it was applied: ", "执行后文件被改动：");
        add(lines, ledger.in(Standing.PASSED_BY), "Older than what is applied, so passed by: ", "早于已执行的迁移，会被跳过：");
        var patterns = place.service().incompatibleMigrations().stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        var incompatible = pending.stream()
                .filter(migration -> patterns.stream().anyMatch(glob -> glob.matches(Path.of(migration.name()))))
                .toList();
        add(lines, incompatible, "Older code can't live with: ", "旧版代码无法兼容：");
        return lines;
    }

    private static String counted(int pending) {
        return pending == 1 ? "1 migration waits" : pending + " migrations wait";
    }

    private static void add(List<Told> lines, List<Migration> migrations, String english, String chinese) {
        if (!migrations.isEmpty()) {
            lines.add(new Told(english + names(migrations), chinese + names(migrations)));
        }
    }

    private static String names(List<Migration> migrations) {
        return migrations.stream().map(Migration::name).collect(Collectors.joining(", "));
    }

    private static String pinned(List<Migration> pending) {
        return pending.stream().map(Migration::name).collect(Collectors.joining("\n"));
    }

    /** It only looks, so that it may be repeated. */
    @Override
    public StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        try {
            var ledger = places.ledger(places.of(work.values()));
            refuseIfStuck(ledger);
            var pending = ledger.in(Standing.PENDING);
            if (!pinned(pending).equals(work.values().getOrDefault(Preview.PINNED, ""))) {
                var now = pending.isEmpty() ? "–" : names(pending);
                throw new Declined(
                        new Told("Other migrations wait now than were agreed to: " + now, "待执行的迁移与批准时不同，现在是：" + now),
                        new Told("Ask again, so that people see them.", "请重新发起，让大家看到新的列表。"));
            }
            return new StepOutcome.Succeeded(new Told(counted(pending.size()), "待执行 " + pending.size() + " 个"));
        } catch (Declined declined) {
            return new StepOutcome.Failed(declined.reason());
        }
    }
}
