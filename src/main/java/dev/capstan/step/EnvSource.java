package dev.capstan.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where the environment that a service will see is read from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EnvSource.EnvFile.class, name = "env-file"),
    @JsonSubTypes.Type(value = EnvSource.Process.class, name = "process"),
    @JsonSubTypes.Type(value = EnvSource.Pm2.class, name = "pm2"),
})
public sealed interface EnvSource {
    /** The environment file declared for the environment. */
    record EnvFile() implements EnvSource {}

    /** The running process whose id stands in this file on the target. */
    record Process(String pidFile) implements EnvSource {}

    /** The process that pm2 knows under this name. */
    record Pm2(String name) implements EnvSource {}
}
