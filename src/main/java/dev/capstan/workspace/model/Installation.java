package dev.capstan.workspace.model;

import java.util.List;
import java.util.Set;

/** The one app of this workspace: who it is, what it may do and what it hears. */
public record Installation(
        String teamId,
        String teamDomain,
        String appId,
        String botUserId,
        String botId,
        String botName,
        String botToken,
        String appToken,
        String signingSecret,
        Set<String> scopes,
        Set<String> appScopes,
        Set<String> events,
        List<RegisteredCommand> commands,
        List<RegisteredShortcut> shortcuts) {

    public Installation {
        scopes = Set.copyOf(scopes);
        appScopes = Set.copyOf(appScopes);
        events = Set.copyOf(events);
        commands = List.copyOf(commands);
        shortcuts = List.copyOf(shortcuts);
    }

    /** An app that registered no commands by name takes every command: convenient where commands come from files. */
    public boolean takes(String command) {
        return commands.isEmpty() || commands.stream().anyMatch(c -> c.command().equals(command));
    }

    /** Whether people and channels named in this command come as ids. */
    public boolean escapes(String command) {
        return commands.stream().filter(each -> each.command().equals(command)).allMatch(RegisteredCommand::escapes);
    }

    /** The deprecated verification token every payload still carries; nobody may rely on it. */
    public String verificationToken() {
        return "verification-token-of-" + appId;
    }

    public Author author() {
        return new Author(botUserId, botId, appId, botName);
    }

    @Override
    public String toString() {
        return "Installation[team=" + teamId + ", app=" + appId + ", bot=" + botUserId + "]";
    }
}
