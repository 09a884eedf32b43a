package dev.capstan.sql;

import dev.capstan.sql.gate.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One statement for one database.
 *
 * @param values by parameter name: null, String, Number, Boolean, Duration, Instant, LocalDate, LocalDateTime; they are
 *     bound, never written into the statement
 */
public record Ask(InquiryId id, Source source, Verdict.Admitted statement, Map<String, Object> values, Limits limits) {
    public Ask {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        for (var name : statement.parameters()) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("no value for the parameter " + name);
            }
        }
    }
}
