package dev.capstan.monitor.gauge;

import dev.capstan.monitor.Taken;
import java.util.List;

/** More series than anybody would look at are a question that was asked wrongly. */
final class Most {
    static final int SERIES = 100;

    private Most() {}

    static Taken of(List<Taken.Sample> samples) {
        return samples.size() > SERIES
                ? new Taken.Nothing("the answer has " + samples.size() + " series, more than " + SERIES
                        + ": sum them up by fewer labels")
                : new Taken.Values(samples);
    }
}
