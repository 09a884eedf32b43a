package dev.capstan.sql;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of somebody's words after {@code /sql}. */
public sealed interface Asked {
    /** @param services those that have queries */
    record Services(List<Service> services) implements Asked {}

    /** @param queries those that this person may run somewhere */
    record Listing(Service service, List<Query> queries) implements Asked {}

    /** It is recorded, and being asked. */
    record Accepted(Inquiry inquiry) implements Asked {}

    /** The same delivery came before. */
    record Known() implements Asked {}

    /** More has to be said before it can be asked. */
    record Incomplete(Wanted wanted, QueryRefusal refusal) implements Asked {}

    record Refused(QueryRefusal refusal) implements Asked {}

    /** A query as far as it was said. */
    record Wanted(
            ServiceName service, Optional<EnvironmentName> environment, QueryName query, Map<String, String> values) {
        public Wanted {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }
}
