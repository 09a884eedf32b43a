package dev.capstan.workspace;

import dev.capstan.workspace.act.Answers;
import dev.capstan.workspace.act.Member;
import dev.capstan.workspace.act.Stage;
import dev.capstan.workspace.api.Drafts;
import dev.capstan.workspace.api.Faults;
import dev.capstan.workspace.api.RateLimits;
import dev.capstan.workspace.api.ViewRules;
import dev.capstan.workspace.api.WebApi;
import dev.capstan.workspace.blocks.BlockRules;
import dev.capstan.workspace.control.Face;
import dev.capstan.workspace.memory.Memory;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Channel.Kind;
import dev.capstan.workspace.model.Installation;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.StoredFile;
import dev.capstan.workspace.model.UserGroup;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.wire.Lines;
import dev.capstan.workspace.wire.Server;
import dev.capstan.workspace.wire.Signature;
import dev.capstan.workspace.wire.SocketHub;
import dev.capstan.workspace.wire.Traffic;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A running Slack on loopback with one app in it. */
public final class LocalSlack implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Installation app;
    private final Workspace workspace;
    private final Faults faults = new Faults();
    private final RateLimits limits;
    private final Traffic traffic;
    private final SocketHub sockets;
    private final Server server;
    private final Lines lines;
    private final Stage stage;
    private final String token;
    private final Waiting waiting;
    private final Optional<Memory> memory;

    LocalSlack(
            Installation app,
            Clock clock,
            Duration ackWithin,
            List<Duration> retries,
            int port,
            String token,
            Path memory) {
        this.app = app;
        this.workspace = new Workspace(app, clock);
        this.waiting = new Waiting(workspace);
        this.memory = Optional.ofNullable(memory).map(file -> Memory.of(file, workspace));
        this.limits = new RateLimits(clock);
        this.token = token;
        this.traffic = new Traffic(
                clock,
                List.of(app.botToken(), app.appToken(), app.signingSecret(), app.verificationToken()),
                this::lookAgain);
        this.sockets = new SocketHub(app.appId(), this::lookAgain);
        var rules = new BlockRules();
        var drafts = new Drafts(workspace, rules);
        var views = new ViewRules(workspace, rules);
        var answers = new Answers(workspace, drafts);
        this.lines =
                new Lines(sockets, traffic, app.signingSecret(), clock, ackWithin, ticket -> url("/actions/" + ticket));
        this.stage = new Stage(workspace, lines, answers, views, threads, retries);
        this.server = new Server(workspace, sockets, traffic, port, this::beside);
        workspace.exclusively(() -> workspace
                .directory()
                .put(Person.of(app.botUserId(), app.botName()).asBot()));
        var around = new WebApi.Surroundings(id -> url("/upload/" + id), server::socketUrl, threads);
        server.start(new WebApi(workspace, drafts, views, faults, limits, around), answers);
    }

    public static LocalSlackBuilder builder() {
        return new LocalSlackBuilder();
    }

    /** The base URL that takes the place of {@code https://slack.com/api/}. */
    public String apiUrl() {
        return server.url("/api/");
    }

    /** Where people open the page, token and all; empty without a face. */
    public Optional<URI> pageUrl() {
        return Optional.ofNullable(token).map(t -> URI.create(url("/?token=" + t)));
    }

    /** Who the app is here, with its tokens and signing secret. */
    public Installation app() {
        return app;
    }

    /** Where signed traffic goes as long as no socket is open. */
    public void install(URI appRequestUrl) {
        lines.install(appRequestUrl);
    }

    /** Slack's check of a new request URL: the app must give the challenge back. */
    public boolean verifyRequestUrl() {
        return stage.verifyRequestUrl();
    }

    /** Signs as this Slack does, for load generators and hand-made requests. */
    public Signature signature() {
        return new Signature(app.signingSecret());
    }

    public LocalSlack add(Person person) {
        workspace.exclusively(() -> workspace.directory().put(person));
        return this;
    }

    public LocalSlack add(UserGroup group) {
        workspace.exclusively(() -> workspace.directory().put(group));
        return this;
    }

    /** A public channel with the app and these people, by id or name; returns its id. One that is there stays as it is. */
    public String addChannel(String name, String... people) {
        return addChannel(name, Kind.PUBLIC, people);
    }

    /** The same under an id that others know already; says whether it was made now. One that is there stays as it is. */
    public boolean ensureChannel(String id, String name, String... people) {
        return workspace.exclusively(() -> {
            boolean isNew = workspace.conversations().byId(id).isEmpty();
            if (isNew) {
                workspace.conversations().create(id, name, Kind.PUBLIC, members(people), workspace.now());
            }
            return isNew;
        });
    }

    public String addPrivateChannel(String name, String... people) {
        return addChannel(name, Kind.PRIVATE, people);
    }

    public void addToChannel(String channel, String person) {
        change(channel, c -> workspace
                .conversations()
                .join(c, workspace.directory().find(person).id()));
    }

    /** Somebody removes the app, or a person, from a channel. */
    public void removeFromChannel(String channel, String person) {
        change(channel, c -> workspace
                .conversations()
                .leave(c, workspace.directory().find(person).id()));
    }

    public void topic(String channel, String topic) {
        change(channel, c -> workspace.conversations().topic(c, topic));
    }

    public void archive(String channel) {
        change(channel, c -> workspace.conversations().archive(c, "USLACKBOT", true));
    }

    public void unarchive(String channel) {
        change(channel, c -> workspace.conversations().archive(c, "USLACKBOT", false));
    }

    /** Somebody deletes a message, be it the app's own. */
    public void delete(Message message) {
        change(message.channel(), c -> workspace.conversations().delete(c, message));
    }

    /** A person by id or name, looking at the first channel they are in, or at their talk with the app. */
    public Member as(String person) {
        return workspace.exclusively(() -> {
            var who = workspace.directory().find(person);
            var where = workspace.conversations().all().stream()
                    .filter(c -> !c.isDirect() && !c.archived() && c.has(who.id()))
                    .findFirst()
                    .orElseGet(() -> workspace.directWith(who.id()));
            return stage.as(who, where);
        });
    }

    /** All messages of a channel, replies too, oldest first; {@code "@name"} is a person's talk with the app. */
    public List<Message> messages(String channel) {
        return workspace.exclusively(() -> workspace.channel(channel).all());
    }

    public List<Message> replies(Message parent) {
        return workspace.exclusively(() -> workspace.channel(parent.channel()).replies(parent.ts()));
    }

    /** The message as it stands now, or empty when it is gone. */
    public Optional<Message> now(Message message) {
        return workspace.exclusively(() -> workspace.channel(message.channel()).message(message.ts()));
    }

    public List<StoredFile> files() {
        return workspace.exclusively(() -> workspace.files().all());
    }

    /** Waits for a message anywhere; throws with what is there when none came in time. */
    public Message awaitMessage(Predicate<Message> wanted, Duration atMost) {
        return waiting.forMessage(wanted, atMost);
    }

    /** Waits for something only this person can see. */
    public Message awaitWhisper(String person, Predicate<Message> wanted, Duration atMost) {
        return waiting.forWhisper(person, wanted, atMost);
    }

    /** Waits for anything; the question is asked again after each change and each request, under the lock. */
    public <T> Optional<T> await(Supplier<Optional<T>> question, Duration atMost) {
        return workspace.await(question, atMost);
    }

    public Faults faults() {
        return faults;
    }

    public void enforceRates(boolean enforced) {
        limits.enforce(enforced);
    }

    public SocketHub sockets() {
        return sockets;
    }

    public Traffic traffic() {
        return traffic;
    }

    @Override
    public void close() {
        server.close();
        lines.close();
        threads.shutdownNow();
        memory.ifPresent(Memory::close);
    }

    private String url(String path) {
        return server.url(path);
    }

    private void beside(JavalinConfig config) {
        if (token != null) {
            new Face(token, workspace, stage, traffic, faults, limits, sockets).offer(config);
        }
    }

    private String addChannel(String name, Kind kind, String... people) {
        return workspace.exclusively(() -> workspace
                .conversations()
                .byName(name)
                .orElseGet(() -> workspace.addChannel(name, kind, members(people)))
                .id());
    }

    private Set<String> members(String... people) {
        Set<String> members = new LinkedHashSet<>(Set.of(app.botUserId()));
        for (var person : people) {
            members.add(workspace.directory().find(person).id());
        }
        return members;
    }

    private void change(String channel, Consumer<Channel> change) {
        workspace.exclusively(() -> change.accept(workspace.channel(channel)));
    }

    private void lookAgain() {
        workspace.exclusively(() -> null);
    }
}
