package dev.capstan.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Numbers over time, and the levels they are held against. */
public record Trend(List<Line> lines, List<Level> levels) {
    public Trend {
        lines = List.copyOf(lines);
        levels = List.copyOf(levels);
    }

    /** @param points in order; between two parts of a line nothing is known */
    public record Line(String name, List<List<Point>> parts) {
        public Line {
            parts = parts.stream().map(List::copyOf).toList();
        }
    }

    public record Point(Instant at, double value) {}

    /** @param isWorst the last one on the way to the worse */
    public record Level(String name, double value, boolean isWorst) {}

    /** Draws trends. */
    public interface Drawing {
        /** @return a PNG; absent where there is nothing to draw, or nothing to draw with */
        Optional<byte[]> draw(Trend trend, Instant from, Instant to);
    }
}
