package dev.capstan.workspace.model;

/** Something that is different now, for those who show the workspace or keep it. Told under the lock, after the fact. */
public sealed interface Change {
    /** New or different, be it for one reader only. */
    record MessageChanged(Message message) implements Change {}

    record MessageGone(Message message) implements Change {}

    /** New, or with other members, pins, topic or state. */
    record ChannelChanged(Channel channel) implements Change {}

    record PersonChanged(Person person) implements Change {}

    record GroupChanged(UserGroup group) implements Change {}

    record FileChanged(StoredFile file) implements Change {}

    /** Somebody's modals or Home. */
    record ViewsChanged(String user) implements Change {}
}
