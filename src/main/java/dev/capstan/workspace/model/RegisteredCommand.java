package dev.capstan.workspace.model;

/** A slash command as the app's manifest registers it; people see description and usage while they type. */
public record RegisteredCommand(String command, String description, String usage) {
    public static RegisteredCommand named(String command) {
        return new RegisteredCommand(command, "", "");
    }
}
