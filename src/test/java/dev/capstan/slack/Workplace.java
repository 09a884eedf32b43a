package dev.capstan.slack;

import com.sun.net.httpserver.HttpServer;
import dev.capstan.access.Access;
import dev.capstan.alert.AlertDesk;
import dev.capstan.alert.AlertId;
import dev.capstan.alert.Duty;
import dev.capstan.alert.InMemoryAlerts;
import dev.capstan.backup.BackupDesk;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.UserId;
import dev.capstan.incident.Chronicle;
import dev.capstan.incident.InMemoryIncidents;
import dev.capstan.incident.IncidentDesk;
import dev.capstan.incident.NothingAround;
import dev.capstan.incident.Opening;
import dev.capstan.monitor.Graphs;
import dev.capstan.monitor.InMemoryHistory;
import dev.capstan.monitor.MonitorDesk;
import dev.capstan.monitor.SilentGauge;
import dev.capstan.operation.Decisions;
import dev.capstan.operation.Desk;
import dev.capstan.operation.InMemoryOperations;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.plan.Digest;
import dev.capstan.operation.plan.PlanFacts;
import dev.capstan.operation.plan.Resolver;
import dev.capstan.operation.plan.WatchFinder;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.outbox.Subject;
import dev.capstan.page.QuietPages;
import dev.capstan.rota.InMemoryOverrides;
import dev.capstan.rota.OnCallDesk;
import dev.capstan.slack.api.SlackApi;
import dev.capstan.slack.deliver.AdminNotices;
import dev.capstan.slack.deliver.AlertPictures;
import dev.capstan.slack.deliver.Cards;
import dev.capstan.slack.deliver.Deliverer;
import dev.capstan.slack.deliver.OperationPictures;
import dev.capstan.slack.deliver.Told;
import dev.capstan.slack.listen.Rooms;
import dev.capstan.slack.listen.SlackFront;
import dev.capstan.slack.listen.SlackHttp;
import dev.capstan.slack.listen.SlackSockets;
import dev.capstan.slack.listen.VersionSource;
import dev.capstan.slack.listen.WhereTold;
import dev.capstan.slack.manifest.CommittedManifest;
import dev.capstan.slack.people.Identity;
import dev.capstan.slack.people.People;
import dev.capstan.sql.Answers;
import dev.capstan.sql.Asker;
import dev.capstan.sql.Doctor;
import dev.capstan.sql.Historian;
import dev.capstan.sql.InMemoryInquiries;
import dev.capstan.sql.PlainSheets;
import dev.capstan.sql.QueryDesk;
import dev.capstan.sql.Questions;
import dev.capstan.sql.ScriptedDatabases;
import dev.capstan.sql.chart.Pictures;
import dev.capstan.sql.doctor.DatabaseDoctor;
import dev.capstan.sql.fix.ImageDesk;
import dev.capstan.sql.fix.RememberedRuns;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.migration.HistoryReader;
import dev.capstan.sql.migration.MigrationDesk;
import dev.capstan.sql.migration.MigrationHistorian;
import dev.capstan.step.HostProbe;
import dev.capstan.store.Documents;
import dev.capstan.watch.InMemoryWatches;
import dev.capstan.watch.WatchDesk;
import dev.capstan.workspace.LocalSlack;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.UserGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A local Slack with a team in it, and Capstan's Slack rooms over stores in memory. */
public final class Workplace implements AutoCloseable {
    public static final Duration SOON = Duration.ofSeconds(10);

