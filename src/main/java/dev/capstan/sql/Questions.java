package dev.capstan.sql;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Service;
import dev.capstan.operation.Refusal;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.sql.mask.Judgement.Unprovable;
import dev.capstan.yaml.Scalars;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes of a question what a database can be asked, by the catalogue in force. Every statement has passed the gate. */
public final class Questions {
    /** Of all values together; an answer longer than that nobody opens. */
    private static final long BYTES = 50_000_000;

    private final ReadOnlyGate gate;
    private final RecentDeploys deploys;

    public Questions(ReadOnlyGate gate, RecentDeploys deploys) {
        this.gate = gate;
        this.deploys = deploys;
    }

    /** @param values as they are bound */
    record Ready(
            Source source,
            Verdict.Admitted statement,
            Map<String, Object> values,
            Limits limits,
            Optional<Standard> standard,
            Optional<ChartKind> chart,
            boolean isPrivate) {

        Ask asking(InquiryId id) {
            return new Ask(id, source, statement, values, limits);
        }

        /** Short, and the same for the same statement. */
        String digest() {
            try {
                var sha = MessageDigest.getInstance("SHA-256");
                return HexFormat.of().formatHex(sha.digest(statement.sql().getBytes(StandardCharsets.UTF_8)), 0, 12);
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }

    sealed interface Understood {
        record Ready(Questions.Ready ready) implements Understood {}

        /** The doctor knows what to ask. */
        record Consults(Source source) implements Understood {}

        /** And so does the historian. */
        record LooksBack(Source source, dev.capstan.sql.Question.OnMigrations question) implements Understood {}

        record Refused(QueryRefusal refusal) implements Understood {}
    }

    sealed interface Settled {
        record Question(dev.capstan.sql.Question question) implements Settled {}

        record Refused(QueryRefusal refusal) implements Settled {}
    }

    /** Puts what is known now in the place of what stands for it, so that asking again means the same. */
    Settled settled(Question question, Service service, EnvironmentName environment) {
        if (!(question instanceof Question.Named(var name, var typed))) {
            return new Settled.Question(question);
        }
        var values = new LinkedHashMap<>(typed);
        var query = queries(service).get(name);
        for (var parameter : query == null ? List.<Parameter>of() : query.parameters()) {
            var value = values.getOrDefault(
                    parameter.name(), parameter.defaultValue().orElse(""));
            if (parameter.kind() != Parameter.Kind.TIME) {
                continue;
            }
            if (value.equals(Parameter.LAST_DEPLOY)) {
                var started = deploys.lastStarted(service.name(), environment);
                if (started.isEmpty()) {
                    return new Settled.Refused(
                            new QueryRefusal.NoDeployYet(service.name(), environment, parameter.name()));
                }
                values.put(parameter.name(), started.get().toString());
            } else if (Moments.read(value).isEmpty()) {
                return new Settled.Refused(
                        new QueryRefusal.Mistyped(new Refusal.ParameterRefused(parameter, value, "2026-01-06T15:30")));
            }
        }
        return new Settled.Question(new Question.Named(name, values));
    }

    Understood understood(
            Question question, boolean explains, Service service, EnvironmentName environment, Database database) {
        var source = new Source(service.name(), environment, database);
        return switch (question) {
            case Question.Named(var name, var typed) -> {
                var query = queries(service).get(name);
                if (query == null || !query.database().equals(database.name())) {
                    yield new Understood.Refused(new QueryRefusal.NoSuchInquiry());
                }
                var ready = new Ready(
                        source,
                        query.statement(),
                        bound(query, typed),
                        limits(database),
                        query.standard(),
                        query.chart(),
                        query.isPrivate());
                yield explains ? explained(ready) : masked(ready);
            }
            case Question.Consultation consultation -> new Understood.Consults(source);
            case Question.OnMigrations look -> new Understood.LooksBack(source, look);
            case Question.Typed(var statement) -> written(statement, explains, source);
            case Question.Offered(var statement, var component) -> written(statement, explains, source);
        };
    }

    private Understood written(String statement, boolean explains, Source source) {
        var database = source.database();
        return switch (gate.judge(database.dialect(), statement)) {
            case Verdict.Refused(var reason) -> new Understood.Refused(new QueryRefusal.NotARead(reason));
            case Verdict.Admitted admitted
            when !admitted.parameters().isEmpty() ->
                new Understood.Refused(
                        new QueryRefusal.TypedParameter(admitted.parameters().getFirst()));
            case Verdict.Admitted admitted -> {
                var ready = new Ready(
                        source, admitted, Map.of(), limits(database), Optional.empty(), Optional.empty(), false);
                yield explains ? explained(ready) : masked(ready);
            }
        };
    }

    /** The gate has the last word on this one too. What explains itself already stays as it is. */
    private Understood explained(Ready ready) {
        var statement = ready.statement();
        if (statement.form() != Verdict.Form.QUERY) {
            return masked(ready);
        }
        return switch (gate.judge(ready.source().database().dialect(), "EXPLAIN " + statement.sql())) {
            case Verdict.Refused(var reason) -> new Understood.Refused(new QueryRefusal.NotARead(reason));
            case Verdict.Admitted explaining ->
                masked(new Ready(
                        ready.source(),
                        explaining,
                        ready.values(),
                        ready.limits(),
                        Optional.empty(),
                        Optional.empty(),
                        ready.isPrivate()));
        };
    }

    /** The engine asks once more, and covers what may be shown covered. */
    private static Understood masked(Ready ready) {
        var database = ready.source().database();
        return database.masks().judge(database.dialect(), ready.statement()) instanceof Unprovable found
                ? new Understood.Refused(new QueryRefusal.Masked(found))
                : new Understood.Ready(ready);
    }

    private static Limits limits(Database database) {
        return new Limits(database.timeout(), database.rows(), BYTES);
    }

    private static Map<String, Object> bound(Query query, Map<String, String> typed) {
        var values = new LinkedHashMap<String, Object>();
        for (var parameter : query.parameters()) {
            var value = typed.getOrDefault(
                    parameter.name(), parameter.defaultValue().orElse(""));
            values.put(parameter.variable(), bound(parameter.kind(), value));
        }
        return values;
    }

    private static Object bound(Parameter.Kind kind, String typed) {
        return switch (kind) {
            case NUMBER -> new BigDecimal(typed);
            case DURATION -> Scalars.durationOf(typed);
            case YES_NO -> typed.equals("yes");
            case TIME -> Moments.read(typed).orElseThrow();
            case TEXT, CHOICE, GIT_REF, KEPT_COPY -> typed;
        };
    }

    public static Map<QueryName, Query> queries(Service service) {
        return service.chapters().get(QueriesChapter.KEY).orElse(Queries.NONE).byName();
    }

    public static Map<DatabaseName, Database> databases(Service service) {
        return service.chapters().get(DatabasesChapter.KEY).orElse(Map.of());
    }
}
