package dev.capstan.sql.migration;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.Rights;
import dev.capstan.sql.migration.Migrations.Part;
import dev.capstan.sql.migration.Migrations.Permission;
import dev.capstan.sql.migration.Migrations.Rollback;
import dev.capstan.sql.migration.Migrations.Undo;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What stands under {@code migrations}. */
final class MigrationsForm {
    /** Left out, it is the only one there is. */
    static final DatabaseName THE_ONLY_ONE = new DatabaseName("");

    private static final Duration USUAL = Duration.ofMinutes(10);

    private static final Form<String> PATH =
            Scalars.text("/?[A-Za-z0-9._@+-]+(/[A-Za-z0-9._@+-]+)*", "is not a path of plain characters", "drizzle");

    private static final Form<String> TABLE = Scalars.text(
            "[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?",
            "is not the name of a table",
            "drizzle.__drizzle_migrations");

    /** A rule's name as a database has it, or the kind of it. */
    private static final Form<String> VIOLATED =
            Scalars.text("[A-Za-z_][A-Za-z0-9_$-]{0,62}", "is no name of a rule", "unique");

    /** As a folder of the tool is called. */
    private static final Form<String> MIGRATION =
            Scalars.text("[A-Za-z0-9][A-Za-z0-9._ +-]{0,199}", "is not the name of a migration", "0001_add_note");

    private MigrationsForm() {}

    static Form<Migrations> form() {
        var keys = Fields.of("migrations");
        var tool = keys.required("tool", Scalars.oneOf(List.of(Tool.values()), Tool::word), "What applies them.");
        var database = keys.optional(
                "database",
                CatalogueForms.name("main").map(DatabaseName::new),
                "Which of the service's databases; may be left out where there is only one.");
        var files = keys.optional(
                "files",
                PATH,
                "The folder of the migrations on the target, within the work folder or absolute; left out: drizzle,"
                        + " prisma/migrations or db/migration.");
        var table =
                keys.optional("table", TABLE, "The table of the tool's history, where it is not the tool's usual one.");
        var run = keys.required(
                "run",
                Shapes.oneOrMore(Scalars.text("pnpm db:migrate")),
                "The script that applies what waits, or several in order; they run like steps of a runbook.");
        var within =
                keys.optional("within", Scalars.duration("10m"), "How long each script may take; 10m when left out.");
        var may = keys.required(
                "may", CatalogueForms.may(), "Who may run them: environment, then a role or a list of roles.");
        var guard = keys.optional("guard", CatalogueForms.guard(), "What must be agreed before they run.");
        var resolve = keys.optional(
                "resolve",
                Scalars.text("npx prisma migrate resolve --rolled-back \"$migration\""),
                "The script that tells the tool that the failed $migration is settled.");
        var fixes = keys.optional(
                "fixes",
                Shapes.mapOf(VIOLATED, CatalogueForms.name("remove-duplicates").map(RunbookName::new)),
                "Which fix mends what a migration fails at: the name of a constraint or index, or check, unique,"
                        + " foreign-key, not-null; then the name of a fix.");
        var undo = keys.optional("undo", undo(), "How the newest migrations are undone.");
        var isPrivate = keys.optional(
                "private",
                Scalars.trueOrFalse(),
                "true: how they stand, and why one failed, is answered in a direct message; false when left out.");
        var components = keys.optional(
                "components",
                Shapes.mapOf(CatalogueForms.name("web").map(ComponentName::new), part()),
                "Components with migrations of their own, each in its folder: /migrate shop/web. The service as a whole"
                        + " has none then.");
        return keys.whole(found -> new Migrations(
                found.need(tool),
                found.get(database).orElse(THE_ONLY_ONE),
                found.get(files).orElse(found.need(tool).usualFolder()),
                found.get(table),
                found.need(run),
                found.get(within).orElse(USUAL),
                new Permission(new Rights(found.need(may)), found.get(guard).orElseGet(CatalogueForms::usualGuard)),
                found.get(resolve),
                found.get(fixes).orElse(Map.of()),
                found.get(undo),
                found.get(isPrivate).orElse(false),
                found.get(components).orElse(Map.of())));
    }

    private static Form<Part> part() {
        var keys = Fields.of("a component's migrations");
        var database = keys.optional(
                "database",
                CatalogueForms.name("main").map(DatabaseName::new),
                "Which database, where it is another one than above.");
        var files = keys.optional("files", PATH, "Where its files are, where that is elsewhere than above.");
        var table = keys.optional("table", TABLE, "The table of its history, where it is another one than above.");
        var undo = keys.optional(
                "undo", scripts(), "How more of its migrations are undone, written like undo.migrations.");
        return keys.whole(found -> new Part(
                found.get(database),
                found.get(files),
                found.get(table),
                found.get(undo).orElse(Map.of())));
    }

    private static Form<Undo> undo() {
        var keys = Fields.of("undo");
        var may = keys.required(
                "may", CatalogueForms.may(), "Who may undo: environment, then a role or a list of roles.");
        var guard = keys.optional(
                "guard",
                CatalogueForms.guard(),
                "What must be agreed first. Whoever decides always types the name of the service.");
        var withoutBackup = keys.optional(
                "without-backup",
                CatalogueForms.name("dbas").map(RoleName::new),
                "Who decides where no backup can be taken first; left out: then nothing is undone.");
        var scripts = keys.optional(
                "migrations",
                scripts(),
                "How each is undone, by its name: the statements, or { file: PATH } on the target.");
        return keys.whole(found -> new Undo(
                new Permission(
                        new Rights(found.need(may)), typed(found.get(guard).orElseGet(CatalogueForms::usualGuard))),
                found.get(withoutBackup),
                found.get(scripts).orElse(Map.of())));
    }

    private static Guard typed(Guard guard) {
        return new Guard(Math.max(1, guard.approvals()), guard.by(), guard.notRequester(), true, guard.within());
    }

    private static Form<Map<String, Rollback>> scripts() {
        return Shapes.mapOf(MIGRATION, rollback());
    }

    private static Form<Rollback> rollback() {
        var keys = Fields.of("a way back");
        var file = keys.required("file", PATH, "A file with the statements, on the target.");
        Form<Rollback> inFile = keys.whole(found -> new Rollback.File(found.need(file)));
        Form<Rollback> written =
                Scalars.text("ALTER TABLE orders DROP COLUMN note").map(Rollback.Written::new);
        return Shapes.valueOrKeys(written, inFile);
    }
}
