package dev.capstan;

import dev.capstan.alert.AlertId;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.Signal;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.ServiceName;
import dev.capstan.monitor.Graphs;
import dev.capstan.monitor.MonitorName;
import dev.capstan.monitor.Readings.Key;
import dev.capstan.monitor.RuleGraphs;
import dev.capstan.slack.deliver.AlertPictures;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hour before an alert with its limits, of a monitor or of a rule of Prometheus. Drawn aside. */
final class HourBefore implements AlertPictures {
    private static final Logger log = LoggerFactory.getLogger(HourBefore.class);

    /** Mostly it is there by then, and comes first in the thread. */
    private static final long MOMENT_MILLIS = 250;

    private final Graphs monitored;
    private final RuleGraphs ruled;
    private final ExecutorService background;
    private final Map<AlertId, Future<Map<String, byte[]>>> drawn = new ConcurrentHashMap<>();

    HourBefore(Graphs monitored, RuleGraphs ruled, ExecutorService background) {
        this.monitored = monitored;
        this.ruled = ruled;
        this.background = background;
    }

    @Override
    public Optional<Map<String, byte[]>> of(AlertView view, Language language) {
        var id = view.alert().id();
        boolean first = !drawn.containsKey(id);
        var drawing = drawn.computeIfAbsent(id, any -> background.submit(() -> draw(view, language)));
        try {
            var done = drawing.get(first ? MOMENT_MILLIS : 0, TimeUnit.MILLISECONDS);
            drawn.remove(id);
            return Optional.of(done);
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (ExecutionException failure) {
            log.warn("{} has no picture", id, failure.getCause());
            drawn.remove(id);
            return Optional.of(Map.of());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Of the first signal that can be drawn at all. */
    private Map<String, byte[]> draw(AlertView view, Language language) {
        return Stream.concat(view.firing().stream(), view.signals().stream())
                .filter(signal -> isMonitored(signal) || signal.link().isPresent())
                .findFirst()
                .flatMap(signal -> picture(signal, view, language).map(png -> Map.of(file(signal), png)))
                .orElse(Map.of());
    }

    private Optional<byte[]> picture(Signal signal, AlertView view, Language language) {
        var until = view.alert().beganAt();
        return isMonitored(signal)
                ? monitored.lastHour(key(signal), until, language)
                : ruled.lastHour(signal.link().orElseThrow(), signal.name(), signal.labels(), until);
    }

    private static boolean isMonitored(Signal signal) {
        return signal.labels().containsKey(MonitoredAlerts.MONITOR);
    }

    private static Key key(Signal signal) {
        var labels = signal.labels();
        return new Key(
                new ServiceName(labels.get("service")),
                new EnvironmentName(labels.get("environment")),
                new MonitorName(labels.get(MonitoredAlerts.MONITOR)));
    }

    private static String file(Signal signal) {
        return signal.name().replaceAll("[^A-Za-z0-9._-]+", "-") + ".png";
    }
}
