package dev.capstan;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.monitor.Alarms;
import dev.capstan.monitor.Graphs;
import dev.capstan.monitor.History;
import dev.capstan.monitor.Readings;
import dev.capstan.monitor.Rounds;
import dev.capstan.monitor.RuleGraphs;
import dev.capstan.monitor.gauge.Gauges;
import dev.capstan.schedule.Recurring;
import dev.capstan.sql.QueryProbe;
import dev.capstan.sql.chart.Pictures;
import dev.capstan.step.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Monitors, put together: what takes their readings, and who judges them. */
record MonitorRoom(
        CurrentCatalogue catalogue,
        Readings readings,
        History history,
        Gauges gauges,
        ExecutorService threads,
        Clock clock)
        implements AutoCloseable {
    private static final Duration LOOK_FOR_DUES = Duration.ofSeconds(1);

    static MonitorRoom open(
            CurrentCatalogue catalogue,
            Readings readings,
            History history,
            Secrets secrets,
            QueryProbe queries,
            StepRoom steps,
            Clock clock) {
        var gauges = new Gauges(secrets, queries, steps.probe(), steps.executor());
        return new MonitorRoom(
                catalogue, readings, history, gauges, Executors.newVirtualThreadPerTaskExecutor(), clock);
    }

    Graphs graphs() {
        return new Graphs(catalogue, history, gauges, new Pictures());
    }

    /** @param background where pictures are drawn */
    HourBefore hourBefore(ExecutorService background) {
        return new HourBefore(graphs(), new RuleGraphs(catalogue, gauges, new Pictures()), background);
    }

    Recurring recurring(Alarms alarms) {
        var rounds = new Rounds(catalogue, gauges, readings, alarms, threads, clock);
        return Recurring.after(LOOK_FOR_DUES, "monitors", rounds::sweep);
    }

    /** What is being read is let go. */
    @Override
    public void close() {
        threads.shutdownNow();
        gauges.close();
    }
}
