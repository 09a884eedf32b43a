package dev.capstan.sql;

import dev.capstan.catalog.Service;
import java.util.List;

/** What came of somebody's words after {@code /sql}. */
public sealed interface Asked {
    /** @param services those that have queries */
    record Services(List<Service> services) implements Asked {}

    /** @param queries those that this person may run somewhere */
    record Listing(Service service, List<Query> queries) implements Asked {}

    /** It is recorded, and being asked. */
    record Accepted(Inquiry inquiry, Query query) implements Asked {}

    /** The same delivery came before. */
    record Known() implements Asked {}

    record Refused(QueryRefusal refusal) implements Asked {}
}
