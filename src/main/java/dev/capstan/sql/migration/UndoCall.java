package dev.capstan.sql.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.Migrations.Rollback;
import dev.capstan.sql.migration.Migrations.Undo;
import dev.capstan.sql.migration.Places.Declined;
import dev.capstan.sql.migration.Places.Place;
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
import java.util.stream.Stream;

/** Undoes the newest migration, with exactly the statements that were agreed to. */
final class UndoCall implements StepCall {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Places places;
    private final UndoWriter writer;
    private final BackupFirst backups;

    UndoCall(Places places, UndoWriter writer, BackupFirst backups) {
        this.places = places;
        this.writer = writer;
        this.backups = backups;
    }

    /** @param key by which the history knows the migration */
    record Order(String migration, String key, List<String> statements) {
        Order {
            statements = List.copyOf(statements);
        }
    }

    @Override
    public Look look(StepSpec.Call call, Map<String, String> values) {
        try {
            var place = places.of(values);
            var undo = place.migrations().undo().orElseThrow(UndoCall::notDeclared);
            refuseWithoutBackup(place, undo);
            var newest = newest(places.ledger(place), values.get(MigrationProcedures.MIGRATION));
            var order = new Order(
                    newest.name(), newest.key(), script(place, undo, newest).statements());
            var lines = rows(place, order);
            return new Look.Seen(
                    new Preview(said(place, newest), List.of("SQL"), lines, 0, JSON.writeValueAsString(order)));
        } catch (Declined declined) {
            return new Look.Refused(declined.reason());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Declined notDeclared() {
        return new Declined(
                new Told("Nothing says how migrations are undone here.", "没有说明如何撤销迁移。"),
                new Told("Add undo: to migrations.yaml.", "请在 migrations.yaml 中添加 undo:。"));
    }

    private void refuseWithoutBackup(Place place, Undo undo) throws Declined {
        if (backups.of(place.service().name(), place.migrations().database()).isEmpty()
                && undo.withoutBackup().isEmpty()) {
            throw new Declined(
                    new Told("An undo needs a backup first, and nothing here can take one.", "撤销前需要先备份，而这里无法备份。"),
                    new Told(
                            "Name in migrations.yaml who decides without one: undo: { without-backup: ROLE }.",
                            "请在 migrations.yaml 中写明无备份时由谁决定：undo: { without-backup: 角色 }。"));
        }
    }

    private static Migration newest(Ledger ledger, String asked) throws Declined {
        var newest = ledger.lastApplied()
                .orElseThrow(() -> new Declined(
                        new Told("Nothing is applied.", "没有已执行的迁移。"), new Told("There is nothing to undo.", "无需撤销。")));
        if (asked != null && !asked.equals(MigrationProcedures.LATEST) && !asked.equals(newest.name())) {
            throw new Declined(
                    new Told(
                            "Only the newest migration can be undone, and that is " + newest.name() + ".",
                            "只能撤销最近的迁移，即 " + newest.name() + "。"),
                    new Told("Undo that one first.", "请先撤销它。"));
        }
        return newest;
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
                                .text(place.environment(), path)
                                .orElseThrow(() -> new Declined(
                                        new Told(path + " can't be read on the target.", "无法读取目标主机上的 " + path + "。"),
                                        new Told("Put it there, then ask again.", "请放好文件后重新发起。")));
                };
        var script = Script.of(dialect(place), text);
        if (script.statements().isEmpty() || !script.breaksOut().isEmpty()) {
            throw new Declined(
                    new Told(
                            "What undoes " + migration.name() + " is empty, or would end its own transaction.",
                            "撤销 " + migration.name() + " 的语句为空，或会提前结束事务。"),
                    new Told("Leave BEGIN, COMMIT and SET out of it.", "请去掉其中的 BEGIN、COMMIT 和 SET。"));
        }
        return script;
    }

    private static Dialect dialect(Place place) {
        return place.migrations().database(place.service()).dialect();
    }

    private static String correction(Place place) {
        var dialect = dialect(place);
        return place.migrations()
                .tool()
                .books()
                .correction(dialect, place.migrations().table(dialect));
    }

    private static List<List<String>> rows(Place place, Order order) {
        return Stream.concat(
                        order.statements().stream(),
                        Stream.of(correction(place).replace(":key", "'" + order.key() + "'")))
                .flatMap(statement -> (statement + ";").lines())
                .map(List::of)
                .toList();
    }

    private List<Told> said(Place place, Migration migration) {
        var lines = new ArrayList<Told>();
        lines.add(new Told("Undoes " + migration.name(), "撤销 " + migration.name()));
        lines.add(
                switch (dialect(place)) {
                    case POSTGRESQL ->
                        new Told("One transaction, with the history corrected in it", "在同一个事务中执行，并在其中更正迁移历史");
                    case MYSQL ->
                        new Told(
                                "MySQL commits at every change of the schema: what was done before a failure stays done",
                                "MySQL 在每次结构变更时隐式提交：失败前已完成的部分不会撤回");
                });
        if (backups.of(place.service().name(), place.migrations().database()).isEmpty()) {
            lines.add(new Told("⚠️ No backup is taken first: nothing here can take one", "⚠️ 不会先备份：这里无法备份"));
        }
        return lines;
    }

    /** Safe to repeat: what the history no longer holds was undone. */
    @Override
    public StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        try {
            var place = places.of(work.values());
            var order = JSON.readValue(work.values().get(Preview.PINNED), Order.class);
            return writer.undo(place, order, work.timeout(), watcher);
        } catch (Declined declined) {
            return new StepOutcome.Failed(declined.reason());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
