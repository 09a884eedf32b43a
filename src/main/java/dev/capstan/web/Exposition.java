package dev.capstan.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All measures, and those of the JVM, as Prometheus reads them. */
final class Exposition implements AutoCloseable {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /** Held here, because the registry holds what it counts only weakly. */
    private final List<Measure> measures;

    Exposition(List<Measure> measures) {
        this.measures = List.copyOf(measures);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        this.measures.forEach(this::add);
    }

    String text() {
        return registry.scrape(CONTENT_TYPE);
    }

    private void add(Measure measure) {
        switch (measure) {
            case Measure.Count(var name, var help, var labels, var value) ->
                FunctionCounter.builder(name, value, count -> count.getAsLong())
                        .description(help)
                        .tags(tags(labels))
                        .register(registry);
            case Measure.Level(var name, var help, var labels, var value) ->
                Gauge.builder(name, value, level -> level.getAsDouble())
                        .description(help)
                        .tags(tags(labels))
                        .register(registry);
            case Measure.Durations durations -> {
                Collector collector = () -> snapshot(durations);
                registry.getPrometheusRegistry().register(collector);
            }
        }
    }

    private static List<Tag> tags(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> Tag.of(label.getKey(), label.getValue()))
                .toList();
    }

    /** The spread is counted where it arises, since that is no place for a registry's costs. */
    private static HistogramSnapshot snapshot(Measure.Durations durations) {
        var snapshot = HistogramSnapshot.builder().name(durations.name()).help(durations.help());
        durations.values().forEach((value, spread) -> {
            var now = spread.get();
            var bounds = new ArrayList<>(now.upTo());
            bounds.add(Double.POSITIVE_INFINITY);
            snapshot.dataPoint(HistogramDataPointSnapshot.builder()
                    .labels(Labels.of(durations.label(), value))
                    .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, now.counts()))
                    .sum(now.sum())
                    .build());
        });
        return snapshot.build();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
