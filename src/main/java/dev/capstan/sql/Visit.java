package dev.capstan.sql;

import java.time.Duration;

/** How it went to look at a database with many statements that nobody typed. */
public sealed interface Visit<T> {
    record Paid<T>(T found) implements Visit<T> {}

    /** Somebody ended it. */
    record Cancelled<T>(Duration after) implements Visit<T> {}

    /** The server didn't let it in. */
    record Barred<T>(Failure why) implements Visit<T> {}

    /** What an answer without rows comes to. */
    static <T> Visit<T> without(Answered answered, Duration after) {
        return switch (answered) {
            case Answered.Cancelled cancelled -> new Cancelled<>(after);
            case Answered.TimedOut(var limit) -> new Barred<>(new Failure.TimedOut(limit));
            case Answered.Failed(var state, var message, var position) ->
                new Barred<>(new Failure.Statement(state, message));
            case Answered.CallsHidden(var call) -> new Barred<>(new Failure.CallsHidden(call));
            case Answered.Masked(var found) -> new Barred<>(new Failure.Masked(found));
            case Answered.Unreachable(var why) -> new Barred<>(new Failure.Unreachable(why));
            case Answered.Busy busy -> new Barred<>(new Failure.Busy());
            case Answered.Complete complete -> throw new IllegalStateException("it let us in");
            case Answered.Cut cut -> throw new IllegalStateException("it let us in");
        };
    }
}
