package dev.capstan.operation.due;

import java.time.Instant;

/** Remembers up to which moment each thing that recurs was seen to. */
public interface Moments {
    /** What is heard of for the first time, or by another timetable than before, was seen to up to now. */
    Instant seenTo(String name, String timetable, Instant now);

    void seeTo(String name, Instant moment);
}
