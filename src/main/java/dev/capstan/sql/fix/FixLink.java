package dev.capstan.sql.fix;

import dev.capstan.catalog.House;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Service;
import dev.capstan.sql.Database;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.DatabasesChapter;
import dev.capstan.sql.GateObjection;
import dev.capstan.sql.Moments;
import dev.capstan.sql.fix.FixDraft.Doing;
import dev.capstan.sql.fix.FixDraft.Written;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.Position;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.SchemaChange;
import dev.capstan.sql.gate.SchemaGate;
import dev.capstan.sql.gate.SchemaVerdict;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.sql.gate.WriteGate;
import dev.capstan.sql.gate.WriteVerdict;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Suggestion;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Connects a fix with its service, and reports what can't be. */
record FixLink(Service service, House house, Reading reading) {
    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration USUAL_DDL = Duration.ofHours(2);
    private static final Duration USUAL_LOCK = Duration.ofSeconds(3);
    private static final Duration LONGEST_LOCK = Duration.ofSeconds(30);
    private static final Set<Parameter.Kind> OF_OTHER_ROOMS =
            EnumSet.of(Parameter.Kind.GIT_REF, Parameter.Kind.KEPT_COPY);

    Optional<Fix> linked(FixDraft draft) {
        int before = reading.problemsSoFar();
        checkName(draft);
        draft.may().check(service, house, reading);
        draft.guard().by().ifPresent(role -> checkRole(role, draft));
        var database = database(draft);
        var deed = database.flatMap(found -> deed(draft, found.dialect()));
        return deed.isPresent() && reading.problemsSoFar() == before
                ? Optional.of(new Fix(
                        draft.name(),
                        draft.title(),
                        database.get(),
                        draft.parameters(),
                        deed.get(),
                        draft.guard(),
                        draft.may(),
                        draft.timeout().orElse(deed.get() instanceof Deed.Ddl ? USUAL_DDL : USUAL)))
                : Optional.empty();
    }

    /** Fixes are asked for as runbooks are, and the word after a service may be an environment. */
    private void checkName(FixDraft draft) {
        for (var name : List.of(draft.name().value(), FixProcedures.undoOf(draft.name()))) {
            if (service.runbooks().containsKey(new RunbookName(name))) {
                reading.problem(
                        reading.place(draft.name()), name + " is the name of a runbook too", "call the fix otherwise");
            }
        }
        if (draft.name().value().startsWith(Runbook.UNDO_PREFIX)) {
            reading.problem(
                    reading.place(draft.name()),
                    draft.name() + " reads like what undoes another fix",
                    "call the fix otherwise");
        }
        if (draft.name().value().equals(ImageDesk.WORD)) {
            reading.problem(
                    reading.place(draft.name()),
                    draft.name() + " asks for the rows before a fix",
                    "call the fix otherwise");
        }
        if (service.environments().keySet().stream()
                .anyMatch(each -> each.value().equals(draft.name().value()))) {
            reading.problem(
                    reading.place(draft.name()),
                    draft.name() + " is the name of an environment too",
                    "call the fix otherwise");
        }
    }

    private void checkRole(RoleName role, FixDraft draft) {
        if (!house.roles().containsKey(role)) {
            reading.problem(
                    reading.place(draft, "guard"),
                    "there is no role " + role,
                    Suggestion.instead(
                            role.value(),
                            house.roles().keySet().stream().map(RoleName::value).toList()));
        }
    }

    private Optional<Database> database(FixDraft draft) {
        Map<DatabaseName, Database> all =
                service.chapters().get(DatabasesChapter.KEY).orElse(Map.of());
        var named = draft.database();
        if (named.isPresent() && all.containsKey(named.get())) {
            return Optional.of(all.get(named.get()));
        }
        if (named.isEmpty() && all.size() == 1) {
            return all.values().stream().findFirst();
        }
        var names = all.keySet().stream().map(DatabaseName::value).toList();
        reading.problem(
                named.map(reading::place).orElseGet(() -> reading.place(draft)),
                named.map(name -> "there is no database " + name)
                        .orElse(draft.name() + " doesn't say which database it changes"),
                names.isEmpty()
                        ? "add to service.yaml: databases: { main: { url: \"${secret:NAME}\" } }"
                        : named.map(name -> Suggestion.instead(name.value(), names))
                                .orElse("add database: " + names.getFirst()));
        return Optional.empty();
    }

    private Optional<Deed> deed(FixDraft draft, Dialect dialect) {
        return switch (draft.doing()) {
            case Doing.Rows rows -> rows(draft, rows, dialect);
            case Doing.Signal signal -> signal(draft, signal, dialect);
            case Doing.Ddl ddl -> ddl(draft, ddl, dialect);
        };
    }

