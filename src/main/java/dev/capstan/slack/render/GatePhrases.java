package dev.capstan.slack.render;

import dev.capstan.sql.gate.Position;
import dev.capstan.sql.gate.Reason;
import dev.capstan.sql.mask.Judgement.Unprovable;
import java.util.Optional;

/** What the read-only gate, or a mask, objects to in a statement that somebody typed. */
interface GatePhrases {
    /** What was found, and why it is refused. */
    Mrkdwn what(Reason reason);

    /** A sentence. */
    Mrkdwn instead(Reason reason);

    Mrkdwn what(Unprovable found);

    /** A sentence. */
    Mrkdwn instead(Unprovable found);

    /** Where in the statement; absent where it is about the whole of it. */
    static Optional<Position> position(Reason reason) {
        return switch (reason) {
            case Reason.Empty empty -> Optional.empty();
            case Reason.TooLong tooLong -> Optional.empty();
            case Reason.TooDeep deep -> Optional.of(deep.at());
            case Reason.Character character -> Optional.of(character.at());
            case Reason.Unclosed unclosed -> Optional.of(unclosed.at());
            case Reason.SecondStatement second -> Optional.of(second.at());
            case Reason.NotARead notARead -> Optional.of(notARead.at());
            case Reason.NotAReadingClause clause -> Optional.of(clause.at());
            case Reason.Function function -> Optional.of(function.at());
            case Reason.Operator operator -> Optional.of(operator.at());
            case Reason.Type type -> Optional.of(type.at());
            case Reason.Hidden hidden -> Optional.empty();
            case Reason.Table table -> Optional.of(table.at());
            case Reason.Variable variable -> Optional.of(variable.at());
            case Reason.Comment comment -> Optional.of(comment.at());
            case Reason.NamelessParameter parameter -> Optional.of(parameter.at());
            case Reason.NotUnderstood found -> Optional.of(found.at());
        };
    }
}
