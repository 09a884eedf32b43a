package dev.capstan.sql;

import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Text;
import dev.capstan.sql.gate.Position;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.sql.mask.Judgement.Unprovable;
import dev.capstan.yaml.Node;
import dev.capstan.yaml.Place;
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

    private static final Position START = new Position(1, 1);

    /** A text, and where it stands. */
    record Written(String text, Node node) {
        Place place(Position at) {
            return node instanceof Node.Scalar scalar ? scalar.at(at.line(), at.column()) : node.place();
        }
    }

    /** Absent: nothing in it may be sent, and the reading has been told why. */
    Optional<Verdict.Admitted> judged(Database asked, ReadOnlyGate gate, Reading reading) {
        return switch (gate.judge(asked.dialect(), sql.text())) {
            case Verdict.Admitted admitted -> {
                checkParameters(admitted, reading);
                checkMasks(asked, admitted, reading);
                yield Optional.of(admitted);
            }
            case Verdict.Refused(var reason) -> {
                var objection = GateObjection.to(reason);
                var at = objection.at().orElse(START);
                reading.problem(sql.place(at), objection.what(), objection.instead());
                yield Optional.empty();
            }
        };
    }

    private void checkMasks(Database asked, Verdict.Admitted statement, Reading reading) {
        if (asked.masks().judge(asked.dialect(), statement) instanceof Unprovable found) {
            var objection = MaskObjection.to(found);
            reading.problem(sql.place(START), objection.what(), objection.instead());
        }
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
