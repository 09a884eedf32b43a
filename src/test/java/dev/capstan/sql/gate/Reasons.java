package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Verdict.Admitted;
import dev.capstan.sql.gate.Verdict.Refused;

/** Verdicts as the corpus writes them: without places. */
final class Reasons {
    private Reasons() {}

    static String shown(Verdict verdict) {
        return switch (verdict) {
            case Admitted admitted -> "admitted";
            case Refused(var reason) -> "refused " + shown(reason);
        };
    }

    static String shown(Reason reason) {
        var details =
                switch (reason) {
                    case Reason.Empty empty -> "";
                    case Reason.TooLong tooLong -> tooLong.limit();
                    case Reason.TooDeep tooDeep -> tooDeep.limit();
                    case Reason.Character character -> character.shown();
                    case Reason.Unclosed unclosed -> unclosed.opening();
                    case Reason.SecondStatement second -> "";
                    case Reason.NotARead notARead -> notARead.kind();
                    case Reason.NotAReadingClause clause -> clause.clause();
                    case Reason.Function function -> function.function() + " " + function.harm();
                    case Reason.Operator operator -> operator.operator();
                    case Reason.Type type -> type.type();
                    case Reason.Hidden hidden -> hidden.function() + " behind " + hidden.behind();
                    case Reason.Table table -> table.table();
                    case Reason.Variable variable -> variable.variable();
                    case Reason.Comment comment -> comment.opening();
                    case Reason.NamelessParameter parameter -> parameter.parameter();
                    case Reason.NotUnderstood notUnderstood -> notUnderstood.found();
                };
        return (reason.getClass().getSimpleName() + " " + details).strip();
    }
}
