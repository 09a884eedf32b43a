package dev.capstan.monitor;

/** As people type it: {@code error-rate}. */
public record MonitorName(String value) implements Comparable<MonitorName> {
    @Override
    public int compareTo(MonitorName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
