package dev.capstan.slack.render;

import dev.capstan.sql.migration.report.Diagnosis.Door;
import dev.capstan.sql.migration.report.Diagnosis.PrismaCode;
import dev.capstan.sql.migration.report.Diagnosis.Rule;
import dev.capstan.sql.migration.report.Diagnosis.Wait;
import dev.capstan.sql.migration.report.Standing;

final class EnglishMigrations implements MigrationPhrases {
    private static Mrkdwn said(String text) {
        return Mrkdwn.name(text);
    }

    private static String with(String before, Mrkdwn name) {
        return name.isEmpty() ? "" : before + name;
    }

    @Override
    public Mrkdwn services() {
        return said("Services that say how they are migrated:");
    }

    @Override
    public Mrkdwn noServices() {
        return said("No service says how it is migrated: that stands in `migrations.yaml`.");
    }

    @Override
    public Mrkdwn never() {
        return said("Nothing was ever applied here: the table of the history isn't there.");
    }

    @Override
    public Mrkdwn standing(Standing standing, int count, Mrkdwn names) {
        var what =
                switch (standing) {
                    case APPLIED -> "applied, the newest";
                    case FAILED -> "failed";
                    case PENDING -> "pending";
                    case PASSED_BY -> "older than what is applied, so passed by";
                    case WITHOUT_FILE -> "applied, but without a file on the target";
                };
        return said(count + " " + what + ": " + names);
    }

    @Override
    public Mrkdwn changed(Mrkdwn names) {
        return said("changed since applied: " + names);
    }

    @Override
    public Mrkdwn filesUnknown(Mrkdwn why) {
        return said("The files on the target can't be listed, so what waits is unknown: " + why);
    }

    @Override
    public Mrkdwn readBy(Mrkdwn tool) {
        return said("as the history of " + tool + " and the files on the target say");
    }

    @Override
    public Mrkdwn counted(Standing standing, int count) {
        return said(
                switch (standing) {
                    case APPLIED, WITHOUT_FILE -> count + " applied";
                    case FAILED -> count + " failed";
                    case PENDING, PASSED_BY -> count + " pending";
                });
    }

    @Override
    public Mrkdwn noneWait(boolean known) {
        return said(known ? "nothing waits" : "what waits is unknown");
    }

    @Override
    public Mrkdwn changedCount(int count) {
        return said(count + " changed since applied");
    }

    @Override
    public Mrkdwn nothingFailed() {
        return said("none did");
    }

    @Override
    public Mrkdwn onlyOperations() {
        return said("No operation of late failed at a migration. What failed elsewhere is not known here.");
    }

    @Override
    public Mrkdwn failedAt(Mrkdwn operation, Mrkdwn step, Mrkdwn at) {
        return said(operation + " failed at “" + step + "” · " + at);
    }

    @Override
    public Mrkdwn violated(Rule rule, Mrkdwn table, Mrkdwn constraint, Mrkdwn columns) {
        var named = with(" ", constraint);
        var in = with(" in ", table);
        return said(
                switch (rule) {
                    case CHECK -> "Rows" + in + " break the check" + named + ".";
                    case UNIQUE ->
                        "Rows" + in + " have the same" + (columns.isEmpty() ? " key" : " " + columns)
                                + ", and the index" + named + " allows each once.";
                    case FOREIGN_KEY ->
                        "Rows" + in + " refer by" + (columns.isEmpty() ? " a key" : " " + columns)
                                + " to what isn't there, which the foreign key" + named + " forbids.";
                    case NOT_NULL ->
                        "Rows" + in + " have no value" + with(" in column ", columns) + ", and it must not be NULL.";
                    case EXCLUSION -> "Rows" + in + " overlap, which the constraint" + named + " forbids.";
                });
    }

    @Override
    public Mrkdwn keptWaiting(Wait behind) {
        return said(
                switch (behind) {
                    case LOCK -> "It waited too long for a lock that somebody else holds. Nothing was changed.";
                    case DEADLOCK -> "It and another transaction waited for each other, and the database ended it.";
                    case STATEMENT -> "A statement took longer than the database allows.";
                    case OTHER_MIGRATION -> "Another migration is under way, or left its lock behind.";
                });
    }

    @Override
    public Mrkdwn notPermitted(Mrkdwn table) {
        return said("The role that migrates may not do that" + with(" to ", table) + ": it is another one's.");
    }

    @Override
    public Mrkdwn notLetIn(Door door) {
        return said(
                switch (door) {
                    case CONNECTION -> "The database can't be reached from the target, so nothing was tried.";
                    case LOGIN -> "The database refused the user or the password of the migration.";
                    case FULL -> "The database has no connection left.";
                    case NO_SUCH_DATABASE -> "There is no database of that name.";
                });
    }

    @Override
    public Mrkdwn drifted(boolean alreadyThere, Mrkdwn what) {
        return said(
                alreadyThere
                        ? "What the migration makes is there already" + with(": ", what)
                                + ". An earlier try got this far, or somebody made it by hand."
                        : "What the migration changes isn't there" + with(": ", what)
                                + ". An earlier migration is missing, or somebody removed it.");
    }

    @Override
    public Mrkdwn mistyped() {
        return said("The database does not understand the migration's SQL. Mend the migration itself.");
    }

    @Override
    public Mrkdwn prismaStopped(PrismaCode code, Mrkdwn migration) {
        return said(
                switch (code) {
                    case P3006 ->
                        "P3006: " + (migration.isEmpty() ? "a migration" : migration)
                                + " does not apply to an empty database. That is `migrate dev`: production takes `migrate deploy`.";
                    case P3009 ->
                        "P3009: the history holds a failed migration" + with(", ", migration)
                                + ", and Prisma applies nothing until it is settled.";
                    case P3018 ->
                        "P3018: the migration" + with(" ", migration)
                                + " failed, and Prisma applies nothing more until it is settled.";
                    case P3005 -> "P3005: the database has tables, but no history. It wants a baseline first.";
                });
    }

    @Override
    public Mrkdwn unrecognised() {
        return said("The log says nothing that is known here. Its last lines:");
    }

    @Override
    public Mrkdwn look() {
        return said("This shows the rows that stand in the way:");
    }

    @Override
    public Mrkdwn mending() {
        return said("This would put it right, for somebody to judge (as a fix in `fixes.yaml`):");
    }

    @Override
    public String showRows() {
        return "Show the rows";
    }

    @Override
    public String fix(String title) {
        return "Fix: " + title + "…";
    }

    @Override
    public String run() {
        return "Run them…";
    }

    @Override
    public String runAgain() {
        return "Run again…";
    }

    @Override
    public String settle() {
        return "Settle the failed one…";
    }

    @Override
    public String status() {
        return "Status";
    }

    @Override
    public String diagnose() {
        return "Diagnose";
    }

    @Override
    public String lookAgain() {
        return "Look again";
    }
}
