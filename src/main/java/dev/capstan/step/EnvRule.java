package dev.capstan.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What must be true of one environment variable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EnvRule.Required.class, name = "required"),
    @JsonSubTypes.Type(value = EnvRule.Equal.class, name = "equals"),
    @JsonSubTypes.Type(value = EnvRule.AtLeast.class, name = "at-least"),
    @JsonSubTypes.Type(value = EnvRule.Not.class, name = "not"),
    @JsonSubTypes.Type(value = EnvRule.Matches.class, name = "matches"),
})
public sealed interface EnvRule {
    String variable();

    boolean holds(String value);

    record Required(String variable) implements EnvRule {
        @Override
        public boolean holds(String value) {
            return !value.isBlank();
        }
    }

    record Equal(String variable, String expected) implements EnvRule {
        @Override
        public boolean holds(String value) {
            return value.equals(expected);
        }
    }

    record AtLeast(String variable, int characters) implements EnvRule {
        @Override
        public boolean holds(String value) {
            return value.codePointCount(0, value.length()) >= characters;
        }
    }

    /** Set, and anything but this. */
    record Not(String variable, String forbidden) implements EnvRule {
        @Override
        public boolean holds(String value) {
            return !value.isBlank() && !value.equalsIgnoreCase(forbidden);
        }
    }

    record Matches(String variable, String pattern) implements EnvRule {
        @Override
        public boolean holds(String value) {
            return value.matches(pattern);
        }
    }
}
