package dev.capstan.workspace.model;

/** Something that changed and that an app may have asked to hear of. */
public sealed interface Happening {
    record Posted(Channel channel, Message message) implements Happening {}

    record Edited(Channel channel, Message before, Message after) implements Happening {}

    record Deleted(Channel channel, Message message) implements Happening {}

    record Joined(Channel channel, String user) implements Happening {}

    record Left(Channel channel, String user) implements Happening {}

    record Archived(Channel channel, String user) implements Happening {}

    record Reacted(Message message, String user, String emoji, boolean added) implements Happening {}

    record Pinned(Channel channel, Message message, String user, boolean added) implements Happening {}
}
