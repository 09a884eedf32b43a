package dev.capstan.operation.due;

import java.time.Instant;
import java.util.List;

/** Everything that recurs by the catalogue in force, each at its newest moment up to now. */
public interface Calendar {
    List<Due> upTo(Instant now);
}
