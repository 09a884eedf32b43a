package dev.capstan.workspace.model;

/**
 * A slash command as the app's manifest registers it; people see description and usage while they type.
 *
 * @param escapes people and channels that are named in it come to the app as ids, else as they were typed
 */
public record RegisteredCommand(String command, String description, String usage, boolean escapes) {
    public static RegisteredCommand named(String command) {
        return new RegisteredCommand(command, "", "", true);
    }
}
