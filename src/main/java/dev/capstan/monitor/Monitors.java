package dev.capstan.monitor;

import dev.capstan.alert.Definition;
import dev.capstan.alert.KnownTroubles;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a service watches. An alarm bears its monitor's title, unless the service's alerts call it otherwise. */
public record Monitors(Map<MonitorName, Monitor> byName) implements KnownTroubles {
    public Monitors {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    @Override
    public List<Definition> troubles() {
        return byName.values().stream()
                .map(monitor ->
                        Definition.named(monitor.name().value(), monitor.title(), List.of(), List.of(), List.of()))
                .toList();
    }
}
