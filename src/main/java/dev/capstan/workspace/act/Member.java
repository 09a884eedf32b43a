package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.JsonNode;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Elements.Found;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.StoredFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * A person at the keyboard, looking at one channel. Asking for what nobody could do in Slack, such as pressing a button
 * that isn't there, throws {@link IllegalStateException}.
 */
public final class Member {
    /** Slack's own command, which goes to no app. */
    private static final String INVITE = "/invite ";

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
        if (!there.isVisibleTo(person)) {
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
        if (line.startsWith(INVITE)) {
            invites(line.substring(INVITE.length()).strip());
            return Delivery.notSent();
        }
        mayWrite();
        return stage.commands.type(person, channel, line, postmark);
    }

    public Message says(String text) {
        return says(text, List.of());
    }

    /** @param files ids of what this person uploaded; with any, the text may be empty */
    public Message says(String text, List<String> files) {
        return post(text, files, null);
    }

    public Message repliesTo(Message parent, String text) {
        return repliesTo(parent, text, List.of());
    }

    public Message repliesTo(Message parent, String text, List<String> files) {
        return post(text, files, parent.isReply() ? parent.threadTs() : parent.ts());
    }

    /** Presses a button by action id or label. */
    public Delivery clicks(Message message, String action) {
        return clicks(message, action, null);
    }

    public Delivery clicks(Message message, String action, String value) {
        return press(screen(message), new Aim(null, action, value));
    }

    /** Chooses in a menu, among radio buttons or checkboxes, by the options' value or label. */
    public Delivery selects(Message message, String action, String... picked) {
        return choose(screen(message), Aim.at(action), List.of(picked));
    }

    public Suggestions searches(Message message, String action, String typed) {
        return search(screen(message), Aim.at(action), typed);
    }

    /** A message this person sees, by channel and timestamp, be it for them only. */
    public Screen sees(String channel, String ts) {
        return stage.workspace.exclusively(() -> {
            var where = in(channel).channel;
            return new Screen.OnMessage(where, message(where, ts));
        });
    }

    /** A modal or Home on this person's screen. */
    public Screen sees(String viewId) {
        return new Screen.OnView(form(viewId).view());
    }

    public Form form(String viewId) {
        return stage.workspace.exclusively(() -> stage.workspace
                .views()
                .byId(viewId)
                .filter(view -> view.user().equals(person.id()))
                .map(view -> new Form(this, view.id()))
                .orElseThrow(
                        () -> new IllegalStateException("the view " + viewId + " isn't open for " + person.name())));
    }

    /** Presses a button, or an entry of an overflow menu by its value. */
    public Delivery press(Screen screen, Aim aim) {
        var element = screen.find(aim);
        return element.type().equals("overflow")
                ? choose(screen, aim, aim.value() == null ? List.of() : List.of(aim.value()))
                : stage.presses.press(person, screen, element, postmark);
    }

    /** Chooses or types; inputs that don't dispatch keep it for themselves. */
    public Delivery choose(Screen screen, Aim aim, List<String> picked) {
        var element = screen.find(aim);
        return stage.presses.enter(person, screen, element, value(screen, element, picked), postmark);
    }

    /** The same without telling the app, whatever the element: it hears when the form is sent. */
    public void keep(Screen screen, Aim aim, List<String> picked) {
        var element = screen.find(aim);
        stage.presses.keep(person, screen, element, value(screen, element, picked));
    }

    public Suggestions search(Screen screen, Aim aim, String typed) {
        return stage.presses.suggestions(person, screen, screen.find(aim), typed, postmark);
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
        return stage.events.homeOpened(person, postmark);
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
        marks(message, (where, now) -> stage.workspace.conversations().react(where, now, person.id(), emoji));
    }

    public void takesBack(Message message, String emoji) {
        marks(message, (where, now) -> stage.workspace.conversations().unreact(where, now, person.id(), emoji));
    }

    /** Pins a message for all to find; one that is pinned stays as it is. */
    public void pins(Message message) {
        marks(message, (where, now) -> stage.workspace.conversations().pin(where, now, person.id()));
    }

    public void unpins(Message message) {
        marks(message, (where, now) -> stage.workspace.conversations().unpin(where, now, person.id()));
    }

    /** Enters a public channel. */
    public void joins(String idOrName) {
        var there = in(idOrName).channel;
        stage.events.under(postmark, () -> stage.workspace.conversations().join(there, person.id()));
    }

    /** Brings somebody, or the app, into a channel this person is in. */
    public void invites(String idOrName) {
        stage.events.under(postmark, () -> {
            mayWrite();
            var guest = stage.workspace.directory().find(idOrName);
            stage.workspace.conversations().join(channel, guest.id());
        });
    }

    /** Uploads a file, to be handed in with a form or shown with a message. */
    public StoredFile uploads(String name, byte[] bytes) {
        return stage.workspace.exclusively(() -> {
            var files = stage.workspace.files();
            var announced = files.announce(name, bytes.length, person.id());
            files.receive(announced, bytes);
            return files.complete(files.byId(announced.id()).orElseThrow(), name, List.of());
        });
    }

    Stage stage() {
        return stage;
    }

    Postmark postmark() {
        return postmark;
    }

    private Message post(String text, List<String> files, String threadTs) {
        mayWrite();
        var said = new Message[1];
        stage.events.under(postmark, () -> said[0] = stage.posts.post(person, channel, text, files, threadTs));
        return said[0];
    }

    private void marks(Message message, BiConsumer<Channel, Message> mark) {
        stage.events.under(postmark, () -> {
            var where = stage.workspace.channel(message.channel());
            mark.accept(where, where.message(message.ts()).orElseThrow());
        });
    }

    private void mayWrite() {
        if (channel.archived()) {
            throw new IllegalStateException("#" + channel.name() + " is archived");
        }
    }

    private JsonNode value(Screen screen, Found element, List<String> picked) {
        return stage.choices.of(
                element, picked, name -> stage.presses.suggested(person, screen, element, name, postmark));
    }

    private Screen screen(Message message) {
        return stage.workspace.exclusively(() -> {
            var where = stage.workspace.channel(message.channel());
            return new Screen.OnMessage(where, message(where, message.ts()));
        });
    }

    private Message message(Channel where, String ts) {
        return where.message(ts)
                .or(() -> stage.workspace.conversations().whisper(ts).filter(m -> m.onlyFor()
                        .equals(person.id())))
                .filter(m -> m.channel().equals(where.id()))
                .orElseThrow(() -> new IllegalStateException("that message is gone"));
    }
}
