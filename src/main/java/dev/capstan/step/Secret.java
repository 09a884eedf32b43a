package dev.capstan.step;

/** A value that must not be seen: it leaves only by {@link #reveal()}, never by accident. */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "‹secret›";
    }
}
