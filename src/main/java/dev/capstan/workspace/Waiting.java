package dev.capstan.workspace;

import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Waits for what somebody says; when it doesn't come in time, whoever waited reads what there is instead. */
final class Waiting {
    private final Workspace workspace;

    Waiting(Workspace workspace) {
        this.workspace = workspace;
    }

    Message forMessage(Predicate<Message> wanted, Duration atMost) {
        return first("message", this::everything, wanted, atMost);
    }

    Message forWhisper(String person, Predicate<Message> wanted, Duration atMost) {
        var id = workspace.exclusively(() -> workspace.directory().find(person).id());
        return first("whisper", () -> workspace.conversations().whispersTo(id).stream(), wanted, atMost);
    }

    private Message first(String what, Supplier<Stream<Message>> all, Predicate<Message> wanted, Duration atMost) {
        return workspace
                .await(() -> all.get().filter(wanted).findFirst(), atMost)
                .orElseThrow(() ->
                        new AssertionError("no such %s within %s; there are %s".formatted(what, atMost, texts(all))));
    }

    private List<String> texts(Supplier<Stream<Message>> all) {
        return workspace.exclusively(
                () -> all.get().map(each -> each.ts() + " " + each.text()).toList());
    }

    private Stream<Message> everything() {
        return workspace.conversations().all().stream().flatMap(channel -> channel.all().stream());
    }
}
