package dev.capstan.operation.due;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that recurs, at its newest moment.
 *
 * @param parameters tell apart what the same runbook does by timetables of its own
 * @param timetable the same text for the same moments: where it is another one than before, it begins anew
 */
public record Due(
        ServiceName service,
        EnvironmentName environment,
        RunbookName runbook,
        Map<String, String> parameters,
        String timetable,
        Instant moment) {
    public Due {
        parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** Names what recurs, whenever it does: {@code shop:production:now}. */
    public String name() {
        var name = new StringBuilder(service + ":" + environment + ":" + runbook);
        parameters.forEach(
                (key, value) -> name.append(':').append(key).append('=').append(value));
        return name.toString();
    }

    String delivery() {
        return "schedule:" + name() + ":" + moment;
    }
}
