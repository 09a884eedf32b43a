package dev.capstan.sql.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is drawn: points over time, or bars over names. */
sealed interface Drawing {
    /** @param times in order */
    record Line(List<Instant> times, List<Series> series) implements Drawing {
        public Line {
            times = List.copyOf(times);
            series = List.copyOf(series);
        }
    }

    record Bars(List<String> names, List<Series> series) implements Drawing {
        public Bars {
            names = List.copyOf(names);
            series = List.copyOf(series);
        }
    }

    /** @param values one for each time or name; null where there is none */
    record Series(String name, List<Double> values) {
        public Series {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }
}
