package dev.capstan.catalog;

import java.util.Set;

/** A step that another room offers to runbooks by {@code call}, with the values it takes under {@code with}. */
public record OfferedCall(String name, Set<String> required, Set<String> optional) {
    public OfferedCall {
        required = Set.copyOf(required);
        optional = Set.copyOf(optional);
    }
}
