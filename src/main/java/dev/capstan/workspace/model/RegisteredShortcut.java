package dev.capstan.workspace.model;

/** A shortcut as the app's manifest registers it. */
public record RegisteredShortcut(String callbackId, String name, Kind type) {
    /** From where people start it: from anywhere, or from a message's own menu. */
    public enum Kind {
        GLOBAL,
        MESSAGE
    }
}
