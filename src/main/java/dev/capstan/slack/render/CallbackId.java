package dev.capstan.slack.render;

import java.util.Optional;
import java.util.stream.Stream;

/** Which form was submitted. */
public enum CallbackId {
    /** Shown until the form is ready; has nothing to submit. */
    LOADING("loading"),
    /** Its metadata is a {@link RequestDraft}. */
    REQUEST("request"),
    /** Its metadata is a {@link QueryDraft}. */
    QUERY("query"),
    /** Its metadata is a {@link ButtonValue}. */
    TYPED_CONFIRMATION("typed-confirmation"),
    /** Its metadata is a {@link ButtonValue}. */
    DENIAL("denial"),
    /** Its metadata is a {@link ButtonValue}. */
    STOP_CHOICE("stop-choice"),
    /** Its metadata is the id of an alert. */
    SILENCE("silence"),
    /** Its metadata is the id of an incident. */
    INCIDENT_UPDATE("incident-update"),
    /** Its metadata is the id of an incident. */
    INCIDENT_NOTE("incident-note"),
    /** Its metadata is the id of an incident. */
    INCIDENT_RESOLVE("incident-resolve");

    private final String value;

    CallbackId(String value) {
        this.value = value;
    }

    /** As Slack carries it. */
    public String value() {
        return value;
    }

    public static Optional<CallbackId> of(String value) {
        return Stream.of(values()).filter(id -> id.value.equals(value)).findFirst();
    }
}
