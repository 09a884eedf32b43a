package dev.capstan.sql.migration;

import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.House;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Service;
import dev.capstan.sql.Database;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.DatabasesChapter;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.Migrations.Part;
import dev.capstan.sql.migration.Migrations.Rollback;
import dev.capstan.sql.migration.Migrations.Undo;
import dev.capstan.yaml.Place;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Connects the migrations with their service, and reports what can't be. */
record MigrationsLink(Service service, House house, Reading reading) {
    /** What empties a database or is made for a developer's own. */
    private static final Pattern NEVER = Pattern.compile(
            "migrate\\s+(reset|dev)\\b|db\\s+push\\b|drizzle-kit\\s+push\\b|\\bflyway\\s+(\\S+\\s+)*clean\\b");

    Migrations linked(Migrations read) {
        read.running().may().check(service, house, reading);
        checkRole(read.running().guard().by(), read.running().guard());
        read.run().forEach(script -> checkScript(script, script));
        read.resolve().ifPresent(script -> checkScript(script, script));
        checkNames(read);
        checkFixes(read);
        var database = read.parts().isEmpty() || !read.database().equals(MigrationsForm.THE_ONLY_ONE)
                ? database(read.database(), reading.place(read, "database"))
                : onlyOne();
        read.undo().ifPresent(undo -> {
            checkUndo(undo);
            database.ifPresent(found -> checkScripts(undo.scripts(), found.dialect()));
        });
        return new Migrations(
                read.tool(),
                database.map(Database::name).orElse(read.database()),
                read.files(),
                read.table(),
                read.run(),
                read.within(),
                read.running(),
                read.resolve(),
                read.fixes(),
                read.undo(),
                read.isPrivate(),
                parts(read, database));
    }

    private Map<ComponentName, Part> parts(Migrations read, Optional<Database> usual) {
        var linked = new LinkedHashMap<ComponentName, Part>();
        read.parts().forEach((name, part) -> {
            if (!service.components().containsKey(name)) {
                reading.problem(
                        reading.place(name),
                        "there is no component " + name,
                        Suggestion.instead(
                                name.value(),
                                service.components().keySet().stream()
                                        .map(ComponentName::value)
                                        .toList()));
            }
            var database = part.database().isPresent() || usual.isEmpty()
                    ? database(part.database().orElse(read.database()), reading.place(part, "database"))
                    : usual;
            database.ifPresent(found -> checkScripts(part.scripts(), found.dialect()));
            if (read.undo().isEmpty() && !part.scripts().isEmpty()) {
                reading.problem(
                        reading.place(part, "undo"),
                        "nobody is named who may undo " + name + "'s migrations",
                        "add undo: { may: … } to migrations");
            }
            linked.put(name, new Part(database.map(Database::name), part.files(), part.table(), part.scripts()));
        });
        return linked;
    }

    private void checkScript(String script, Object written) {
        var never = NEVER.matcher(script);
        if (never.find()) {
            reading.problem(
                    reading.place(written),
                    never.group().replaceAll("\\s+", " ") + " is for a developer's own database",
                    "write what only applies migrations, such as prisma migrate deploy or drizzle-kit migrate");
        }
    }

    private void checkNames(Migrations read) {
        for (var name : MigrationProcedures.NAMES) {
            if (service.runbooks().containsKey(name)) {
                reading.problem(
                        reading.place(read),
                        name + " is the name of a runbook or fix already, and /migrate has a " + name + " too",
                        "call the other one otherwise");
            }
        }
    }

    private void checkFixes(Migrations read) {
        var known = service.runbooks().values().stream()
                .filter(runbook -> runbook.family().filter("fix"::equals).isPresent())
                .map(runbook -> runbook.name().value())
                .toList();
        read.fixes().values().stream()
                .filter(name -> !known.contains(name.value()))
                .forEach(name -> reading.problem(
                        reading.place(name),
                        "there is no fix " + name,
                        known.isEmpty() ? "write it in fixes.yaml" : Suggestion.instead(name.value(), known)));
    }

    private Optional<Database> onlyOne() {
        var all = databases().values();
        return all.size() == 1 ? all.stream().findFirst() : Optional.empty();
    }

    private Map<DatabaseName, Database> databases() {
        return service.chapters().get(DatabasesChapter.KEY).orElse(Map.of());
    }

    private Optional<Database> database(DatabaseName named, Place where) {
        var all = databases();
        if (all.containsKey(named)) {
            return Optional.of(all.get(named));
        }
        boolean unnamed = named.equals(MigrationsForm.THE_ONLY_ONE);
        if (unnamed && all.size() == 1) {
            return onlyOne();
        }
        var names = all.keySet().stream().map(DatabaseName::value).toList();
        reading.problem(
                where,
                unnamed ? "migrations don't say which database they change" : "there is no database " + named,
                names.isEmpty()
                        ? "add to service.yaml: databases: { main: { url: \"${secret:NAME}\" } }"
                        : unnamed ? "add database: " + names.getFirst() : Suggestion.instead(named.value(), names));
        return Optional.empty();
    }

    private void checkUndo(Undo undo) {
        undo.permission().may().check(service, house, reading);
        checkRole(undo.permission().guard().by(), undo);
        checkRole(undo.withoutBackup(), undo);
    }

    private void checkScripts(Map<String, Rollback> scripts, Dialect dialect) {
        scripts.forEach((name, rollback) -> {
            if (rollback instanceof Rollback.Written(var sql)) {
                var script = Script.of(dialect, sql);
                if (script.statements().isEmpty()) {
                    reading.problem(
                            reading.place(rollback), "no statement undoes " + name, "write one, or leave it out");
                }
                script.breaksOut()
                        .forEach(statement -> reading.problem(
                                reading.place(rollback),
                                Script.firstWord(statement) + " would end the transaction that undoes " + name,
                                "leave it out: all of it is one transaction already"));
            }
        });
    }

    private void checkRole(Optional<RoleName> role, Object where) {
        role.filter(name -> !house.roles().containsKey(name))
                .ifPresent(name -> reading.problem(
                        reading.place(where),
                        "there is no role " + name,
                        Suggestion.instead(
                                name.value(),
                                house.roles().keySet().stream()
                                        .map(RoleName::value)
                                        .toList())));
    }
}
