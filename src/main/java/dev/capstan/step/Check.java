package dev.capstan.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something that holds or does not: asked once, quickly, without changing anything. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HttpCheck.class, name = "http"),
    @JsonSubTypes.Type(value = ScriptCheck.class, name = "script"),
})
public sealed interface Check permits HttpCheck, ScriptCheck {
    /** What people call it: {@code app}, {@code database}. */
    String name();
}
