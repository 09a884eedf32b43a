package dev.capstan.operation.due;

import java.time.Instant;
import java.util.Optional;

/** Remembers up to which moment each thing that recurs was seen to. */
public interface Moments {
    /** What is heard of for the first time, or by another timetable than before, was seen to up to now. */
    Instant seenTo(String name, String timetable, Instant now);

    void seeTo(String name, Instant moment);

    /** Since when it recurs by the timetable that it has now; absent where it was never heard of. */
    Optional<Instant> begun(String name);
}
