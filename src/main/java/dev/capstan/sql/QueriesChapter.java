package dev.capstan.sql;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.Chapter;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.Text;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Fields.Found;
import dev.capstan.yaml.Fields.Key;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Node;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import dev.capstan.yaml.Suggestion;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code queries} in {@code queries.yaml}. Each statement is judged here, before anybody can ask for it. */
public final class QueriesChapter implements Chapter<Map<QueryName, Query>> {
    public static final ChapterKey<Map<QueryName, Query>> KEY = new ChapterKey<>("queries");

    /** Left out, it is the only one there is. */
    private static final DatabaseName THE_ONLY_ONE = new DatabaseName("");

    private static final Set<Parameter.Kind> OF_OTHER_ROOMS =
            EnumSet.of(Parameter.Kind.GIT_REF, Parameter.Kind.KEPT_COPY);

    private final ReadOnlyGate gate;

    public QueriesChapter(ReadOnlyGate gate) {
        this.gate = gate;
    }

    @Override
    public ChapterKey<Map<QueryName, Query>> key() {
        return KEY;
    }

    @Override
    public String file() {
        return "queries.yaml";
    }

    @Override
    public String about() {
        return "What can be asked of the service's databases with /sql, by name.";
    }

    @Override
    public Form<Map<QueryName, Query>> form() {
        return Shapes.named(CatalogueForms.name("failed-payments").map(QueryName::new), query());
    }

    private Form<Function<QueryName, Query>> query() {
        var keys = Fields.of("a query");
        var title = keys.optional("title", CatalogueForms.text(), "What people see.");
        var database = keys.optional(
                "database",
                CatalogueForms.name("main").map(DatabaseName::new),
                "Which of the service's databases; may be left out where there is only one.");
        var parameters = keys.optional(
                "parameters",
                CatalogueForms.parameters(),
                "What a person may type as name=value; the statement has my-name as :my_name. A duration is an interval there.");
        var sql = keys.required(
                "sql",
                Scalars.text("SELECT count(*) FROM orders").refine(this::judged),
                "One statement that only reads, in PostgreSQL's SQL.");
        var expect = keys.optional(
                "expect",
                Scalars.text("no rows").refine(QueriesChapter::expectation),
                "What a good answer is: no rows, rows <= 10, or columns such as pending <= 10, success >= 95 %,"
                        + " avg < 5 s and max < 60 s.");
        var isPrivate = keys.optional(
                "private", Scalars.trueOrFalse(), "true: only whoever asked gets the answer, as a direct message.");
        var may = keys.optional(
                "may",
                CatalogueForms.may(),
                "Who may run it, in place of the database's may: environment, then a role or a list of roles.");
        return keys.whole(found -> {
            var declared = List.copyOf(found.get(parameters).orElse(Map.of()).values());
            checkParameters(declared, found.need(sql), found, sql, parameters);
            return name -> new Query(
                    name,
                    found.get(title).orElse(Text.same(name.value())),
                    found.get(database).orElse(THE_ONLY_ONE),
                    declared,
                    found.need(sql),
                    found.get(expect),
                    found.get(isPrivate).orElse(false),
                    found.get(may).map(Rights::new).orElse(Rights.NONE));
        });
    }

    private Optional<Verdict.Admitted> judged(String statement, Node node, Reading reading) {
        return switch (gate.judge(Dialect.POSTGRESQL, statement)) {
            case Verdict.Admitted admitted -> Optional.of(admitted);
            case Verdict.Refused(var reason) -> {
                var objection = GateObjection.to(reason);
                var at = objection.at().orElse(new dev.capstan.sql.gate.Position(1, 1));
                var place = node instanceof Node.Scalar scalar ? scalar.at(at.line(), at.column()) : node.place();
                reading.problem(place, objection.what(), objection.instead());
                yield Optional.empty();
            }
        };
    }

