package dev.capstan.sql;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.Text;
import dev.capstan.operation.Refusal;
import dev.capstan.sql.gate.Reason;
import java.util.List;

/** Why a question is not asked. Nothing was recorded. */
public sealed interface QueryRefusal {
    record Mistyped(Refusal refusal) implements QueryRefusal {}

    /** @param near names that resemble it; {@code all} when none does */
    record UnknownQuery(ServiceName service, String typed, List<QueryName> near, List<QueryName> all)
            implements QueryRefusal {}

    /**
     * The service has several databases, and nothing said which.
     *
     * @param example of what to type behind the service's name
     */
    record DatabaseMissing(ServiceName service, List<DatabaseName> all, String example) implements QueryRefusal {}

    /** The service has no database at all. */
    record NoDatabase(ServiceName service) implements QueryRefusal {}

    /** The database has no address there. */
    record NotThere(ServiceName service, DatabaseName database, EnvironmentName environment) implements QueryRefusal {}

    /** @param roles who may; empty: nobody */
    record NotAllowed(Text title, ServiceName service, EnvironmentName environment, List<RoleName> roles)
            implements QueryRefusal {}

    /** @param roles who may type statements of their own; empty: nobody */
    record NotAllowedToType(
            ServiceName service, DatabaseName database, EnvironmentName environment, List<RoleName> roles)
            implements QueryRefusal {}

    /** The statement does more than read, or may do. */
    record NotARead(Reason reason) implements QueryRefusal {}

    /** A statement of somebody's own has no parameters. */
    record TypedParameter(String name) implements QueryRefusal {}

    /** A parameter stands for the start of the last deploy, and there was none. */
    record NoDeployYet(ServiceName service, EnvironmentName environment, String parameter) implements QueryRefusal {}

    /** What a button belonged to is not there any more. */
    record NoSuchInquiry() implements QueryRefusal {}
}
