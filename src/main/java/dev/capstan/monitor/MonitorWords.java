package dev.capstan.monitor;

import dev.capstan.alert.Severity;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.Text;
import dev.capstan.monitor.Course.Standing;
import dev.capstan.monitor.Gauge.Point;
import dev.capstan.step.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How monitors are told. */
record MonitorWords(Instant now) {

    static Told nothingWatched(Service service) {
        return new Told(
                service.name() + " has no monitors: nothing is written in monitors.yaml.",
                service.name() + " 没有配置监控项（monitors.yaml）。");
    }

    static Told nothingWatched() {
        return new Told("No service has monitors: nothing is written in monitors.yaml.", "没有服务配置了监控项（monitors.yaml）。");
    }

    static Told whichMetric(Service service, List<MonitorName> known) {
        var names = known.stream().map(MonitorName::value).collect(Collectors.joining(", "));
        return new Told(
                "Which metric of " + service.name() + "? There are: " + names,
                "要看 " + service.name() + " 的哪个指标？现有：" + names);
    }

    static Told noSuchMetric(String typed, Service service, List<MonitorName> known) {
        var names = known.stream().map(MonitorName::value).collect(Collectors.joining(", "));
        return new Told(
                service.name() + " has no monitor \"" + typed + "\". There are: " + names,
                service.name() + " 没有监控项“" + typed + "”。现有：" + names);
    }

    static Told noSuchRange(String typed) {
        var words = String.join(", ", GraphOrder.Range.words());
        return new Told(
                "\"" + typed + "\" is no length of time to look back. Write " + words + ".",
                "“" + typed + "”不是可用的时间范围，请写 " + words + "。");
    }

    static Told forbidden(Service service) {
        return new Told(
                "Only whoever may run its query sees that metric of " + service.name() + ".",
                "只有可以执行该查询的人才能查看 " + service.name() + " 的这个指标。");
    }

    /** {@code ❌ Error rate 7.2 % (P0 > 5 %) for 12 min · production} */
    Told line(Monitor monitor, EnvironmentName environment, History.Stand stand) {
        var gap = monitor.gap().plus(Duration.ofSeconds(10));
        var silence = Optional.ofNullable(stand.courses().get(Series.SILENCE)).flatMap(Course::firing);
        var worst = stand.courses().entrySet().stream()
                .filter(entry -> !entry.getKey().isSilence())
                .min(Comparator.<Map.Entry<Series, Course>>comparingInt(
                                entry -> rank(entry.getValue().standing(now, gap)))
                        .thenComparing(entry -> entry.getKey().text()));
        var standing = silence.<Standing>map(firing -> new Standing.NoData())
                .or(() -> worst.map(entry -> entry.getValue().standing(now, gap)))
                .orElseGet(Standing.NoData::new);
        var name = worst.map(entry -> entry.getKey().text())
                .filter(text -> !text.isEmpty())
                .map(text -> " " + text)
                .orElse("");
        var value = worst.flatMap(entry -> entry.getValue().value())
                .map(monitor.unit()::text)
                .orElse("–");
        int more = (int) stand.courses().keySet().stream()
                        .filter(series -> !series.isSilence())
                        .count()
                - 1;
        var others = more > 0 ? " (+" + more + ")" : "";
        return told(monitor.title(), name + others, standing, value, monitor, environment, stand.failure());
    }

    private static int rank(Standing standing) {
        return switch (standing) {
            case Standing.Firing(var severity, var since) -> -severity.level() - 10;
            case Standing.Pending(var severity, var since) -> -severity.level();
            case Standing.NoData none -> 1;
            case Standing.Fine fine -> 2;
        };
    }