    private static Optional<Expectation> expectation(String written, Node node, Reading reading) {
        return switch (ExpectationText.read(written)) {
            case ExpectationText.Read.Understood(var expectation) -> Optional.of(expectation);
            case ExpectationText.Read.Refused(var column, var what, var instead) -> {
                var place = node instanceof Node.Scalar scalar ? scalar.at(1, column) : node.place();
                reading.problem(place, what, instead);
                yield Optional.empty();
            }
        };
    }

    private static void checkParameters(
            List<Parameter> declared,
            Verdict.Admitted statement,
            Found found,
            Key<Verdict.Admitted> sql,
            Key<Map<String, Parameter>> parameters) {
        var names = declared.stream().map(Parameter::variable).toList();
        statement.parameters().stream()
                .distinct()
                .filter(name -> !names.contains(name))
                .forEach(name -> found.problem(
                        sql,
                        ":" + name + " is not among the parameters",
                        names.isEmpty()
                                ? "add parameters: { " + name.replace('_', '-') + ": { type: text } }"
                                : Suggestion.instead(name, names)));
        for (var parameter : declared) {
            if (!statement.parameters().contains(parameter.variable())) {
                found.problem(
                        parameters,
                        "parameter " + parameter.name() + " is not used",
                        "use it in sql as :" + parameter.variable() + ", or leave it out");
            }
            if (OF_OTHER_ROOMS.contains(parameter.kind())) {
                found.problem(
                        parameters,
                        "parameter " + parameter.name() + " is a "
                                + parameter.kind().word() + ", which no database knows",
                        "write type: text, number, duration, yes-no or choice");
            }
        }
    }

    @Override
    public Map<QueryName, Query> link(Map<QueryName, Query> value, Service service, House house, Reading reading) {
        Map<DatabaseName, Database> databases =
                service.chapters().get(DatabasesChapter.KEY).orElse(Map.of());
        Map<QueryName, Query> linked = new LinkedHashMap<>();
        value.forEach((name, query) -> {
            if (service.environments().keySet().stream()
                    .anyMatch(environment -> environment.value().equals(name.value()))) {
                reading.problem(
                        reading.place(name), name + " is the name of an environment too", "call the query otherwise");
            }
            query.may().check(service, house, reading);
            database(query, databases, reading).ifPresent(database -> {
                var may = query.may().equals(Rights.NONE) ? database.may() : query.may();
                if (may.equals(Rights.NONE)) {
                    reading.problem(
                            reading.place(name),
                            "nobody may run " + name,
                            "add to it, or to database " + database.name() + " in service.yaml: may: { "
                                    + service.environments().keySet().iterator().next() + ": [ROLE] }");
                }
                linked.put(
                        name,
                        new Query(
                                name,
                                query.title(),
                                database.name(),
                                query.parameters(),
                                query.statement(),
                                query.expectation(),
                                query.isPrivate(),
                                may));
            });
        });
        return linked;
    }

    private static Optional<Database> database(Query query, Map<DatabaseName, Database> databases, Reading reading) {
        if (databases.isEmpty()) {
            reading.problem(
                    reading.place(query.name()),
                    "the service has no database",
                    "add to service.yaml: databases: { main: { url: \"${secret:NAME}\" } }");
            return Optional.empty();
        }
        if (query.database().equals(THE_ONLY_ONE)) {
            if (databases.size() > 1) {
                reading.problem(
                        reading.place(query.name()),
                        query.name() + " doesn't say which database it asks",
                        "add database: " + databases.keySet().iterator().next());
                return Optional.empty();
            }
            return databases.values().stream().findFirst();
        }
        var database = Optional.ofNullable(databases.get(query.database()));
        if (database.isEmpty()) {
            reading.problem(
                    reading.place(query.database()),
                    "there is no database " + query.database(),
                    Suggestion.instead(
                            query.database().value(),
                            databases.keySet().stream().map(DatabaseName::value).toList()));
        }
        return database;
    }
}
