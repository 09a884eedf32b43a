package dev.capstan.monitor.gauge;

import dev.capstan.monitor.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What is typed on a host to read it. */
final class HostScripts {
    static final String PATH = "capstan_path";
    static final String DISK = script("disk");

    private HostScripts() {}

    static String of(Source.Host.Gauge gauge) {
        return script(gauge.name().toLowerCase(Locale.ROOT));
    }

    private static String script(String name) {
        try (var in = HostScripts.class.getResourceAsStream(name + ".sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
