package dev.capstan.sql;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.Text;
import dev.capstan.operation.Refusal;
import java.util.List;

/** Why a query is not asked. Nothing was recorded. */
public sealed interface QueryRefusal {
    record Mistyped(Refusal refusal) implements QueryRefusal {}

    /** @param near names that resemble it; {@code all} when none does */
    record UnknownQuery(ServiceName service, String typed, List<QueryName> near, List<QueryName> all)
            implements QueryRefusal {}

    /** The query's database has no address there. */
    record NotThere(ServiceName service, QueryName query, EnvironmentName environment) implements QueryRefusal {}

    /** @param roles who may; empty: nobody */
    record NotAllowed(Text title, ServiceName service, EnvironmentName environment, List<RoleName> roles)
            implements QueryRefusal {}

    /** What was to be asked again is not in the history. */
    record NoSuchInquiry() implements QueryRefusal {}
}
