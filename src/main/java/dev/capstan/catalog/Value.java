package dev.capstan.catalog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A declared value: written out, or only the name of a secret ({@code ${secret:NAME}}), read when a step starts. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Value.Plain.class, name = "plain"),
    @JsonSubTypes.Type(value = Value.SecretReference.class, name = "secret"),
})
public sealed interface Value {
    record Plain(String text) implements Value {}

    record SecretReference(String name) implements Value {}
}
