package dev.capstan.sql;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.Text;
import dev.capstan.sql.QueryDraft.Written;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Node;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Scalars;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How one query is written. */
final class QueryForm {
    private QueryForm() {}

    static Form<Function<QueryName, QueryDraft>> form() {
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
                Scalars.text("SELECT count(*) FROM orders")
                        .refine((text, node, reading) -> Optional.of(new Written(text, node))),
                "One statement that only reads, in the SQL of its database.");
        var expect = keys.optional(
                "expect",
                expectation("no rows"),
                "What a good answer is: no rows, rows <= 10, or columns such as pending <= 10, success >= 95 %,"
                        + " avg < 5 s and max < 60 s; or a column's text: key = PRIMARY. It holds for every row; no rows and NULL are no data.");
        var warn = keys.optional(
                "warn",
                expectation("rows <= 10"),
                "Written like expect, and wider: while it holds, an answer that is not as expected only warns.");
        var chart = keys.optional(
                "chart",
                Scalars.oneOf(Arrays.asList(ChartKind.values()), ChartKind::word),
                "How the answer is drawn: bar or line. Left out, its columns decide whether it is.");
        var isPrivate = keys.optional(
                "private", Scalars.trueOrFalse(), "true: only whoever asked gets the answer, as a direct message.");
        var may = keys.optional(
                "may",
                CatalogueForms.may(),
                "Who may run it, in place of the database's may: environment, then a role or a list of roles.");
        return keys.onlyWith(warn, expect)
                .whole(found -> name -> new QueryDraft(
                        name,
                        found.get(title).orElse(Text.same(name.value())),
                        found.get(database),
                        List.copyOf(found.get(parameters).orElse(Map.of()).values()),
                        found.need(sql),
                        found.get(expect).map(expected -> new Standard(expected, found.get(warn))),
                        found.get(chart),
                        found.get(isPrivate).orElse(false),
                        found.get(may).map(Rights::new).orElse(Rights.NONE)));
    }

    private static Form<Expectation> expectation(String sample) {
        return Scalars.text(sample).refine(QueryForm::expectation);
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
}
