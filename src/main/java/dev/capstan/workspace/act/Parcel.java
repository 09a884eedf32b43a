package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something for the app, before it is put on a wire. */
public sealed interface Parcel {
    /** The payload's own name, for the traffic log. */
    String name();

    /** Which one of its kind it is: the command, the action, the form, the event. */
    String detail();

    /** A slash command: a flat form. */
    record Command(ObjectNode fields) implements Parcel {
        @Override
        public String name() {
            return "slash_command";
        }

        @Override
        public String detail() {
            return fields.path("command").asText();
        }
    }

    /** Clicks, choices, forms, shortcuts and questions for options. */
    record Interaction(ObjectNode payload) implements Parcel {
        @Override
        public String name() {
            return payload.path("type").asText();
        }

        @Override
        public String detail() {
            return switch (name()) {
                case "block_actions" ->
                    payload.path("actions").path(0).path("action_id").asText();
                case "block_suggestion" -> payload.path("action_id").asText();
                case "view_submission", "view_closed" ->
                    payload.path("view").path("callback_id").asText();
                default -> payload.path("callback_id").asText();
            };
        }
    }

    /** An event in its envelope; {@code retry} is 0 for the first attempt. */
    record Event(ObjectNode envelope, int retry, String retryReason) implements Parcel {
        @Override
        public String name() {
            return "event";
        }

        @Override
        public String detail() {
            return envelope.path("event")
                    .path("type")
                    .asText(envelope.path("type").asText());
        }
    }
}
