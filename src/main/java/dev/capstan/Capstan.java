package dev.capstan;

import dev.capstan.access.Access;
import dev.capstan.catalog.CatalogueWatch;
import dev.capstan.monitor.MonitorDesk;
import dev.capstan.operation.Decisions;
import dev.capstan.operation.Desk;
import dev.capstan.operation.plan.Digest;
import dev.capstan.operation.plan.FactFinder;
import dev.capstan.operation.plan.Resolver;
import dev.capstan.operation.run.GoingBack;
import dev.capstan.operation.run.Line;
import dev.capstan.operation.run.PlanMaker;
import dev.capstan.operation.run.Runner;
import dev.capstan.operation.run.StepRunner;
import dev.capstan.page.Postman;
import dev.capstan.rota.OnCall;
import dev.capstan.rota.OnCallDesk;
import dev.capstan.schedule.AlarmClock;
import dev.capstan.schedule.Recurring;
import dev.capstan.settings.ProxyAddress;
import dev.capstan.settings.Settings;
import dev.capstan.slack.api.SlackApi;
import dev.capstan.slack.deliver.AdminNotices;
import dev.capstan.slack.deliver.Deliverer;
import dev.capstan.slack.deliver.Told;
import dev.capstan.slack.listen.Rooms;
import dev.capstan.slack.listen.SlackFront;
import dev.capstan.slack.listen.SlackSockets;
import dev.capstan.slack.people.Identity;
import dev.capstan.slack.people.People;
import dev.capstan.sql.engine.Engines;
import dev.capstan.sql.engine.WriteWays;
import dev.capstan.sql.fix.ImageDesk;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.migration.HistoryReader;
import dev.capstan.sql.migration.MigrationDesk;
import dev.capstan.step.Secrets;
import dev.capstan.step.http.ProxyTunnel;
import dev.capstan.step.ssh.SshHosts;
import dev.capstan.store.Documents;
import dev.capstan.store.JdbiAlerts;
import dev.capstan.store.JdbiClaims;
import dev.capstan.store.JdbiDrillBook;
import dev.capstan.store.JdbiFindings;
import dev.capstan.store.JdbiFixRuns;
import dev.capstan.store.JdbiGraphOrders;
import dev.capstan.store.JdbiHistory;
import dev.capstan.store.JdbiInbox;
import dev.capstan.store.JdbiIncidents;
import dev.capstan.store.JdbiInquiries;
import dev.capstan.store.JdbiInventories;
import dev.capstan.store.JdbiJournal;
import dev.capstan.store.JdbiMoments;
import dev.capstan.store.JdbiOperations;
import dev.capstan.store.JdbiOutbox;
import dev.capstan.store.JdbiOverrides;
import dev.capstan.store.JdbiPages;
import dev.capstan.store.JdbiReadings;
import dev.capstan.store.JdbiStanding;
import dev.capstan.store.JdbiSurroundings;
import dev.capstan.store.OldReadings;
import dev.capstan.store.QuietPast;
import dev.capstan.store.Store;
import dev.capstan.web.Measure;
import dev.capstan.web.ReadyCheck;
import dev.capstan.web.WebServer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where the rooms are put together. Read it from top to bottom: this is the whole bot. */
public final class Capstan implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Capstan.class);
    private static final Duration LOOK_AT_CATALOGUE = Duration.ofSeconds(2);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(3);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final int port;

    /** @param replica names this process where several share a database */
    public static Capstan start(Settings settings, Secrets secrets, String replica, Clock clock)
            throws InterruptedException {
        return new Capstan(settings, secrets, replica, clock);
    }

    private Capstan(Settings settings, Secrets secrets, String replica, Clock clock) throws InterruptedException {
        try {
            this.port = compose(settings, secrets, replica, clock);
        } catch (RuntimeException | InterruptedException failure) {
            close();
            throw failure;
        }
    }

    private int compose(Settings settings, Secrets secrets, String replica, Clock clock) throws InterruptedException {
        // What takes long to open is opened beside the rest
        var background = closing(Executors.newVirtualThreadPerTaskExecutor());
        var door = background.submit(() -> WebServer.open(settings.bind(), settings.port()));
        open.push(() -> closeIfOpened(door));
        var calling = background.submit(() -> SlackApi.open(
                settings.slack().apiUrl().toString(),
                settings.slack().botToken().reveal(),
                settings.httpsProxy().map(ProxyAddress::url)));

        // What the team wrote down
        var catalogue = Shelf.open(settings.commands());

        // What lasts; while it is brought up to date, the rest is put together
        var store = closing(
                Store.open(settings.database().jdbcUrl(), settings.database().properties()));
        var upToDate = background.submit(() -> {
            FirstContact.migrate(store, settings.database(), FirstContact.PATIENCE);
            return store;
        });
        var documents = new Documents();
        var journal = new JdbiJournal(store, documents);
        var operations = new JdbiOperations(store, documents, journal);
        var claims = new JdbiClaims(store, documents);
        var outbox = new JdbiOutbox(store);
        var inquiries = new JdbiInquiries(store, documents);
        var findings = new JdbiFindings(store, documents);
        var overrides = new JdbiOverrides(store);
        var pages = new JdbiPages(store, documents);
        var ssh = new SshHosts(StepRoom.ssh(catalogue.now().house(), secrets));
        var alerts = new JdbiAlerts(store, documents);
        var incidents = new JdbiIncidents(store, documents);
        var surroundings = new JdbiSurroundings(store, documents);
        var backups = new BackupRoom(
                catalogue,
                secrets,
                StepRoom.hosts(ssh),
                operations,
                new JdbiInventories(store, documents),
                new JdbiDrillBook(store),
                clock);

        // Where steps run
        var fixRuns = new JdbiFixRuns(store, documents);
        var ways = new DatabaseWays(catalogue, ssh);
        var engines = closing(new Engines(secrets, ways));
        var writing = closing(new WriteWays(secrets, ways));
        var steps = closing(StepRoom.open(
                ssh,
                StepRoom.roots(settings),
                new OfferedSteps(catalogue, engines, writing, fixRuns, backups, clock)::all,
                settings.httpsProxy().map(proxy -> new ProxyTunnel(proxy.host(), proxy.port(), proxy.credentials())),
                clock));
        var migrations = new HistoryReader(engines, steps.probe(), new ReadOnlyGate());

        // Slack, as it is spoken to
        var slack = closing(await(calling));
        var identity = new Identity(slack.methods(), background);
        var people = new People(slack.methods(), background);
        var access = new Access(people);

        // How operations are planned and moved
        var digest = new Digest(documents.mapper());
        var resolver = new Resolver();
        var facts = new FactFinder(steps.probe(), secrets, steps.calls());
        var plans = new PlanMaker(catalogue, facts, resolver, digest, operations, clock);
        var runner = closing(new Runner(
                claims,
                operations,
                plans,
                new Line(operations, plans, clock),
                new StepRunner(operations, journal, steps.executor(), secrets, new GoingBack(plans), clock),
                replica));

        // What is watched
        var readings = new JdbiReadings(store, documents);
        var history = new JdbiHistory(store, documents);
        var monitors = closing(MonitorRoom.open(
                catalogue, readings, history, secrets, SqlRoom.probe(engines, operations), steps, clock));

        // What Slack shows
        var images = new ImageDesk(catalogue, access, fixRuns);
        var notices = new AdminNotices(outbox, catalogue, clock);
        var nudge = new LateNudge();
        var alerting = new Alerting(catalogue, alerts, new OnCall(overrides), nudge, background, clock);
        var responding = new Responding(catalogue, incidents, alerts, operations, surroundings, nudge, clock);
        var deliverer = closing(new Deliverer(
                new Told(
                        operations,
                        journal::text,
                        inquiries,
                        images,
                        findings,
                        overrides,
                        alerts,
                        responding.chronicle(),
                        alerting.duty(),
                        pages,
                        new MonitoredPictures(monitors.graphs()),
                        backups.drillCharts()::of,
                        monitors.graphs(),
                        catalogue,
                        access),
                outbox,
                slack,
                identity,
                people,
                notices,
                replica,
                clock));
        nudge.to(deliverer::nudge);
        var telling = new Telling(runner, deliverer);

        // How databases are asked
        var sql = closing(SqlRoom.open(
                catalogue,
                access,
                inquiries,
                engines,
                migrations,
                operations,
                journal::text,
                deliverer::nudge,
                replica,
                clock));

        // How people are reached beside Slack
        var dispatch = PageRoom.dispatch(catalogue, secrets, settings.httpsProxy(), clock);
        var postman = closing(new Postman(pages, dispatch, clock));

        // What people ask for
        var desk = new Desk(catalogue, access, operations, telling, new SecureRandom(), clock);
        var decisions = new Decisions(catalogue, access, operations, telling, resolver, digest, clock);
        var front = new SlackFront(
                slack,
                identity,
                people,
                new Rooms(
                        catalogue,
                        access,
                        desk,
                        decisions,
                        operations,
                        journal::text,
                        sql.desk(),
                        new MigrationDesk(catalogue, sql.desk()),
                        images,
                        backups.desk(access),
                        new OnCallDesk(catalogue, access, overrides, clock),
                        new MonitorDesk(
                                catalogue, access, history, new JdbiGraphOrders(store, deliverer::nudge), clock),
                        alerting.desk(access),
                        responding.desk(access),
                        responding.chronicle(),
                        alerting.duty()),
                new Tags(catalogue, facts),
                deliverer::welcome,
                background,
                clock);

        Container.HERE.warn(catalogue.now(), notices);

        // The doors
        var figures = new Figures(new JdbiStanding(store), replica, clock);
        var inbox = new JdbiInbox(store, documents);
        var reception = alerting.reception(secrets, inbox, desk);
        var hooks = new Hooks(reception);
        Supplier<List<Measure>> measures = () -> figures.of(front.tally(), slack.tally(), reception.tally());
        var server = closing(await(door));
        await(upToDate);
        var database = new ReadyCheck("database", store::answers);
        switch (settings.slack().traffic()) {
            case Settings.Traffic.Http(var signingSecret) ->
                server.serve(
                        List.of(database),
                        measures,
                        hooks,
                        Optional.of(new SlackOverHttp(front.http(signingSecret.reveal()))));
            case Settings.Traffic.SocketMode(var appToken) -> {
                var sockets = closing(front.sockets(appToken.reveal()));
                sockets.start();
                server.serve(List.of(database, connection(sockets)), measures, hooks, Optional.empty());
            }
        }
        log.info("Ready on port {}", server.port());

        // What goes on by itself
        Runnable sweep = () -> {
            runner.sweep();
            sql.asker().sweep();
        };
        var stocktaking = backups.stocktaking(steps);
        var recurring = new ArrayList<>(backups.recurring(desk, new JdbiMoments(store), findings, stocktaking));
        recurring.addAll(alerting.recurring());
        recurring.add(responding.recurring());
        recurring.add(Recurring.after(SWEEP_EVERY, "sweep", sweep));
        recurring.add(Recurring.after(SWEEP_EVERY, "pages", postman::sweep));
        recurring.add(monitors.recurring(new MonitoredAlerts(inbox)));
        recurring.add(
                new Forgetting(catalogue, steps, journal, fixRuns, new QuietPast(store), new OldReadings(store), clock)
                        .nightly());
        closing(new AlarmClock(store.dataSource(), replica, recurring)).start();
        deliverer.start();
        var roles = new Roles(engines, notices, deliverer::nudge);
        background.submit(() -> roles.examine(catalogue.now()));
        background.submit(stocktaking::all);
        var reloads = new Reloads(notices, figures, deliverer::nudge);
        closing(new CatalogueWatch(catalogue, LOOK_AT_CATALOGUE, reloads::tell).start());
        return server.port();
    }

    private static <T> T await(Future<T> work) throws InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(failure.getCause());
        }
    }

    /** Where it couldn't be, whoever waits for it tells why. */
    private static void closeIfOpened(Future<WebServer> door) throws InterruptedException {
        try {
            door.get().close();
        } catch (ExecutionException neverOpened) {
            log.debug("The port was never opened");
        }
    }

    private static ReadyCheck connection(SlackSockets sockets) {
        return new ReadyCheck("Slack's connection", () -> sockets.connected() > 0);
    }

    public int port() {
        return port;
    }

    private <T extends AutoCloseable> T closing(T room) {
        open.push(room);
        return room;
    }

    /** In the opposite order of opening, the doors early and the database last. Running steps go on by themselves. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failure) {
                log.warn("Something did not close in order", failure);
            }
        }
    }
}
