package dev.capstan.sql.migration;

import dev.capstan.sql.migration.report.Hints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sentences of databases and tools, in all languages that PostgreSQL speaks; {@code sayings.txt} holds them. */
final class Sayings {
    private static final List<Saying> ALL = read();

    record Heard(Fault fault, Hints hints) {}

    private Sayings() {}

    private static List<Saying> read() {
        try (var in = Sayings.class.getResourceAsStream("sayings.txt")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var all = new ArrayList<Saying>();
            var fault = Fault.UNIQUE;
            for (var line : text.lines().toList()) {
                if (line.startsWith("== ")) {
                    fault = Fault.valueOf(line.substring(3));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    all.add(Saying.of(fault, line));
                }
            }
            return List.copyOf(all);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Optional<Heard> in(String log) {
        return ALL.stream()
                .flatMap(saying -> saying.heardIn(log).map(hints -> new Heard(saying.fault(), hints)).stream())
                .findFirst();
    }

    /** What the log says about a fault that is known by its code. */
    static Hints about(Fault fault, String log) {
        return ALL.stream()
                .filter(saying -> saying.fault() == fault)
                .flatMap(saying -> saying.heardIn(log).stream())
                .reduce(Hints.NONE, Hints::or);
    }
}
