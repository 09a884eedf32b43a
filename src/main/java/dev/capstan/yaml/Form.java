package dev.capstan.yaml;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What may be written at one spot: reads it, and describes itself as JSON Schema, so that the two can't drift. */
public interface Form<T> {

    /** Empty after at least one problem was reported. */
    Optional<T> read(Node node, Reading reading);

    /** A fragment of JSON Schema, draft 2020-12. */
    Map<String, Object> schema();

    /** What it could look like, for "write …". */
    String sample();

    default <U> Form<U> map(Function<? super T, ? extends U> change) {
        return refine((value, node, reading) -> Optional.of(change.apply(value)));
    }

    /** A further look that may find a problem of its own; the schema stays as it is. */
    default <U> Form<U> refine(Refinement<? super T, U> refinement) {
        var before = this;
        return new Form<>() {
            @Override
            public Optional<U> read(Node node, Reading reading) {
                return before.read(node, reading)
                        .flatMap(value -> refinement.apply(value, node, reading))
                        .map(value -> reading.remember(value, node));
            }

            @Override
            public Map<String, Object> schema() {
                return before.schema();
            }

            @Override
            public String sample() {
                return before.sample();
            }
        };
    }

    /** Empty means that it has reported why. */
    interface Refinement<T, U> {
        Optional<U> apply(T value, Node node, Reading reading);
    }
}
