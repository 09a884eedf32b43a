package dev.capstan.yaml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found while files were read: every problem, and where each value came from. Values are told apart by
 * identity, since two equal names stand in two places.
 */
public final class Reading {
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> doubts = new ArrayList<>();
    private final Map<Object, Node> origins = new IdentityHashMap<>();

    public void problem(Place place, String what, String instead) {
        problems.add(new Problem(place, what, instead));
    }

    /** It is sound, and yet hardly what somebody wants. */
    public void doubt(Place place, String what, String instead) {
        doubts.add(new Problem(place, what, instead));
    }

    public List<Problem> doubts() {
        return doubts.stream().sorted().distinct().toList();
    }

    /** All problems in the order of their places, none told twice. */
    public List<Problem> problems() {
        return problems.stream().sorted().distinct().toList();
    }

    /** Grows with each problem: compare before and after to learn whether something was sound. */
    public int problemsSoFar() {
        return problems.size();
    }

    public <T> T remember(T value, Node node) {
        origins.put(value, node);
        return value;
    }

    /** A value made from another one that was read stands where that one stood. */
    public <T> T rememberAs(T made, Object from) {
        return remember(made, origin(from));
    }

    /** Where this very value was written. */
    public Place place(Object value) {
        return origin(value).place();
    }

    /** Where the value's key was written; if it was left out, where the value itself begins. */
    public Place place(Object value, String key) {
        return origin(value) instanceof Node.Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.key().equals(key))
                        .map(Node.Entry::place)
                        .findFirst()
                        .orElse(mapping.place())
                : place(value);
    }

    /** Whether the key was written there, even if what it says could not be read. */
    public boolean mentions(Object value, String key) {
        return origins.get(value) instanceof Node.Mapping mapping
                && mapping.entries().stream().anyMatch(entry -> entry.key().equals(key));
    }

    private Node origin(Object value) {
        var node = origins.get(value);
        if (node == null) {
            throw new IllegalArgumentException("not read from a file: " + value);
        }
        return node;
    }
}
