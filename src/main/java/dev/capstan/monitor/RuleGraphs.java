package dev.capstan.monitor;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.monitor.Gauge.Point;
import dev.capstan.sql.Trend;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows how that went which a rule of Prometheus looks at, as a picture with its bound. */
public final class RuleGraphs {
    private final CurrentCatalogue catalogue;
    private final Gauge gauge;
    private final Trend.Drawing pictures;

    public RuleGraphs(CurrentCatalogue catalogue, Gauge gauge, Trend.Drawing pictures) {
        this.catalogue = catalogue;
        this.gauge = gauge;
        this.pictures = pictures;
    }

    /**
     * The hour before; absent where no server of the catalogue has it.
     *
     * @param address at which Prometheus shows the rule
     * @param name of the alert
     * @param labels of the alert, by which its own lines are known
     */
    public Optional<byte[]> lastHour(String address, String name, Map<String, String> labels, Instant until) {
        var from = until.minus(GraphOrder.Range.HOUR.length());
        return AlertRule.shownAt(address).flatMap(rule -> server(address).flatMap(server -> {
            var past = gauge.past(server, rule.measured(), from, until, Graphs.POINTS);
            boolean upward = rule.bound().map(Limit::isUpward).orElse(true);
            return picture(rule, name, Graphs.worst(own(past, labels), upward), from, until);
        }));
    }

    /** The one of this address; where none is, the only one: Prometheus may not know how the bot reaches it. */
    private Optional<PrometheusServer> server(String address) {
        var servers = catalogue
                .now()
                .house()
                .chapters()
                .get(PrometheusChapter.KEY)
                .orElse(Map.of())
                .values();
        return servers.stream()
                .filter(server -> address.startsWith(server.url() + "/"))
                .findFirst()
                .or(() -> servers.size() == 1 ? servers.stream().findFirst() : Optional.empty());
    }

    /** All of them where none is the alert's own. */
    private static Map<Series, List<Point>> own(Map<Series, List<Point>> past, Map<String, String> labels) {
        Map<Series, List<Point>> all = new LinkedHashMap<>(past);
        all.values().removeIf(List::isEmpty);
        Map<Series, List<Point>> own = new LinkedHashMap<>(all);
        own.keySet().removeIf(series -> !labels.entrySet()
                .containsAll(series.labels().entrySet()));
        return own.isEmpty() ? all : own;
    }

    private Optional<byte[]> picture(
            AlertRule rule, String name, Map<Series, List<Point>> lines, Instant from, Instant until) {
        var gap = Graphs.step(from, until).multipliedBy(2);
        var drawn = lines.entrySet().stream()
                .map(line -> new Trend.Line(
                        lines.size() == 1 ? name : line.getKey().text(), Graphs.parts(line.getValue(), gap)))
                .toList();
        var levels = rule.bound().stream()
                .map(bound -> new Trend.Level(bound.text(), bound.bound(), true))
                .toList();
        return pictures.draw(new Trend(drawn, levels), from, until);
    }
}
