package dev.capstan.outbox;

/** Something that Slack shows: an operation, an answer, an alert. */
public record Subject(Kind kind, String id) {
    public enum Kind {
        OPERATION,
        /** A question to a database. */
        INQUIRY,
        /** The rows before a change, for one person. */
        IMAGE,
        /** What is watched after a deploy, by the deploy's id. */
        WATCH,
        /** Somebody stands in on a rota. */
        ROTA,
        /** How readings went, for whoever asked. */
        GRAPH,
        ALERT,
        INCIDENT,
        /** Alerts that came too close together to be told one by one. */
        DIGEST,
        /** A word to the admin channel; its text is kept under the id. */
        NOTICE
    }
}
