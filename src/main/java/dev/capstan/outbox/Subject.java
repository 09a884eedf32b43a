package dev.capstan.outbox;

/** Something that Slack shows: an operation now, an alert or an incident later. */
public record Subject(Kind kind, String id) {
    public enum Kind {
        OPERATION,
        /** A question to a database. */
        INQUIRY,
        /** The rows before a change, for one person. */
        IMAGE,
        /** Something wrong with a service. */
        FINDING,
        /** How readings went, for whoever asked. */
        GRAPH,
        /** A word to the admin channel; its text is kept under the id. */
        NOTICE
    }
}
