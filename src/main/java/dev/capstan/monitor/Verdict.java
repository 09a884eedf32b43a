package dev.capstan.monitor;

import dev.capstan.alert.Severity;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be said of one series of a monitor. Service, environment, monitor and series tell it apart from others.
 *
 * @param series {@link Series#SILENCE} where nothing can be read
 * @param firing false: it is over
 * @param since the first reading that led to it
 * @param value the newest, in the monitor's unit; absent where nothing can be read
 * @param limit that was passed; absent where nothing can be read, or where nobody sets it any more
 * @param note what was answered, or why nothing can be read; may be empty
 */
public record Verdict(
        ServiceName service,
        EnvironmentName environment,
        MonitorName monitor,
        Series series,
        Severity severity,
        boolean firing,
        Instant since,
        Optional<Double> value,
        Optional<Limit> limit,
        Unit unit,
        String note,
        Instant at) {}
