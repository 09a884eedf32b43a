package dev.capstan.catalog;

import java.util.Set;

/**
 * A step that another room offers to runbooks by {@code call}, with the values it takes under {@code with}.
 *
 * @param others it also takes values that only its own chapter can judge
 */
public record OfferedCall(String name, Set<String> required, Set<String> optional, boolean others) {
    public OfferedCall {
        required = Set.copyOf(required);
        optional = Set.copyOf(optional);
    }
}
