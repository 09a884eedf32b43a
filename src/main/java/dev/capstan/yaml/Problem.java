package dev.capstan.yaml;

import java.util.Comparator;

/** One thing that is wrong, where it is, and what to write instead. */
public record Problem(Place place, String what, String instead) implements Comparable<Problem> {
    private static final Comparator<Problem> BY_PLACE = Comparator.<Problem, String>comparing(
                    problem -> problem.place.file())
            .thenComparing(problem -> problem.place.line())
            .thenComparing(problem -> problem.place.column())
            .thenComparing(Problem::what)
            .thenComparing(Problem::instead);

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return place + ": " + what + " — " + instead;
    }
}