    private Told told(
            Text title,
            String series,
            Standing standing,
            String value,
            Monitor monitor,
            EnvironmentName environment,
            Optional<String> failure) {
        var limits = limits(monitor);
        var where = " · " + environment;
        return switch (standing) {
            case Standing.Fine fine ->
                new Told(
                        "✅ " + title.english() + series + " " + value + " (" + limits + ")" + where,
                        "✅ " + title.chinese() + series + " " + value + "（" + limits + "）" + where);
            case Standing.Pending(var severity, var since) ->
                new Told(
                        "⏳ " + title.english() + series + " " + value + " (" + limit(monitor, severity) + ") for "
                                + age(since) + " of " + length(monitor.lasting()) + where,
                        "⏳ " + title.chinese() + series + " " + value + "（" + limit(monitor, severity) + "）已持续 "
                                + age(since) + " / " + length(monitor.lasting()) + where);
            case Standing.Firing(var severity, var since) -> {
                var mark = severity == Severity.WARNING ? "⚠️ " : "❌ ";
                yield new Told(
                        mark + title.english() + series + " " + value + " (" + limit(monitor, severity) + ") for "
                                + age(since) + where,
                        mark + title.chinese() + series + " " + value + "（" + limit(monitor, severity) + "）已持续 "
                                + age(since) + where);
            }
            case Standing.NoData none -> {
                var why = failure.map(clause -> ": " + clause).orElse("");
                yield new Told(
                        "❔ " + title.english() + " no data" + why + where,
                        "❔ " + title.chinese() + " 无数据" + why.replace(": ", "：") + where);
            }
        };
    }

    List<Told> graph(GraphOrder order, Monitor monitor, Map<Series, List<Point>> lines, History.Stand stand) {
        var told = new ArrayList<Told>();
        var place = order.key().service() + " " + order.key().environment() + " · "
                + order.range().word();
        var single = lines.size() == 1
                ? " " + latest(monitor, lines.entrySet().iterator().next(), stand)
                : "";
        var none = lines.isEmpty();
        told.add(new Told(
                monitor.title().english() + (none ? " has no data" : single) + " · " + place,
                monitor.title().chinese() + (none ? " 无数据" : single) + " · " + place));
        if (none) {
            stand.failure().ifPresent(why -> told.add(new Told(why, why)));
        }
        if (lines.size() > 1) {
            for (var each : lines.entrySet()) {
                var line = each.getKey().text() + " " + latest(monitor, each, stand) + " · "
                        + span(monitor, each.getValue());
                told.add(new Told(line, line));
            }
        } else if (!none) {
            var line = span(monitor, lines.values().iterator().next());
            told.add(new Told(line, line));
        }
        var lasting = monitor.lasting().isZero() ? "" : length(monitor.lasting());
        told.add(new Told(
                limits(monitor) + (lasting.isEmpty() ? "" : " for " + lasting),
                limits(monitor) + (lasting.isEmpty() ? "" : " 持续 " + lasting)));
        return told;
    }

    /** What was read last; a line's last point may be the worst of many. */
    private static String latest(Monitor monitor, Map.Entry<Series, List<Point>> line, History.Stand stand) {
        double value = Optional.ofNullable(stand.courses().get(line.getKey()))
                .flatMap(Course::value)
                .orElseGet(() -> line.getValue().getLast().value());
        return monitor.unit().text(value);
    }

    /** Between what the drawn line goes. */
    private static String span(Monitor monitor, List<Point> points) {
        var values = points.stream().mapToDouble(Point::value).summaryStatistics();
        return monitor.unit().text(values.getMin()) + " – " + monitor.unit().text(values.getMax());
    }

    private static String limits(Monitor monitor) {
        return monitor.limits().keySet().stream()
                .map(severity -> limit(monitor, severity))
                .collect(Collectors.joining(", "));
    }

    private static String limit(Monitor monitor, Severity severity) {
        return Optional.ofNullable(monitor.limits().get(severity))
                .map(limit -> severity.priority() + " " + limit.text())
                .orElse(severity.priority());
    }

    private String age(Instant since) {
        return length(Duration.between(since, now));
    }

    private static String length(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        return seconds < 60
                ? seconds + " s"
                : seconds < 3_600
                        ? seconds / 60 + " min"
                        : seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
    }
}
