package dev.capstan.monitor;

import java.util.List;

/** What came of reading once. */
public sealed interface Taken {
    /** Only real numbers; what is not a number is left out. */
    record Values(List<Sample> samples) implements Taken {
        public Values {
            samples = List.copyOf(samples);
        }
    }

    /** @param why one clause, fit to be shown */
    record Nothing(String why) implements Taken {}

    /**
     * @param value in the monitor's unit, as it is kept
     * @param note what was answered, where a number alone says too little; may be empty
     */
    record Sample(Series series, double value, String note) {
        public Sample(Series series, double value) {
            this(series, value, "");
        }
    }
}
