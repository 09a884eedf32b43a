package dev.capstan.step.shell;

import dev.capstan.step.FailureReason;
import java.util.function.Function;

/** What came of asking a host something. */
public sealed interface Told<T> {
    record Said<T>(T value) implements Told<T> {}

    /** @param mayBeDone whether the host may have done it all the same */
    record Silent<T>(String why, boolean mayBeDone) implements Told<T> {}

    /** Asking again won't help. */
    record Refused<T>(FailureReason reason) implements Told<T> {}

    /** Whoever asked no longer wanted to know. */
    record Dropped<T>() implements Told<T> {}

    default <R> Told<R> then(Function<T, Told<R>> next) {
        return switch (this) {
            case Said<T> said -> next.apply(said.value());
            case Silent<T> silent -> new Silent<>(silent.why(), silent.mayBeDone());
            case Refused<T> refused -> new Refused<>(refused.reason());
            case Dropped<T> dropped -> new Dropped<>();
        };
    }
}
