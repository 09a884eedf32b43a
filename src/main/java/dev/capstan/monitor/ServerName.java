package dev.capstan.monitor;

/** What a house calls one of its Prometheus servers. */
public record ServerName(String value) {
    @Override
    public String toString() {
        return value;
    }
}
