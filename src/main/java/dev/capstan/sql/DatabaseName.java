package dev.capstan.sql;

/** As people type it: {@code main}. */
public record DatabaseName(String value) implements Comparable<DatabaseName> {
    @Override
    public int compareTo(DatabaseName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
