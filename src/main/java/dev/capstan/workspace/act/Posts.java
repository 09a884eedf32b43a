package dev.capstan.workspace.act;

import dev.capstan.workspace.model.Author;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Content;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.Workspace;
import java.util.ArrayList;
import java.util.List;

/** What people say, with the files they show. Called under the workspace's lock. */
final class Posts {
    private final Workspace workspace;
    private final Typing typing;

    Posts(Workspace workspace, Typing typing) {
        this.workspace = workspace;
        this.typing = typing;
    }

    /** @param threadTs the thread it goes into, or null */
    Message post(Person person, Channel channel, String text, List<String> files, String threadTs) {
        files.forEach(file -> share(file, person, channel));
        var content = new Content(typing.inMessage(text), null, null, null, files);
        var plain = Message.draft(channel.id(), Author.person(person.id()), content);
        var draft = files.isEmpty() ? plain : plain.ofSubtype("file_share");
        return workspace.conversations().post(channel, threadTs == null ? draft : draft.inThread(threadTs, false));
    }

    private void share(String id, Person person, Channel channel) {
        var file = workspace
                .files()
                .byId(id)
                .filter(each -> each.complete() && each.user().equals(person.id()))
                .orElseThrow(() -> new IllegalStateException(person.name() + " has uploaded no file " + id));
        var shares = new ArrayList<>(file.shares());
        shares.add(channel.id());
        workspace.files().complete(file, file.title(), shares);
    }
}
