package dev.capstan;

import dev.capstan.alert.AlertView;
import dev.capstan.alert.Signal;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.ServiceName;
import dev.capstan.monitor.Graphs;
import dev.capstan.monitor.MonitorName;
import dev.capstan.monitor.Readings.Key;
import dev.capstan.slack.deliver.AlertPictures;
import java.util.Map;
import java.util.Optional;

/** The hour before an alarm of a monitor, with its limits. */
record MonitoredPictures(Graphs graphs) implements AlertPictures {
    @Override
    public Map<String, byte[]> of(AlertView view, Language language) {
        return view.signals().stream()
                .flatMap(signal -> key(signal).stream())
                .findFirst()
                .flatMap(key -> graphs.lastHour(key, view.alert().beganAt(), language)
                        .map(png -> Map.of(key.monitor() + ".png", png)))
                .orElse(Map.of());
    }

    private static Optional<Key> key(Signal signal) {
        return signal.label(MonitoredAlerts.MONITOR)
                .map(name -> new Key(
                        new ServiceName(signal.labels().get("service")),
                        new EnvironmentName(signal.labels().get("environment")),
                        new MonitorName(name)));
    }
}
