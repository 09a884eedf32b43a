package dev.capstan.sql;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is asked. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "question")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Question.Named.class, name = "named"),
    @JsonSubTypes.Type(value = Question.Typed.class, name = "typed"),
    @JsonSubTypes.Type(value = Question.Consultation.class, name = "consultation"),
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
}
