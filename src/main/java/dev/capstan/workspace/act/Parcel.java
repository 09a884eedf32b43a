package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something for the app, before it is put on a wire. */
public sealed interface Parcel {
    /** The payload's own name, for the traffic log. */
    String name();

    /** A slash command: a flat form. */
    record Command(ObjectNode fields) implements Parcel {
        @Override
        public String name() {
            return "slash_command";
        }
    }

    /** Clicks, choices, forms, shortcuts and questions for options. */
    record Interaction(ObjectNode payload) implements Parcel {
        @Override
        public String name() {
            return payload.path("type").asText();
        }
    }

    /** An event in its envelope; {@code retry} is 0 for the first attempt. */
    record Event(ObjectNode envelope, int retry, String retryReason) implements Parcel {
        @Override
        public String name() {
            return "event";
        }
    }
}