    public final LocalSlack slack =
            CommittedManifest.http().install(LocalSlack.builder()).commands().start();
    public final MovableClock clock = new MovableClock();
    public final InMemoryOutbox outbox = new InMemoryOutbox(clock);
    public final InMemoryOperations operations = new InMemoryOperations(outbox);
    public final InMemoryWatches watches = new InMemoryWatches(operations, outbox);
    public final InMemoryInquiries inquiries = new InMemoryInquiries(outbox);
    public final InMemoryOverrides overrides = new InMemoryOverrides(outbox);
    public final InMemoryHistory history = new InMemoryHistory();
    public final InMemoryAlerts alerts = new InMemoryAlerts(outbox, clock);
    public volatile Optional<UserId> onCall = Optional.empty();
    public final InMemoryIncidents incidents = new InMemoryIncidents(outbox);
    public final Chronicle chronicle = new Chronicle(incidents, alerts, operations, new NothingAround(), clock);
    public volatile Duty askedForDuty = (service, now) -> onCall;
    public final Duty duty = (service, now) -> askedForDuty.onCall(service, now);
    public final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    public final String channel;
    public final String admin;
    public final SlackApi api;
    public final Identity identity;
    public final People people;
    public final Access access;
    public final Desk desk;
    public final Decisions decisions;
    public volatile Optional<Instant> lastDeploy = Optional.empty();
    private final Questions questions = new Questions(new ReadOnlyGate(), (service, environment) -> lastDeploy);
    public final RememberedRuns changes = new RememberedRuns();
    public final ImageDesk images;
    public final QueryDesk queries;
    public final ScriptedDatabases databases = new ScriptedDatabases();
    public volatile Doctor doctor = new DatabaseDoctor(new ReadOnlyGate(), databases, clock);
    public final Asker asker;
    public final Digest digest = new Digest(new Documents().mapper());
    public volatile Catalogue catalogue;
    public volatile VersionSource versions = (scope, part) -> List.of("v1.4.0", "v1.4.1", "v1.4.2");
    private final AdminNotices notices;
    private HttpServer server;
    private SlackSockets sockets;
    private Deliverer deliverer;

    public Workplace() {
        slack.add(Person.of(Sample.ENGINEER.value(), "engineer"));
        slack.add(Person.of(Sample.MANAGER.value(), "manager").speaking("zh-CN"));
        slack.add(Person.of(Sample.STRANGER.value(), "stranger"));
        slack.add(new UserGroup(
                Sample.MANAGERS.value(),
                "release-managers",
                "Release managers",
                List.of(Sample.MANAGER.value()),
                false));
        channel = slack.addChannel("ctea-ops", "engineer", "manager", "stranger");
        admin = slack.addChannel("capstan-admin", "manager");
        catalogue = Sample.catalogue(channel, admin);
        api = SlackApi.open(slack.apiUrl(), slack.app().botToken(), Optional.empty(), Duration.ofSeconds(2));
        identity = new Identity(api.methods(), threads);
        people = new People(api.methods(), threads);
        access = new Access(people);
        desk = new Desk(() -> catalogue, access, operations, id -> {}, new Random(7), clock);
        decisions = new Decisions(
                () -> catalogue, access, operations, id -> {}, new Resolver(WatchFinder.NONE), digest, clock);
        asker = asker("replica-1");
        images = new ImageDesk(() -> catalogue, access, changes);
        queries = new QueryDesk(() -> catalogue, access, inquiries, questions, historian(), asker::now, clock);
        notices = new AdminNotices(outbox, () -> catalogue, clock);
    }

    private Asker asker(String name) {
        return new Asker(
                () -> catalogue,
                questions,
                databases,
                (id, source) -> doctor.examine(id, source),
                historian(),
                new Answers(new PlainSheets(), new Pictures()),
                inquiries,
                id -> {},
                name,
                clock);
    }

    /** Whoever asks databases after the first asker was closed. */
    public Asker successor() {
        return asker("replica-2");
    }

    public Workplace guardedBy(Guard guard) {
        catalogue = Sample.catalogue(channel, admin, "", guard);
        return this;
    }

    public SlackFront front() {
        var rooms = new Rooms(
                () -> catalogue,
                access,
                desk,
                decisions,
                operations,
                operations,
                queries,
                new MigrationDesk(() -> catalogue, queries),
                images,
                new BackupDesk(() -> catalogue, access, new NoInventories(), new NoDrills(), clock),
                new OnCallDesk(() -> catalogue, access, overrides, clock),
                new MonitorDesk(
                        () -> catalogue,
                        access,
                        history,
                        order -> outbox.changed(new Subject(Subject.Kind.GRAPH, order.id())),
                        clock),
                new AlertDesk(() -> catalogue, access, alerts, () -> {}, clock),
                new IncidentDesk(
                        () -> catalogue,
                        access,
                        incidents,
                        alerts,
                        new Opening(() -> catalogue, new Random(7)),
                        this::nudge,
                        clock),
                new WatchDesk(() -> catalogue, access, watches, desk, () -> {}, clock),
                chronicle,
                duty,
                whereTold());
        return new SlackFront(
                api,
                identity,
                people,
                rooms,
                (scope, part) -> versions.tags(scope, part),
                this::welcome,
                threads,
                clock);
    }

