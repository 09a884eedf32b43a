package dev.capstan.acceptance;

import dev.capstan.Capstan;
import dev.capstan.settings.Settings;
import dev.capstan.slack.MovableClock;
import dev.capstan.slack.manifest.CommittedManifest;
import dev.capstan.step.Secret;
import dev.capstan.step.ssh.LocalSshd;
import dev.capstan.store.TestDatabase;
import dev.capstan.workspace.LocalSlack;
import dev.capstan.workspace.act.Member;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Person;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A local Slack, a real database, a real service, and Capstan between them: in this process or in one of its own. */
final class Scene implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    enum Transport {
        HTTP,
        SOCKET_MODE
    }

    final LocalSlack slack;
    final SampleService service;
    final TestDatabase.Coordinates database;
    final String channel;
    /** Of the bots inside this process. */
    final MovableClock clock = new MovableClock();

    private final String admins;
    private final Path root;
    private final Path commands;
    private final Transport transport;
    private final List<Runnable> closing = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final Map<String, String> secrets = new HashMap<>();

    /** The sample service on this machine, on a runner that is the bot itself. */
    static Scene local(Path root, Transport transport, String... alsoRegistered) {
        return new Scene(root, transport, TestDatabase.fresh(), "local", "", alsoRegistered);
    }

    /** The same, with the database at a place where it can be cut off. */
    static Scene local(Path root, TestDatabase.Coordinates database) {
        return new Scene(root, Transport.HTTP, database, "local", "");
    }

    /** The same service behind SSH. */
    static Scene overSsh(Path root, LocalSshd sshd) {
        var address = sshd.address();
        return new Scene(
                root,
                Transport.HTTP,
                TestDatabase.fresh(),
                "ssh://%s@%s:%d".formatted(address.user(), address.host(), address.port()),
                "ssh: { key: %s, known-hosts: %s }".formatted(sshd.key(), sshd.knownHosts()));
    }

    private Scene(
            Path root,
            Transport transport,
            TestDatabase.Coordinates database,
            String runsOn,
            String ssh,
            String... commands) {
        this.root = root;
        this.database = database;
        this.transport = transport;
        slack = CommittedManifest.http()
                .install(LocalSlack.builder(), commands)
                .face("known-to-the-test-only")
                .start();
        slack.add(Person.of("U1ENG", "engineer").called("Engineer"))
                .add(Person.of("U2APP", "approver").called("Approver"))
                .add(Person.of("U5ZH", "mei").called("工程师").speaking("zh-CN"))
                .add(Person.of("U9OUT", "outsider").called("Outsider"));
        channel = slack.addChannel("ops", "engineer", "approver", "mei", "outsider");
        admins = slack.addChannel("capstan-admin", "engineer");
        service = new SampleService(root);
        this.commands = SampleCatalogue.write(root, service, runsOn, ssh, channel, admins);
    }

    Path commands() {
        return commands;
    }

    /** What the catalogue names as a secret. */
    Scene knows(String secret, String value) {
        secrets.put(secret, value);
        return this;
    }

    /** Somebody adds a file to the catalogue. */
    Scene adds(String file, String text) {
        try {
            Files.writeString(commands.resolve(file), text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        return this;
    }

    /** Somebody edits a file of the catalogue. */
    Scene edits(String file, String from, String to) {
        var path = commands.resolve(file);
        try {
            var text = Files.readString(path);
            if (!text.contains(from)) {
                throw new AssertionError(file + " has no " + from);
            }
            Files.writeString(path, text.replace(from, to));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        return this;
    }

    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("SLACK_BOT_TOKEN", slack.app().botToken());
        environment.put("SLACK_API_URL", slack.apiUrl());
        environment.put("DATABASE_URL", database.url());
        environment.put("CAPSTAN_COMMANDS", commands.toString());
        environment.put("PORT", "0");
        if (transport == Transport.SOCKET_MODE) {
            environment.put("SLACK_APP_TOKEN", slack.app().appToken());
        } else {
            environment.put("SLACK_SIGNING_SECRET", slack.app().signingSecret());
        }
        return environment;
    }

    /** The bot inside this process. */
    Scene opens() {
        try {
            if (!(Settings.read(environment()) instanceof Settings.Read.Good(var settings))) {
                throw new AssertionError("the scene's settings are wrong");
            }
            var capstan = Capstan.start(settings, this::secret, "replica " + closing.size(), clock);
            closing.add(capstan::close);
            ports.add(capstan.port());
            hears(capstan.port());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
        return this;
    }

    private Optional<Secret> secret(String name) {
        return Optional.ofNullable(secrets.get(name)).map(Secret::new);
    }

    /** Slack's requests over HTTP go to this one of the bots inside this process. */
    void asks(int replica) {
        hears(ports.get(replica));
    }

    /** Of one of the bots inside this process. */
    int port(int replica) {
        return ports.get(replica);
    }

    private void hears(int port) {
        if (transport == Transport.SOCKET_MODE) {
            slack.await(() -> slack.sockets().connections() > 0 ? Optional.of(true) : Optional.empty(), PATIENCE)
                    .orElseThrow(() -> new AssertionError("no socket was opened"));
        } else {
            slack.install(URI.create("http://127.0.0.1:" + port + "/slack/events"));
        }
    }

    /** The bot as a process of its own, which can be killed and stopped. */
    Bot spawns() {
        var bot = launches();
        bot.comesUp();
        hears(bot.port);
        return bot;
    }

    /** Not waiting until it is there. */
    Bot launches() {
        var bot = new Bot();
        closing.add(bot::dies);
        return bot;
    }

    final class Bot {
        final Process process;
        final int port;
        final Path log;

        private Bot() {
            log = root.resolve("bot-" + closing.size() + ".log");
            port = freePort();
            var builder = new ProcessBuilder(
                    SampleService.java(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.capstan.Main",
                    "serve");
            builder.environment().putAll(environment());
            builder.environment().putAll(secrets);
            builder.environment().put("PORT", Integer.toString(port));
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            try {
                process = builder.start();
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        }

        void comesUp() {
            Until.holds("the bot is ready", () -> {
                if (!process.isAlive()) {
                    throw new AssertionError("the bot ended: " + log());
                }
                return isReady();
            });
        }

        /** Its port is open long before. */
        private boolean isReady() {
            try {
                var asked = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/readyz")
                        .toURL()
                        .openConnection();
                asked.setReadTimeout(5_000);
                return asked.getResponseCode() == HttpURLConnection.HTTP_OK;
            } catch (IOException notYet) {
                return false;
            }
        }

        /** SIGKILL: no shutdown hook, no last word. */
        void dies() {
            process.destroyForcibly();
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    throw new AssertionError("it can't be killed");
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }

        void signal(String name) {
            Commands.run(root, "kill", "-" + name, Long.toString(process.pid()));
        }

        String log() {
            try {
                return Files.readString(log);
            } catch (IOException failure) {
                return failure.toString();
            }
        }

        /** Slack's requests over HTTP go to this one. */
        void isAsked() {
            hears(port);
        }
    }

    private static int freePort() {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    Member as(String person) {
        return slack.as(person).in(channel);
    }

    /** The newest channel message of the bot that says this. */
    Message card(String... words) {
        return message(message -> message.threadTs() == null && says(message, words));
    }

    Message inThread(String... words) {
        return message(message -> message.threadTs() != null && says(message, words));
    }

    /** What the admin channel is told. */
    Message toAdmins(String... words) {
        return slack.awaitMessage(message -> message.channel().equals(admins) && says(message, words), PATIENCE);
    }

    private Message message(Predicate<Message> wanted) {
        return slack.awaitMessage(message -> message.channel().equals(channel) && wanted.test(message), PATIENCE);
    }

    private static boolean says(Message message, String... words) {
        var all = message.text() + " " + message.content();
        return java.util.stream.Stream.of(words).allMatch(all::contains);
    }

    /** The bot's messages in the channel itself. */
    List<Message> cards() {
        return slack.messages(channel).stream()
                .filter(message -> message.threadTs() == null)
                .toList();
    }

    /** Presses a button of the plan in the channel as soon as it is there. */
    void decides(String person, String button) {
        var card = message(message -> message.threadTs() == null
                && message.content().toString().contains("\"action_id\":\"" + button + "\""));
        as(person).clicks(card, button);
    }

    /** Somebody else agrees to the plan in the channel, and types the name of the service. */
    void confirms() {
        decides("approver", "approve");
        as("approver").awaitModal(PATIENCE).enters("form-word", "shop").submits();
    }

    @Override
    public void close() {
        closing.reversed().forEach(Runnable::run);
        service.close();
        slack.close();
    }
}
