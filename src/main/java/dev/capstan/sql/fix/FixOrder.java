package dev.capstan.sql.fix;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Database;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.Moments;
import dev.capstan.sql.Rights;
import dev.capstan.sql.Source;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.SchemaChange;
import dev.capstan.sql.gate.SchemaGate;
import dev.capstan.sql.gate.SchemaVerdict;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.sql.gate.WriteGate;
import dev.capstan.sql.gate.WriteVerdict;
import dev.capstan.step.StepSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A fix on one occasion, with everything that is needed to do it: it is written into the plan as the values of a step, so
 * that people approve it to the letter, and read back from there.
 *
 * @param values of the parameters
 * @param undoes the operation whose change is taken back
 * @param part of a runbook, which goes on where there is nothing to do
 */
record FixOrder(
        String fix,
        Source source,
        Deed deed,
        Map<String, Object> values,
        Duration timeout,
        Optional<String> undoes,
        boolean part) {
    /** The parameter of an undo. */
    static final String OPERATION = "of";

    /** Before the name of a parameter whose value the catalogue itself gives. */
    static final String GIVEN = "given.";

    /** Under this value stands the runbook that it is a part of. */
    static final String PART = "part-of";

    private static final String ADDRESS = "address.";

    static Map<String, String> values(Fix fix) {
        var values = common(fix);
        values.put(
                "parameters",
                fix.parameters().stream()
                        .map(each -> each.variable() + ":" + each.kind().word())
                        .collect(Collectors.joining(",")));
        switch (fix.deed()) {
            case Deed.Rows rows -> {
                values.putAll(rows(rows));
                values.put(StepSpec.Call.UNDONE_BY, FixProcedures.undoOf(fix.name()));
            }
            case Deed.Signal(var victims, var ends, int atMost) -> {
                values.put("victims", victims.sql());
                values.put("ends", ends.word());
                values.put("at-most", Integer.toString(atMost));
            }
            case Deed.Ddl ddl -> {
                values.putAll(ddl(ddl.change(), ddl));
                ddl.done().ifPresent(done -> values.put("done", done.sql()));
                ddl.undo().ifPresent(undo -> values.put("undo", undo.sql()));
                ddl.undo().ifPresent(undo -> values.put(StepSpec.Call.UNDONE_BY, FixProcedures.undoOf(fix.name())));
            }
        }
        return values;
    }

    static Map<String, String> undoing(Fix fix) {
        var values = common(fix);
        values.put("undo", "before-image");
        values.putAll(rows((Deed.Rows) fix.deed()));
        return values;
    }

    static Map<String, String> undoing(Fix fix, Deed.Ddl ddl, SchemaChange back) {
        var values = common(fix);
        values.putAll(ddl(back, ddl));
        return values;
    }

    private static Map<String, String> common(Fix fix) {
        var values = new LinkedHashMap<String, String>();
        var database = fix.database();
        values.put("fix", fix.name().value());
        values.put("database", database.name().value());
        values.put("dialect", database.dialect().name().toLowerCase(java.util.Locale.ROOT));
        values.put("via", database.via().name().toLowerCase(java.util.Locale.ROOT));
        values.put("timeout", fix.timeout().toMillis() + "ms");
        fix.may().roles().keySet().forEach(environment -> database.writer(environment)
                .ifPresent(secret -> values.put(ADDRESS + environment, secret)));
        return values;
    }

    private static Map<String, String> rows(Deed.Rows rows) {
        var values = new LinkedHashMap<String, String>();
        values.put(StepSpec.Call.ROWS, rows.statement().sql());
        values.put("key", String.join(",", rows.key()));
        values.put("at-most", Integer.toString(rows.atMost()));
        values.put("approved", rows.anyRows() ? "up-to" : "these");
        rows.marker().ifPresent(marker -> values.put("marker", marker));
        return values;
    }

    private static Map<String, String> ddl(SchemaChange change, Deed.Ddl ddl) {
        return Map.of("ddl", change.sql(), "lock-timeout", ddl.lockTimeout().toMillis() + "ms");
    }

    /** @param given what the step is given beside its own values */
    static FixOrder of(StepSpec.Call call, Map<String, String> given) throws Declining {
        var written = call.values();
        var dialect = Dialect.valueOf(written.get("dialect").toUpperCase(java.util.Locale.ROOT));
        var environment = new EnvironmentName(given.get("environment"));
        var timeout = millis(written.get("timeout"));
        var database = new Database(
                new DatabaseName(written.get("database")),
                dialect,
                Optional.ofNullable(written.get(ADDRESS + environment))
                        .map(secret -> Map.of(environment, secret))
                        .orElse(Map.of()),
                Database.Via.valueOf(written.get("via").toUpperCase(java.util.Locale.ROOT)),
                timeout,
                1,
                Rights.NONE,
                Rights.NONE);
        return new FixOrder(
                written.get("fix"),
                new Source(new ServiceName(given.get("service")), environment, database),
                deed(written, dialect),
                parameters(written, given),
                timeout,
                Optional.ofNullable(written.get("undo"))
                        .filter("before-image"::equals)
                        .map(undo -> given.get(OPERATION)),
                written.containsKey(PART));
    }

    private static Deed deed(Map<String, String> written, Dialect dialect) {
        if (written.containsKey(StepSpec.Call.ROWS)) {
            return new Deed.Rows(
                    judged(new WriteGate().judge(dialect, written.get(StepSpec.Call.ROWS))),
                    List.of(written.get("key").split(",")),
                    Integer.parseInt(written.get("at-most")),
                    written.get("approved").equals("up-to"),
                    Optional.ofNullable(written.get("marker")));
        }
        if (written.containsKey("victims")) {
            return new Deed.Signal(
                    judged(new ReadOnlyGate().judge(dialect, written.get("victims"))),
                    Deed.Ends.valueOf(written.get("ends").toUpperCase(java.util.Locale.ROOT)),
                    Integer.parseInt(written.get("at-most")));
        }
        return new Deed.Ddl(
                judged(new SchemaGate().judge(dialect, written.get("ddl"))),
                Optional.ofNullable(written.get("undo")).map(undo -> judged(new SchemaGate().judge(dialect, undo))),
                Optional.ofNullable(written.get("done")).map(done -> judged(new ReadOnlyGate().judge(dialect, done))),
                millis(written.get("lock-timeout")));
    }

    private static WriteVerdict.Admitted judged(WriteVerdict verdict) {
        return switch (verdict) {
            case WriteVerdict.Admitted admitted -> admitted;
            case WriteVerdict.Refused refused -> throw unjudged(refused);
        };
    }

    private static Verdict.Admitted judged(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Admitted admitted -> admitted;
            case Verdict.Refused refused -> throw unjudged(refused);
        };
    }

    private static SchemaChange judged(SchemaVerdict verdict) {
        return switch (verdict) {
            case SchemaVerdict.Admitted(var change) -> change;
            case SchemaVerdict.Refused refused -> throw unjudged(refused);
        };
    }

    private static IllegalStateException unjudged(Object refused) {
        return new IllegalStateException("what the catalogue admitted is refused now: " + refused);
    }

    private static Duration millis(String written) {
        return Duration.ofMillis(Long.parseLong(written.replace("ms", "")));
    }

    private static Map<String, Object> parameters(Map<String, String> written, Map<String, String> given)
            throws Declining {
        var values = new LinkedHashMap<String, Object>();
        for (var each : written.getOrDefault("parameters", "").split(",")) {
            if (!each.isEmpty()) {
                var parts = each.split(":");
                var name = parts[0];
                values.put(name, typed(name, parts[1], written.getOrDefault(GIVEN + name, given.get(name))));
            }
        }
        return values;
    }

    private static Object typed(String name, String kind, String value) throws Declining {
        if (kind.equals(Parameter.Kind.NUMBER.word())) {
            return value.matches("-?[0-9]+") ? (Object) Long.valueOf(value) : new BigDecimal(value);
        }
        if (kind.equals(Parameter.Kind.DURATION.word())) {
            return dev.capstan.yaml.Scalars.durationOf(value);
        }
        if (kind.equals(Parameter.Kind.TIME.word())) {
            return Moments.read(value).orElseThrow(() -> FixWords.noMoment(name, value));
        }
        return kind.equals(Parameter.Kind.YES_NO.word()) ? (Object) value.equals("yes") : value;
    }
}
