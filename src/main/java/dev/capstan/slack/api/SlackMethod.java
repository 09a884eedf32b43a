package dev.capstan.slack.api;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The methods of Slack's Web API that Capstan calls, each with the scopes its token needs. {@link SlackApi} makes no
 * call that is not in here, and the app manifest asks for exactly these scopes.
 */
public enum SlackMethod {
    AUTH_TEST("auth.test"),
    CHAT_POST_EPHEMERAL("chat.postEphemeral", "chat:write"),
    CHAT_POST_MESSAGE("chat.postMessage", "chat:write"),
    CHAT_UPDATE("chat.update", "chat:write"),
    CONVERSATIONS_CREATE("conversations.create", "channels:manage"),
    /** The marks by which messages are found again are metadata. */
    CONVERSATIONS_HISTORY(
            "conversations.history", "channels:history", "groups:history", "im:history", "metadata.message:read"),
    CONVERSATIONS_INFO("conversations.info", "channels:read", "groups:read"),
    CONVERSATIONS_INVITE("conversations.invite", "channels:manage"),
    /** What is answered in private needs the place where it is. */
    CONVERSATIONS_OPEN("conversations.open", "im:write"),
    CONVERSATIONS_REPLIES(
            "conversations.replies", "channels:history", "groups:history", "im:history", "metadata.message:read"),
    FILES_COMPLETE_UPLOAD("files.completeUploadExternal", "files:write"),
    FILES_GET_UPLOAD_URL("files.getUploadURLExternal", "files:write"),
    USERGROUPS_USERS_LIST("usergroups.users.list", "usergroups:read"),
    USERS_INFO("users.info", "users:read"),
    VIEWS_OPEN("views.open"),
    VIEWS_PUBLISH("views.publish"),
    VIEWS_PUSH("views.push"),
    VIEWS_UPDATE("views.update"),

    /** Opens a socket, with the app-level token. */
    APPS_CONNECTIONS_OPEN(Token.APP, "apps.connections.open", "connections:write");

    private enum Token {
        BOT,
        APP
    }

    private final Token token;
    private final String name;
    private final Set<String> scopes;

    SlackMethod(String name, String... scopes) {
        this(Token.BOT, name, scopes);
    }

    SlackMethod(Token token, String name, String... scopes) {
        this.token = token;
        this.name = name;
        this.scopes = Set.of(scopes);
    }

    /** As Slack calls it: {@code chat.postMessage}. */
    public String slackName() {
        return name;
    }

    static Optional<SlackMethod> named(String name) {
        return Arrays.stream(values())
                .filter(method -> method.name.equals(name))
                .findFirst();
    }

    /** What the bot token must be allowed, in alphabetical order. */
    public static Set<String> botScopes() {
        return scopes(Token.BOT);
    }

    /** What the app-level token must be allowed, which only Socket Mode needs. */
    public static Set<String> appScopes() {
        return scopes(Token.APP);
    }

    private static Set<String> scopes(Token token) {
        var all = new TreeSet<String>();
        Arrays.stream(values()).filter(method -> method.token == token).forEach(method -> all.addAll(method.scopes));
        return all;
    }
}
