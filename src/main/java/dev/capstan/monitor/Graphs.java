package dev.capstan.monitor;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Language;
import dev.capstan.monitor.Gauge.Occasion;
import dev.capstan.monitor.Gauge.Point;
import dev.capstan.monitor.Readings.Key;
import dev.capstan.sql.Trend;
import dev.capstan.step.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Shows how readings went: in numbers, and as a picture with the limits. */
public final class Graphs {
    static final int POINTS = 240;

    /** More lines than this nobody tells apart: the worst are shown. */
    private static final int LINES = 6;

    private final CurrentCatalogue catalogue;
    private final History history;
    private final Gauge gauge;
    private final Trend.Drawing pictures;

    public Graphs(CurrentCatalogue catalogue, History history, Gauge gauge, Trend.Drawing pictures) {
        this.catalogue = catalogue;
        this.history = history;
        this.gauge = gauge;
        this.pictures = pictures;
    }

    /** @param name of the picture's file */
    public record Graph(List<Told> lines, String name, Pictured picture) {
        public Optional<byte[]> png(Language language) {
            return picture.in(language);
        }
    }

    /** Drawn when it is wanted. */
    public interface Pictured {
        Optional<byte[]> in(Language language);
    }

    /** Absent where nothing of that name is watched any more. */
    public Optional<Graph> of(GraphOrder order) {
        return occasion(order.key()).map(occasion -> {
            var from = order.at().minus(order.range().length());
            var lines = lines(order.key(), occasion, from, order.at());
            var stand = history.stands(order.key().service()).getOrDefault(order.key(), History.Stand.UNKNOWN);
            var words = new MonitorWords(order.at());
            return new Graph(
                    words.graph(order, occasion.monitor(), lines, stand),
                    order.key().service() + "-" + order.key().monitor() + "-"
                            + order.range().word() + ".png",
                    language -> picture(occasion.monitor(), lines, from, order.at(), language));
        });
    }

    /** For whoever tells of an alarm: the hour before. Of answers there is nothing to draw that the alarm doesn't say. */
    public Optional<byte[]> lastHour(Key key, Instant until, Language language) {
        var from = until.minus(GraphOrder.Range.HOUR.length());
        return occasion(key)
                .filter(occasion -> occasion.monitor().unit() != Unit.ANSWER)
                .flatMap(occasion ->
                        picture(occasion.monitor(), lines(key, occasion, from, until), from, until, language));
    }

    private Optional<Occasion> occasion(Key key) {
        return Occasion.in(catalogue.now(), key);
    }

    /** What was kept, and what the source itself remembers of the time before that. */
    private Map<Series, List<Point>> lines(Key key, Occasion occasion, Instant from, Instant to) {
        var monitor = occasion.monitor();
        var kept = history.between(key, from, to, step(from, to), monitor.isUpward());
        var known = history.first(key).orElse(to);
        Map<Series, List<Point>> lines = new LinkedHashMap<>();
        if (known.isAfter(from.plus(monitor.gap()))) {
            gauge.past(occasion, from, known, POINTS)
                    .forEach((series, past) -> lines.put(series, new ArrayList<>(past)));
        }
        kept.forEach((series, points) ->
                lines.computeIfAbsent(series, any -> new ArrayList<>()).addAll(points));
        lines.values().removeIf(List::isEmpty);
        return worst(lines, monitor.isUpward());
    }

    static Map<Series, List<Point>> worst(Map<Series, List<Point>> lines, boolean upward) {
        ToDoubleFunction<List<Point>> extreme = points -> {
            var values = points.stream().mapToDouble(Point::value);
            return upward ? -values.max().orElseThrow() : values.min().orElseThrow();
        };
        Map<Series, List<Point>> shown = new LinkedHashMap<>();
        lines.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> extreme.applyAsDouble(entry.getValue())))
                .limit(LINES)
                .forEach(entry -> shown.put(entry.getKey(), entry.getValue()));
        return shown;
    }

    static Duration step(Instant from, Instant to) {
        return Duration.between(from, to).dividedBy(POINTS);
    }

    private Optional<byte[]> picture(
            Monitor monitor, Map<Series, List<Point>> lines, Instant from, Instant to, Language language) {
        var gap = monitor.gap().plus(step(from, to).multipliedBy(2));
        var drawn = lines.entrySet().stream()
                .map(entry -> new Trend.Line(
                        entry.getKey().equals(Series.ONLY)
                                ? monitor.title().in(language)
                                : entry.getKey().text(),
                        parts(entry.getValue(), gap)))
                .toList();
        var worst = List.copyOf(monitor.limits().keySet()).getLast();
        var levels = monitor.limits().entrySet().stream()
                .map(entry -> new Trend.Level(
                        entry.getKey().priority() + " " + entry.getValue().text(),
                        entry.getValue().bound(),
                        entry.getKey() == worst))
                .toList();
        return pictures.draw(new Trend(drawn, levels), from, to);
    }

    static List<List<Trend.Point>> parts(List<Point> points, Duration gap) {
        var parts = new ArrayList<List<Trend.Point>>();
        Optional<Instant> last = Optional.empty();
        for (var point : points) {
            if (last.filter(at -> !point.at().isAfter(at.plus(gap))).isEmpty()) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().add(new Trend.Point(point.at(), point.value()));
            last = Optional.of(point.at());
        }
        return parts;
    }
}
