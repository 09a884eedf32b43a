package dev.capstan.sql.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.Migrations.Rollback;
import dev.capstan.sql.migration.Migrations.Undo;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Undoes the newest migration, or several of the newest, with exactly the statements that were agreed to. */
final class UndoCall implements StepCall {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Characters that a plan can show: nobody agrees to statements that are not shown. */
    private static final int SHOWN = 8_000;

    private final Places places;
    private final UndoWriter writer;
    private final BackupFirst backups;

    UndoCall(Places places, UndoWriter writer, BackupFirst backups) {
        this.places = places;
        this.writer = writer;
        this.backups = backups;
    }

    @Override
    public Look look(StepSpec.Call call, Map<String, String> values) {
        try {
            var place = places.of(values);
            var undo = place.migrations().undo().orElseThrow(UndoCall::notDeclared);
            refuseWithoutBackup(place, undo);
            var ledger = places.ledger(place);
            var parts = new ArrayList<UndoOrder.Part>();
            for (var migration : chosen(place, ledger.applied(), values.get(MigrationProcedures.MIGRATION))) {
                parts.add(new UndoOrder.Part(
                        migration.name(),
                        migration.key(),
                        script(place, undo, migration).statements()));
            }
            var order = new UndoOrder(parts);
            var rows = rows(place, order);
            refuseUnlessShown(rows);
            return new Look.Seen(
                    new Preview(said(place, ledger, order), List.of("SQL"), rows, 0, JSON.writeValueAsString(order)));
        } catch (Declined declined) {
            return new Look.Refused(declined.reason());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void refuseUnlessShown(List<List<String>> rows) throws Declined {
        int length = rows.stream().mapToInt(row -> row.getFirst().length() + 1).sum();
        if (length > SHOWN) {
            throw new Declined(
                    new Told(
                            "What would be done is " + length + " characters of SQL, more than a plan can show.",
                            "要执行的 SQL 有 " + length + " 个字符，计划中无法完整显示。"),
                    new Told("Undo fewer at once, or say it in less.", "请减少一次撤销的数量，或精简语句。"));
        }
    }

    private static Declined notDeclared() {
        return new Declined(
                new Told("Nothing says how migrations are undone here.", "没有说明如何撤销迁移。"),
                new Told("Add undo: to migrations.yaml.", "请在 migrations.yaml 中添加 undo:。"));
    }

    private void refuseWithoutBackup(Place place, Undo undo) throws Declined {
        if (!isBackedUp(place) && undo.withoutBackup().isEmpty()) {
            throw new Declined(
                    new Told("An undo needs a backup first, and nothing here can take one.", "撤销前需要先备份，而这里无法备份。"),
                    new Told(
                            "Name in migrations.yaml who decides without one: undo: { without-backup: ROLE }.",
                            "请在 migrations.yaml 中写明无备份时由谁决定：undo: { without-backup: 角色 }。"));
        }
    }

    private boolean isBackedUp(Place place) {
        return backups.of(place.service(), place.migrations().database()).isPresent();
    }

    /** Newest first. What came later may rest on what was before it, so none is left out in between. */
    private static List<Migration> chosen(Place place, List<Migration> applied, String asked) throws Declined {
        var newestFirst = applied.reversed();
        if (newestFirst.isEmpty()) {
            throw new Declined(
                    new Told("Nothing is applied.", "没有已执行的迁移。"), new Told("There is nothing to undo.", "无需撤销。"));
        }
        if (asked == null || asked.equals(MigrationProcedures.LATEST)) {
            return newestFirst.subList(0, 1);
        }
        for (int newer = 0; newer < newestFirst.size(); newer++) {
            if (newestFirst.get(newer).name().equals(asked)) {
                if (newer > 0) {
                    throw followed(place, newestFirst.subList(0, newer + 1));
                }
                return newestFirst.subList(0, 1);
            }
        }
        if (!asked.matches("[1-9][0-9]?")) {
            throw new Declined(
                    new Told(asked + " is not applied, so it can't be undone.", asked + " 未执行，无法撤销。"),
                    new Told(
                            "The newest that is applied is "
                                    + newestFirst.getFirst().name() + ".",
                            "最近执行的是 " + newestFirst.getFirst().name() + "。"));
        }
        int count = Integer.parseInt(asked);
        if (count > newestFirst.size()) {
            throw new Declined(
                    new Told("Only " + newestFirst.size() + " can be undone.", "只有 " + newestFirst.size() + " 个可以撤销。"),
                    new Told("Ask for fewer.", "请减少数量。"));
        }
        return newestFirst.subList(0, count);
    }

    private static Declined followed(Place place, List<Migration> newestFirst) {
        var later = newestFirst.subList(0, newestFirst.size() - 1).reversed().stream()
                .map(Migration::name)
                .collect(Collectors.joining(", "));
        var asked = newestFirst.getLast().name();
        var typed = "/migrate " + place.typed() + " undo " + newestFirst.size();
        return new Declined(
                new Told(
                        asked + " was followed by " + later + ", which may rest on it: only the newest can be undone.",
                        asked + " 之后还执行了 " + later + "，它们可能依赖它：只能从最近的开始撤销。"),
                new Told(
                        "The newest " + newestFirst.size() + " together: " + typed,
                        "一并撤销最近的 " + newestFirst.size() + " 个：" + typed));
    }

    private Script script(Place place, Undo undo, Migration migration) throws Declined {
        var rollback = Optional.ofNullable(undo.scripts().get(migration.name()))
                .or(() ->
                        Optional.ofNullable(undo.scripts().get(migration.name().replaceFirst("\\.sql$", ""))))
                .orElseThrow(() -> new Declined(
                        new Told(
                                "Nothing says how " + migration.name() + " is undone.",
                                "没有说明如何撤销 " + migration.name() + "。"),
                        new Told(
                                "Add it to migrations.yaml: undo: { migrations: { " + migration.name() + ": … } }.",
                                "请在 migrations.yaml 中补上：undo: { migrations: { " + migration.name() + ": … } }。")));
        var text =
                switch (rollback) {
                    case Rollback.Written(var sql) -> sql;
                    case Rollback.File(var path) ->
                        places.history()
                                .text(place, path)
                                .orElseThrow(() -> new Declined(
                                        new Told(path + " can't be read on the target.", "无法读取目标主机上的 " + path + "。"),
                                        new Told("Put it there, then ask again.", "请放好文件后重新发起。")));
                };
        var script = Script.of(place.dialect(), text);
        if (script.statements().isEmpty() || !script.breaksOut().isEmpty()) {
            throw new Declined(
                    new Told(
                            "What undoes " + migration.name() + " is empty, or would end its own transaction.",
                            "撤销 " + migration.name() + " 的语句为空，或会提前结束事务。"),
                    new Told("Leave BEGIN, COMMIT and SET out of it.", "请去掉其中的 BEGIN、COMMIT 和 SET。"));
        }
        return script;
    }

    private List<Told> said(Place place, Ledger ledger, UndoOrder order) {
        var names = order.parts().stream().map(UndoOrder.Part::migration).collect(Collectors.joining(", "));
        int count = order.parts().size();
        var lines = new ArrayList<Told>();
        lines.add(
                count == 1
                        ? new Told("Undoes " + names, "撤销 " + names)
                        : new Told("Undoes " + count + ", newest first: " + names, "依次撤销 " + count + " 个：" + names));
        lines.add(transaction(place, order));
        var failed = ledger.in(Standing.FAILED);
        if (!failed.isEmpty()) {
            var begun = failed.stream().map(Migration::name).collect(Collectors.joining(", "));
            lines.add(new Told(
                    "⚠️ " + begun + " failed and may have left something behind", "⚠️ " + begun + " 曾执行失败，可能留下了部分改动"));
        }
        if (!isBackedUp(place)) {
            lines.add(new Told("⚠️ No backup is taken first: nothing here can take one", "⚠️ 不会先备份：这里无法备份"));
        }
        return lines;
    }

    private static Told transaction(Place place, UndoOrder order) {
        boolean commits = place.dialect() == Dialect.MYSQL
                && order.parts().stream().anyMatch(part -> ImplicitCommits.in(part.statements()));
        return commits
                ? new Told(
                        "⚠️ Not one transaction: MySQL commits at every change of the schema. What was done before a failure"
                                + " stays done, and the history is corrected last",
                        "⚠️ 不是一个事务：MySQL 在每次结构变更时隐式提交。失败前已完成的部分不会撤回，迁移历史最后更正")
                : new Told("One transaction, with the history corrected in it", "在同一个事务中执行，并在其中更正迁移历史");
    }

    private static List<List<String>> rows(Place place, UndoOrder order) {
        var correction = place.migrations().tool().books().correction(place.dialect(), place.table());
        return order.parts().stream()
                .flatMap(part -> Stream.of(
                                order.parts().size() > 1 ? Stream.of("-- " + part.migration()) : Stream.<String>of(),
                                part.statements().stream().map(statement -> statement + ";"),
                                Stream.of(correction.replace(":key", "'" + part.key() + "'") + ";"))
                        .flatMap(lines -> lines))
                .flatMap(String::lines)
                .map(List::of)
                .toList();
    }

    /** Safe to repeat: what the history no longer holds was undone. */
    @Override
    public StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        try {
            var place = places.of(work.values());
            var order = JSON.readValue(work.values().get(Preview.PINNED), UndoOrder.class);
            return writer.undo(place, order, work.timeout(), watcher);
        } catch (Declined declined) {
            return new StepOutcome.Failed(declined.reason());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
