package dev.capstan.sql;

import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Text;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.Position;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.yaml.Node;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Suggestion;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A query as it was written: only its database says in whose SQL the statement has to be read. */
record QueryDraft(
        QueryName name,
        Text title,
        Optional<DatabaseName> database,
        List<Parameter> parameters,
        Written sql,
        Optional<Standard> standard,
        Optional<ChartKind> chart,
        boolean isPrivate,
        Rights may) {
    private static final Set<Parameter.Kind> OF_OTHER_ROOMS =
            EnumSet.of(Parameter.Kind.GIT_REF, Parameter.Kind.KEPT_COPY);

    /** A text, and where it stands. */
    record Written(String text, Node node) {}

    /** Absent: nothing in it may be sent, and the reading has been told why. */
    Optional<Verdict.Admitted> judged(Dialect dialect, ReadOnlyGate gate, Reading reading) {
        return switch (gate.judge(dialect, sql.text())) {
            case Verdict.Admitted admitted -> {
                checkParameters(admitted, reading);
                yield Optional.of(admitted);
            }
            case Verdict.Refused(var reason) -> {
                var objection = GateObjection.to(reason);
                var at = objection.at().orElse(new Position(1, 1));
                var place = sql.node() instanceof Node.Scalar scalar
                        ? scalar.at(at.line(), at.column())
                        : sql.node().place();
                reading.problem(place, objection.what(), objection.instead());
                yield Optional.empty();
            }
        };
    }

    private void checkParameters(Verdict.Admitted statement, Reading reading) {
        var names = parameters.stream().map(Parameter::variable).toList();
        statement.parameters().stream()
                .distinct()
                .filter(used -> !names.contains(used))
                .forEach(used -> reading.problem(
                        sql.node().place(),
                        ":" + used + " is not among the parameters",
                        names.isEmpty()
                                ? "add parameters: { " + used.replace('_', '-') + ": { type: text } }"
                                : Suggestion.instead(used, names)));
        for (var parameter : parameters) {
            if (!statement.parameters().contains(parameter.variable())) {
                reading.problem(
                        reading.place(name),
                        "parameter " + parameter.name() + " is not used",
                        "use it in sql as :" + parameter.variable() + ", or leave it out");
            }
            if (OF_OTHER_ROOMS.contains(parameter.kind())) {
                reading.problem(
                        reading.place(name),
                        "parameter " + parameter.name() + " is a "
                                + parameter.kind().word() + ", which no database knows",
                        "write type: text, number, duration, yes-no or choice");
            }
        }
    }

    Query asking(DatabaseName known, Verdict.Admitted statement, Rights rights) {
        return new Query(name, title, known, parameters, statement, standard, chart, isPrivate, rights);
    }
}
