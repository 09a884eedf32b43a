package dev.capstan.sql;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.capstan.sql.gate.Reason;
import dev.capstan.sql.mask.Judgement.Unprovable;
import java.time.Duration;

/** Why there is no answer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "failure")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Failure.Statement.class, name = "statement"),
    @JsonSubTypes.Type(value = Failure.CallsHidden.class, name = "calls-hidden"),
    @JsonSubTypes.Type(value = Failure.Masked.class, name = "masked"),
    @JsonSubTypes.Type(value = Failure.TimedOut.class, name = "timed-out"),
    @JsonSubTypes.Type(value = Failure.Unreachable.class, name = "unreachable"),
    @JsonSubTypes.Type(value = Failure.Busy.class, name = "busy"),
    @JsonSubTypes.Type(value = Failure.Interrupted.class, name = "interrupted"),
    @JsonSubTypes.Type(value = Failure.Gone.class, name = "gone"),
    @JsonSubTypes.Type(value = Failure.OwnFault.class, name = "own-fault"),
})
public sealed interface Failure {
    /** The database refused the statement. */
    record Statement(String sqlState, String message) implements Failure {}

    /** It would have called what its words don't show. */
    record CallsHidden(Reason.Hidden call) implements Failure {}

    /** A masked value could be seen in the answer. */
    record Masked(Unprovable found) implements Failure {}

    record TimedOut(Duration after) implements Failure {}

    record Unreachable(String why) implements Failure {}

    /** Too many ask that database at once. */
    record Busy() implements Failure {}

    /** Whoever asked it died, and so did whoever asked it again. */
    record Interrupted() implements Failure {}

    /** The catalogue was changed meanwhile, and the question is not in it any more. */
    record Gone() implements Failure {}

    /** Something went wrong in Capstan itself; the log says what. */
    record OwnFault() implements Failure {}
}
