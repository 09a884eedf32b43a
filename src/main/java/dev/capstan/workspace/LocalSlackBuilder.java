package dev.capstan.workspace;

import dev.capstan.workspace.model.Installation;
import dev.capstan.workspace.model.RegisteredCommand;
import dev.capstan.workspace.model.RegisteredShortcut;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a local Slack is to be like, with defaults that suit most uses. */
public final class LocalSlackBuilder {
    private String teamId = "T0LOCAL001";
    private String botName = "capstan";
    private String botToken = "xoxb-local-bot-token";
    private String appToken = "xapp-local-app-token";
    private String signingSecret = "local-signing-secret";
    private Set<String> scopes = new TreeSet<>(List.of(
            "app_mentions:read",
            "channels:history",
            "channels:join",
            "channels:manage",
            "channels:read",
            "chat:write",
            "commands",
            "files:read",
            "files:write",
            "groups:history",
            "groups:read",
            "groups:write",
            "im:history",
            "im:read",
            "im:write",
            "mpim:history",
            "mpim:read",
            "mpim:write",
            "pins:read",
            "pins:write",
            "reactions:read",
            "reactions:write",
            "usergroups:read",
            "users:read"));
    private Set<String> events = Set.of("app_mention", "app_home_opened", "message.im");
    private List<RegisteredCommand> commands = List.of();
    private List<RegisteredShortcut> shortcuts = List.of();
    private Clock clock = Clock.systemUTC();
    private Duration acknowledgeWithin = Duration.ofSeconds(3);
    private List<Duration> retries = List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));
    private int port;
    private String token;
    private Path memory;

    LocalSlackBuilder() {}

    public LocalSlackBuilder team(String id) {
        teamId = id;
        return this;
    }

    /** The app's name, which is also how people mention it. */
    public LocalSlackBuilder bot(String name) {
        botName = name;
        return this;
    }

    public LocalSlackBuilder secrets(String newBotToken, String newAppToken, String newSigningSecret) {
        botToken = newBotToken;
        appToken = newAppToken;
        signingSecret = newSigningSecret;
        return this;
    }

    /** Exactly these scopes are granted. */
    public LocalSlackBuilder scopes(String... granted) {
        scopes = Set.of(granted);
        return this;
    }

    public LocalSlackBuilder withoutScopes(String... taken) {
        Arrays.asList(taken).forEach(scopes::remove);
        return this;
    }

    public LocalSlackBuilder alsoScopes(String... added) {
        scopes.addAll(Arrays.asList(added));
        return this;
    }

    /** Exactly these events are subscribed, under the names of the Events API such as {@code message.channels}. */
    public LocalSlackBuilder events(String... subscribed) {
        events = Set.of(subscribed);
        return this;
    }

    /** The commands the app registered; without any, every command goes to the app. */
    public LocalSlackBuilder commands(String... registered) {
        return commands(Arrays.stream(registered).map(RegisteredCommand::named).toList());
    }

    public LocalSlackBuilder commands(List<RegisteredCommand> registered) {
        commands = List.copyOf(registered);
        return this;
    }

    /** The shortcuts the app registered; without any, every callback id goes to the app. */
    public LocalSlackBuilder shortcuts(List<RegisteredShortcut> registered) {
        shortcuts = List.copyOf(registered);
        return this;
    }

    public LocalSlackBuilder clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    /** Slack waits three seconds; a test may be less patient. */
    public LocalSlackBuilder acknowledgeWithin(Duration limit) {
        acknowledgeWithin = limit;
        return this;
    }

    /** When an event that wasn't taken is tried again; Slack does at once, after a minute and after five. */
    public LocalSlackBuilder retries(Duration... delays) {
        retries = List.of(delays);
        return this;
    }

    /** 0, the default, takes any free port. */
    public LocalSlackBuilder port(int newPort) {
        port = newPort;
        return this;
    }

    /**
     * Serves a page for people and a control API for scripts on the same port; both open to who knows the token, which
     * must be fit for a cookie and an address.
     */
    public LocalSlackBuilder face(String newToken) {
        if (!newToken.matches("[A-Za-z0-9_-]{16,}")) {
            throw new IllegalArgumentException("a token has at least 16 letters, digits, hyphens or underscores");
        }
        token = newToken;
        return this;
    }

    /** Keeps the workspace in this file, with uploaded files beside it, and starts with what is there. */
    public LocalSlackBuilder remember(Path file) {
        memory = file;
        return this;
    }

    public LocalSlack start() {
        var app = new Installation(
                teamId,
                "local",
                "A0LOCAL001",
                "U0BOT00001",
                "B0BOT00001",
                botName,
                botToken,
                appToken,
                signingSecret,
                scopes,
                Set.of("connections:write"),
                events,
                commands,
                shortcuts);
        return new LocalSlack(app, clock, acknowledgeWithin, retries, port, token, memory);
    }
}
