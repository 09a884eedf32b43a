package dev.capstan.rota;

import java.time.Instant;
import java.util.List;

/** Answers who is on call. */
public final class OnCall {
    private final Overrides overrides;

    public OnCall(Overrides overrides) {
        this.overrides = overrides;
    }

    public Shift at(Rota rota, Instant moment) {
        return timeline(rota, moment).at(moment);
    }

    /** One after another, each another person's, until one ends after this moment; the first begins at the first. */
    public List<Shift> between(Rota rota, Instant from, Instant until) {
        return timeline(rota, from).between(from, until);
    }

    private Timeline timeline(Rota rota, Instant moment) {
        return new Timeline(rota, overrides.of(rota.name(), moment));
    }
}
