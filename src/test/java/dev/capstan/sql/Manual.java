package dev.capstan.sql;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Finding.Grade;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.report.Diagnosis.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a system's manual holds, as the resources beside this class have it: every statement, and what its answers are
 * worth on a good day and on bad ones.
 *
 * @param values what a person types into queries that assume nothing
 */
public record Manual(
        List<Statement> statements, Map<String, Map<String, String>> values, Map<String, Expected> expectations) {
    static final List<ServiceName> SYSTEMS = Stream.of("ctea", "elife", "neostock", "payment-platform", "yunqi")
            .map(ServiceName::new)
            .toList();

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+(\\.[0-9]+)?");

    public Manual {
        values = values == null ? Map.of() : values;
        expectations = expectations == null ? Map.of() : expectations;
    }

    static Manual of(ServiceName system) {
        var written = new Load(LoadSettings.builder().build()).loadFromString(resource(system, "yaml"));
        return new ObjectMapper().convertValue(written, Manual.class);
    }

    /** What makes the system's database. pgjdbc takes several statements at once, MariaDB's driver each for itself. */
    public static String[] schema(ServiceName system, Dialect dialect) {
        return statements(resource(system, "sql"), dialect);
    }

    /** None of those for MariaDB has a semicolon inside. */
    static String[] statements(String script, Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> new String[] {script};
            case MYSQL -> script.strip().split(";\\s*(\n|$)");
        };
    }

    private static String resource(ServiceName system, String kind) {
        try (var text = Manual.class.getResourceAsStream("systems/" + system + "." + kind)) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * One statement or procedure, and what carries it: exactly one of the last six.
     *
     * @param line in the manual
     * @param other words that the catalogue says in another way
     * @param migration run, resolve or undo
     * @param diagnosis the rule that a migration broke, after which it is offered with real names
     * @param noButton why nothing carries it
     */
    public record Statement(
            int line,
            String sql,
            Set<String> other,
            String query,
            String fix,
            String runbook,
            String migration,
            Rule diagnosis,
            @JsonProperty("no-button") String noButton) {
        List<String> carriers() {
            return Stream.of(query, fix, runbook, migration, diagnosis, noButton)
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .toList();
        }

        /** What is in the manual's statement and neither in that one nor said otherwise. */
        Set<String> forgottenBy(String carrier) {
            var missing = words(sql);
            missing.removeAll(words(carrier));
            if (other != null) {
                other.forEach(word -> missing.remove(word.toLowerCase(Locale.ROOT)));
            }
            return missing;
        }

        private static Set<String> words(String sql) {
            var words = new HashSet<String>();
            WORD.matcher(sql.replaceAll("-- .*", ""))
                    .results()
                    .forEach(word -> words.add(word.group().toLowerCase(Locale.ROOT)));
            return words;
        }
    }

    /**
     * What an expectation finds.
     *
     * @param well on the day that the schema describes; MET when left out
     * @param warned statements after which it warns; and so on
     * @param wholeServer what only a server of its own can show; NONE where that one is dead
     */
    public record Expected(
            Grade well,
            String warned,
            String missed,
            @JsonProperty("no-data") String noData,
            @JsonProperty("whole-server") Grade wholeServer) {
        public Expected {
            well = well == null ? Grade.MET : well;
        }

        Map<Grade, String> badDays() {
            var days = new EnumMap<Grade, String>(Grade.class);
            days.put(Grade.WARNED, warned);
            days.put(Grade.MISSED, missed);
            days.put(Grade.NO_DATA, noData);
            days.values().removeIf(Objects::isNull);
            return days;
        }
    }
}
