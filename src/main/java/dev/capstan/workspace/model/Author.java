package dev.capstan.workspace.model;

/** Who wrote a message; the bot's fields are null for people. */
public record Author(String user, String botId, String appId, String username) {

    public static Author person(String user) {
        return new Author(user, null, null, null);
    }

    public boolean isBot() {
        return botId != null;
    }
}