    private WhereTold whereTold() {
        var cards = new Cards(outbox);
        return new WhereTold() {
            @Override
            public Optional<Message> alert(AlertId id) {
                return of(new Subject(Subject.Kind.ALERT, id.value()));
            }

            @Override
            public Optional<Message> operation(OperationId id) {
                return of(new Subject(Subject.Kind.OPERATION, id.value()));
            }

            private Optional<Message> of(Subject subject) {
                return cards.of(subject).map(anchor -> new Message(anchor.channel(), anchor.ts()));
            }
        };
    }

    public Graphs graphs() {
        return new Graphs(() -> catalogue, history, new SilentGauge(), new Pictures());
    }

    private Historian historian() {
        HostProbe nowhere = question -> new HostProbe.Answer.Exited(1, "", "no such folder");
        return new MigrationHistorian(
                () -> catalogue,
                operations,
                operations,
                new HistoryReader(databases, nowhere, new ReadOnlyGate()),
                clock);
    }

    public Workplace overHttp() {
        return overHttp(front().http(slack.app().signingSecret()));
    }

    private void welcome(ChannelId invitedTo) {
        if (deliverer != null) {
            deliverer.welcome(invitedTo);
        }
    }

    private Workplace overHttp(SlackHttp http) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                var reply = http.handle(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders(),
                        exchange.getRequestBody().readAllBytes(),
                        "127.0.0.1");
                var body = reply.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
                exchange.getResponseHeaders().putAll(reply.headers());
                exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        slack.install(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events"));
        return this;
    }

    public Workplace overSockets() {
        sockets = front().sockets(slack.app().appToken());
        sockets.start();
        until(() -> sockets.connected() == 2);
        return this;
    }

    public SlackSockets sockets() {
        return sockets;
    }

    public Workplace delivering() {
        deliverer = deliverer("replica-1");
        deliverer.start();
        return this;
    }

    public Deliverer deliverer(String holder) {
        var told = new Told(
                operations,
                operations,
                inquiries,
                images,
                overrides,
                alerts,
                chronicle,
                watches,
                duty,
                new QuietPages(),
                AlertPictures.NONE,
                OperationPictures.NONE,
                graphs(),
                () -> catalogue,
                access);
        return new Deliverer(told, outbox, api, identity, people, notices, holder, clock);
    }

    public Deliverer deliverer() {
        return deliverer;
    }

    public AdminNotices notices() {
        return notices;
    }

    public void nudge() {
        deliverer.nudge();
    }

    public Operation asked(String... words) {
        desk.request("deploy", List.of(words), Sample.ENGINEER, "delivery-" + System.nanoTime());
        return operations.all().getLast();
    }

    /** An operation that waits for a yes to a plan that still holds. */
    public Operation awaitingApproval() {
        var operation = asked("ctea", "production", "v1.4.2");
        var facts = new PlanFacts(
                clock.instant(),
                Map.of("version", "9f8e7d6c5b4a39281706f5e4d3c2b1a098765432"),
                Optional.empty(),
                Optional.empty(),
                List.of("fix coupon rounding"),
                1,
                false,
                Optional.empty(),
                Optional.empty());
        var plan = new Resolver(WatchFinder.NONE)
                .resolve(catalogue, operation.id(), operation.request(), facts)
                .orElseThrow();
        var waiting = new OperationState.AwaitingApproval(clock.instant().plus(Duration.ofMinutes(15)), false, false);
        return operations.put(operation.planned(waiting, plan, digest.of(operation.id(), plan)));
    }

    public Operation now(Operation operation) {
        return operations.find(operation.id()).orElseThrow();
    }

    public static Subject subject(Operation operation) {
        return new Subject(Subject.Kind.OPERATION, operation.id().value());
    }

    /** Waits for something to become true, and fails when it does not. */
    public static void until(BooleanSupplier condition) {
        var deadline = Instant.now().plus(SOON);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("it did not become true in " + SOON.toSeconds() + " s");
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Override
    public void close() {
        asker.close();
        if (deliverer != null) {
            deliverer.close();
        }
        if (sockets != null) {
            sockets.close();
        }
        if (server != null) {
            server.stop(0);
        }
        slack.close();
        threads.shutdownNow();
        api.close();
    }
}
