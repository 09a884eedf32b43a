package dev.capstan.sql;

/** As people type it: {@code failed-payments}. */
public record QueryName(String value) implements Comparable<QueryName> {
    @Override
    public int compareTo(QueryName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
