package dev.capstan.sql.fix;

/** As people type it: {@code close-duplicate-orders}. */
public record FixName(String value) implements Comparable<FixName> {
    @Override
    public int compareTo(FixName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
