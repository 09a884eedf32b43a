package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.model.Author;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Channel.Kind;
import dev.capstan.workspace.model.Content;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.shape.ViewShape;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A person at the keyboard, looking at one channel. Asking for what nobody could do in Slack, such as pressing a button
 * that isn't there, throws {@link IllegalStateException}.
 */
public final class Member {
    private final Stage stage;
    private final Person person;
    private final Channel channel;
    private final Postmark postmark;

    Member(Stage stage, Person person, Channel channel, Postmark postmark) {
        this.stage = stage;
        this.person = person;
        this.channel = channel;
        this.postmark = postmark;
    }

    public Person person() {
        return person;
    }

    /** The same person in another channel, named by id or name; {@code "@name"} is the talk with the app. */
    public Member in(String idOrName) {
        var there = stage.workspace.exclusively(() ->
                idOrName.startsWith("@") ? stage.workspace.directWith(person.id()) : stage.workspace.channel(idOrName));
        if (there.kind() != Kind.PUBLIC && !there.has(person.id())) {
            throw new IllegalStateException(person.name() + " isn't in " + idOrName);
        }
        return new Member(stage, person, there, postmark);
    }

    /** The same person, but what goes to the app from now on goes under this postmark. */
    public Member sending(Postmark mark) {
        return new Member(stage, person, channel, mark);
    }

    /** A slash command in the channel's line; anything without the slash is said instead. */
    public Delivery types(String line) {
        if (!line.startsWith("/")) {
            throw new IllegalStateException("a slash command starts with a slash; use says for " + line);
        }
        mayWrite();
        return stage.commands.type(person, channel, line, postmark);
    }

    public Message says(String text) {
        return post(text, null);
    }

    public Message repliesTo(Message parent, String text) {
        return post(text, parent.isReply() ? parent.threadTs() : parent.ts());
    }

    /** Presses a button by action id or label. */
    public Delivery clicks(Message message, String action) {
        return clicks(message, action, null);
    }

    public Delivery clicks(Message message, String action, String value) {
        var screen = screen(message);
        return stage.presses.press(person, screen, screen.find(action, value), postmark);
    }

    /** Chooses in a menu, among radio buttons or checkboxes, by the options' value or label. */
    public Delivery selects(Message message, String action, String... picked) {
        return choose(screen(message), action, picked);
    }

    public Suggestions searches(Message message, String action, String typed) {
        var screen = screen(message);
        return stage.presses.suggestions(person, screen, screen.find(action, null), typed, postmark);
    }

    public Delivery usesShortcut(String callbackId) {
        return stage.shortcuts.global(person, callbackId, postmark);
    }

    public Delivery usesShortcut(Message message, String callbackId) {
        var where = stage.workspace.exclusively(() -> stage.workspace.channel(message.channel()));
        return stage.shortcuts.onMessage(person, where, message, callbackId, postmark);
    }

    /** Opens the app's Home; the future is the delivery of the event. */
    public CompletableFuture<Delivery> opensHome() {
        return stage.workspace.exclusively(() -> {
            ObjectNode event = Json.object()
                    .put("type", "app_home_opened")
                    .put("user", person.id())
                    .put("channel", stage.workspace.directWith(person.id()).id())
                    .put("tab", "home")
                    .put("event_ts", stage.workspace.now() + ".000000");
            stage.workspace
                    .views()
                    .home(person.id())
                    .ifPresent(view -> event.set("view", ViewShape.of(view, stage.workspace.app())));
            return stage.events.tell(event, postmark);
        });
    }

    /** The modal on top of this person's screen. */
    public Optional<Form> modal() {
        return stage.workspace
                .exclusively(() -> stage.workspace.views().top(person.id()))
                .map(view -> new Form(this, view.id()));
    }

    public Form awaitModal(Duration atMost) {
        return stage.workspace
                .await(() -> stage.workspace.views().top(person.id()), atMost)
                .map(view -> new Form(this, view.id()))
                .orElseThrow(() -> new IllegalStateException("no modal opened for " + person.name()));
    }

    /** The app's Home as this person sees it. */
    public Optional<Form> home() {
        return stage.workspace
                .exclusively(() -> stage.workspace.views().home(person.id()))
                .map(view -> new Form(this, view.id()));
    }

    /** What only this person can see, oldest first, in all channels. */
    public List<Message> whispers() {
        return stage.workspace.exclusively(() -> stage.workspace.conversations().whispersTo(person.id()));
    }

    public void deletes(Message message) {
        stage.events.under(
                postmark,
                () -> stage.workspace.conversations().delete(stage.workspace.channel(message.channel()), message));
    }

    public void reacts(Message message, String emoji) {
        stage.events.under(postmark, () -> {
            var where = stage.workspace.channel(message.channel());
            var now = where.message(message.ts()).orElseThrow();
            stage.workspace.conversations().react(where, now, person.id(), emoji);
        });
    }

    Delivery choose(Screen screen, String action, String... picked) {
        var element = screen.find(action, null);
        var value = Choices.of(
                element,
                Arrays.asList(picked),
                typed -> stage.presses.suggestions(person, screen, element, typed, postmark));
        return stage.presses.enter(person, screen, element, value, postmark);
    }

    Stage stage() {
        return stage;
    }

    Postmark postmark() {
        return postmark;
    }

    private Message post(String text, String threadTs) {
        mayWrite();
        var said = new Message[1];
        stage.events.under(postmark, () -> {
            var content = Content.text(stage.typing.inMessage(text));
            var draft = Message.draft(channel.id(), Author.person(person.id()), content);
            said[0] = stage.workspace
                    .conversations()
                    .post(channel, threadTs == null ? draft : draft.inThread(threadTs, false));
        });
        return said[0];
    }

    private void mayWrite() {
        if (channel.archived()) {
            throw new IllegalStateException("#" + channel.name() + " is archived");
        }
    }

    private Screen screen(Message message) {
        return stage.workspace.exclusively(() -> {
            var where = stage.workspace.channel(message.channel());
            var now = message.isEphemeral()
                    ? stage.workspace.conversations().whisper(message.ts())
                    : where.message(message.ts());
            return new Screen.OnMessage(
                    where, now.orElseThrow(() -> new IllegalStateException("that message is gone")));
        });
    }
}