    private Optional<Deed> rows(FixDraft draft, Doing.Rows rows, Dialect dialect) {
        if (dialect == Dialect.MYSQL && rows.marker().isEmpty()) {
            reading.problem(
                    reading.place(draft, "rows"),
                    "a lost answer to its commit could not be settled",
                    "add marker: capstan_fixes, a table (operation VARCHAR(40) PRIMARY KEY, at TIMESTAMP)");
        }
        if (dialect == Dialect.POSTGRESQL && rows.marker().isPresent()) {
            reading.problem(
                    reading.place(draft, "rows"), "PostgreSQL can be asked without a marker", "leave marker out");
        }
        return switch (new WriteGate().judge(dialect, rows.sql().text())) {
            case WriteVerdict.Refused(var reason) -> object(WriteObjection.inRows(reason), rows.sql());
            case WriteVerdict.Admitted admitted -> {
                checkParameters(draft, admitted.whole().parameters(), rows.sql());
                yield Optional.of(new Deed.Rows(admitted, rows.key(), rows.atMost(), rows.anyRows(), rows.marker()));
            }
        };
    }

    private Optional<Deed> signal(FixDraft draft, Doing.Signal signal, Dialect dialect) {
        return reads(signal.sql(), dialect, Verdict.Form.QUERY).map(victims -> {
            checkParameters(draft, victims.parameters(), signal.sql());
            return new Deed.Signal(victims, signal.ends(), signal.atMost());
        });
    }

    private Optional<Verdict.Admitted> reads(Written sql, Dialect dialect, Verdict.Form form) {
        return switch (new ReadOnlyGate().judge(dialect, sql.text())) {
            case Verdict.Refused(var reason) -> {
                var objection = GateObjection.to(reason);
                yield object(new WriteObjection(objection.what(), objection.instead(), objection.at()), sql);
            }
            case Verdict.Admitted admitted
            when admitted.form() != form ->
                object(new WriteObjection("this is no SELECT", "write one", Optional.of(new Position(1, 1))), sql);
            case Verdict.Admitted admitted -> Optional.of(admitted);
        };
    }

    private Optional<Deed> ddl(FixDraft draft, Doing.Ddl ddl, Dialect dialect) {
        checkParameters(draft, List.of(), ddl.sql());
        var lock = ddl.lockTimeout().orElse(USUAL_LOCK);
        if (lock.compareTo(LONGEST_LOCK) > 0) {
            reading.problem(
                    reading.place(draft, "ddl"),
                    "others would wait behind it longer than " + LONGEST_LOCK.toSeconds() + "s",
                    "write lock-timeout: " + USUAL_LOCK.toSeconds() + "s");
        }
        var change = schema(ddl.sql(), dialect);
        var undo = ddl.undo().flatMap(text -> schema(text, dialect));
        var done = ddl.done().flatMap(text -> reads(text, dialect, Verdict.Form.QUERY));
        change.filter(known -> known.kind().endsWith("INDEX CONCURRENTLY")
                        && known.kind().startsWith("CREATE")
                        && known.index().isEmpty())
                .ifPresent(nameless -> object(
                        new WriteObjection(
                                "an index without a name can't be cleaned up after a failure",
                                "give it one",
                                Optional.empty()),
                        ddl.sql()));
        return change.map(known -> new Deed.Ddl(known, undo, done, lock));
    }

    private Optional<SchemaChange> schema(Written sql, Dialect dialect) {
        return switch (new SchemaGate().judge(dialect, sql.text())) {
            case SchemaVerdict.Refused(var reason) -> object(WriteObjection.inSchema(reason), sql);
            case SchemaVerdict.Admitted(var change) -> Optional.of(change);
        };
    }

    private <T> Optional<T> object(WriteObjection objection, Written sql) {
        var at = objection.at().orElse(new Position(1, 1));
        reading.problem(sql.at(at.line(), at.column()), objection.what(), objection.instead());
        return Optional.empty();
    }

    private void checkParameters(FixDraft draft, List<String> used, Written sql) {
        var names = draft.parameters().stream().map(Parameter::variable).toList();
        for (var name : new HashSet<>(used)) {
            if (!names.contains(name)) {
                reading.problem(
                        sql.node().place(),
                        ":" + name + " is not among the parameters",
                        names.isEmpty()
                                ? "add parameters: { " + name.replace('_', '-') + ": { type: text } }"
                                : Suggestion.instead(name, names));
            }
        }
        for (var parameter : draft.parameters()) {
            if (!used.contains(parameter.variable())) {
                reading.problem(
                        reading.place(parameter),
                        "parameter " + parameter.name() + " is not used",
                        "use it as :" + parameter.variable() + ", or leave it out");
            }
            checkMoment(parameter);
            if (OF_OTHER_ROOMS.contains(parameter.kind())) {
                reading.problem(
                        reading.place(parameter),
                        "parameter " + parameter.name() + " is a "
                                + parameter.kind().word() + ", which no database knows",
                        "write type: text, number, duration, time, yes-no or choice");
            }
        }
    }

    private void checkMoment(Parameter parameter) {
        var wrong = parameter
                .defaultValue()
                .filter(value -> parameter.kind() == Parameter.Kind.TIME
                        && Moments.read(value).isEmpty());
        wrong.ifPresent(value -> reading.problem(
                reading.place(parameter),
                value.equals(Parameter.LAST_DEPLOY)
                        ? "only queries know " + Parameter.LAST_DEPLOY
                        : value + " is no moment",
                "leave the default out, or write a moment such as 2026-01-06T15:30"));
    }
}
