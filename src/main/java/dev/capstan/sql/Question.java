package dev.capstan.sql;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.capstan.catalog.ComponentName;
import dev.capstan.operation.OperationId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is asked. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "question")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Question.Named.class, name = "named"),
    @JsonSubTypes.Type(value = Question.Typed.class, name = "typed"),
    @JsonSubTypes.Type(value = Question.Consultation.class, name = "consultation"),
    @JsonSubTypes.Type(value = Question.OnMigrations.class, name = "on-migrations"),
    @JsonSubTypes.Type(value = Question.Offered.class, name = "offered"),
})
public sealed interface Question {
    /** @param values as they were typed, or as the query says where nothing was */
    record Named(QueryName query, Map<String, String> values) implements Question {
        public Named {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** A statement of somebody's own, as it was typed. */
    record Typed(String statement) implements Question {}

    /** How the database fares, as the {@link Doctor} sees it. */
    record Consultation() implements Question {}

    /**
     * How migrations stand, or why one failed, as the {@link Historian} tells.
     *
     * @param component the part of the service that has migrations of its own
     * @param operation the one that failed; absent: the newest that did
     */
    record OnMigrations(Look look, Optional<ComponentName> component, Optional<OperationId> operation)
            implements Question {
        public enum Look {
            STATUS,
            DIAGNOSE
        }
    }

    /**
     * The statement that a diagnosis offers, for the rows that stand in the way: whoever may look at the migrations may
     * ask it, and nobody typed it.
     */
    record Offered(String statement, Optional<ComponentName> component) implements Question {}
}
