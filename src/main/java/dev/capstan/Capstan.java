package dev.capstan;

import dev.capstan.access.Access;
import dev.capstan.alert.Watchdog;
import dev.capstan.alert.silence.AlertmanagerApi;
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
import dev.capstan.slack.deliver.Cards;
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
import dev.capstan.store.Store;
import dev.capstan.watch.DeclaredWatches;
import dev.capstan.web.Measure;
import dev.capstan.web.ReadyCheck;
import dev.capstan.web.WebServer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where the rooms are put together. Read it from top to bottom: this is the whole bot. */
public final class Capstan implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Capstan.class);
    private static final Duration LOOK_AT_CATALOGUE = Duration.ofSeconds(2);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(3);

    private final Openings open = new Openings();
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
        var door = open.closing(background.submit(() -> WebServer.open(settings.bind(), settings.port())));
        var calling = background.submit(() -> SlackApi.open(
                settings.slack().apiUrl().toString(),
                settings.slack().botToken().reveal(),
                settings.httpsProxy().map(ProxyAddress::url)));

        // What the team wrote down
        var catalogue = Shelf.open(settings.commands());

        // What lasts; while it is brought up to date, the rest is put together
        var store = closing(
                Store.open(settings.database().jdbcUrl(), settings.database().properties()));
        var upToDate = open.ending(background.submit(() -> {
            FirstContact.migrate(store, settings.database(), FirstContact.PATIENCE);
            return store;
        }));
        var kept = Kept.in(store);
        var operations = kept.operations();
        var outbox = kept.outbox();

        // Where steps run
        var ssh = new SshHosts(StepRoom.ssh(catalogue.now().house(), secrets));
        var fixRuns = kept.fixRuns();
        var backups = new BackupRoom(
                catalogue, secrets, StepRoom.hosts(ssh), operations, kept.inventories(), kept.drills(), clock);
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
        var slack = closing(Openings.await(calling));
        var identity = new Identity(slack.methods(), background);
        var people = new People(slack.methods(), background);
        var access = new Access(people);

        // How operations are planned and moved
        var digest = new Digest(kept.documents().mapper());
        var resolver = new Resolver(new DeclaredWatches());
        var facts = new FactFinder(steps.probe(), secrets, steps.calls());
        var plans = new PlanMaker(catalogue, facts, resolver, digest, operations, clock);
        var runner = closing(new Runner(
                kept.claims(),
                operations,
                plans,
                new Line(operations, plans, clock),
                new StepRunner(operations, kept.journal(), steps.executor(), secrets, new GoingBack(plans), clock),
                replica));

        // What is watched
        var history = kept.history();
        var monitors = closing(MonitorRoom.open(
                catalogue, kept.readings(), history, secrets, SqlRoom.probe(engines, operations), steps, clock));

        // What Slack shows
        var images = new ImageDesk(catalogue, access, fixRuns);
        var notices = new AdminNotices(outbox, catalogue, clock);
        var nudge = new LateNudge();
        var alerting = new Alerting(catalogue, kept.alerts(), new OnCall(kept.overrides()), nudge, background, clock);
        var responding = new Responding(
                catalogue, kept.incidents(), kept.alerts(), operations, kept.surroundings(), nudge, clock);
        var deliverer = closing(new Deliverer(
                new Told(
                        operations,
                        kept.journal()::text,
                        kept.inquiries(),
                        images,
                        kept.overrides(),
                        kept.alerts(),
                        responding.chronicle(),
                        kept.watches(),
                        alerting.duty(),
                        kept.pages(),
                        monitors.hourBefore(background),
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
                kept.inquiries(),
                engines,
                migrations,
                operations,
                kept.journal()::text,
                deliverer::nudge,
                replica,
                clock));

        // How people are reached beside Slack
        var dispatch = PageRoom.dispatch(catalogue, secrets, settings.httpsProxy(), clock);
        var postman = closing(new Postman(kept.pages(), dispatch, clock));

        // What people ask for
        var desk = new Desk(catalogue, access, operations, telling, new SecureRandom(), clock);
        var watching = new WatchedDeploys(catalogue, kept.watches(), desk, deliverer::nudge, clock);
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
                        kept.journal()::text,
                        sql.desk(),
                        new MigrationDesk(catalogue, sql.desk()),
                        images,
                        backups.desk(access),
                        new OnCallDesk(catalogue, access, kept.overrides(), clock),
                        new MonitorDesk(catalogue, access, history, kept.graphOrders(deliverer::nudge), clock),
                        alerting.desk(access),
                        responding.desk(access),
                        watching.people(access),
                        responding.chronicle(),
                        alerting.duty(),
                        new ToldCards(new Cards(outbox))),
                new Tags(catalogue, facts),
                deliverer::welcome,
                background,
                clock);

        Container.HERE.warn(catalogue.now(), notices);

        // The doors
        var figures = new Figures(kept.standing(), replica, clock);
        var watchdog = new Watchdog(catalogue, kept.watchdogs(), clock);
        var reception = alerting.reception(secrets, kept.inbox(), watchdog, desk);
        var care = SelfCare.of(catalogue, secrets, kept, settings.httpsProxy(), clock);
        var hooks = new Hooks(reception);
        Supplier<List<Measure>> measures =
                () -> figures.of(front.tally(), slack.tally(), reception.tally(), care.heart());
        var server = closing(Openings.await(door));
        Openings.await(upToDate);
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
        var recurring = new ArrayList<>(backups.recurring(desk, kept.moments(), kept.findings(), stocktaking));
        recurring.addAll(alerting.recurring(kept.inbox(), watchdog, closing(new AlertmanagerApi(secrets))));
        recurring.addAll(care.recurring());
        recurring.add(responding.recurring());
        recurring.add(watching.recurring(history, operations, facts));
        recurring.add(Recurring.after(SWEEP_EVERY, "sweep", sweep));
        recurring.add(Recurring.after(SWEEP_EVERY, "pages", postman::sweep));
        recurring.add(monitors.recurring(new MonitoredAlerts(kept.inbox())));
        recurring.add(new Forgetting(catalogue, steps, kept, clock).nightly());
        closing(new AlarmClock(store.dataSource(), replica, recurring)).start();
        deliverer.start();
        var roles = new Roles(engines, notices, deliverer::nudge);
        background.submit(() -> roles.examine(catalogue.now()));
        background.submit(stocktaking::all);
        var reloads = new Reloads(notices, figures, deliverer::nudge);
        closing(new CatalogueWatch(catalogue, LOOK_AT_CATALOGUE, reloads::tell).start());
        return server.port();
    }

    private static ReadyCheck connection(SlackSockets sockets) {
        return new ReadyCheck("Slack's connection", () -> sockets.connected() > 0);
    }

    public int port() {
        return port;
    }

    private <T extends AutoCloseable> T closing(T room) {
        return open.closing(room);
    }

    /** In the opposite order of opening, the doors early and the database last. Running steps go on by themselves. */
    @Override
    public void close() {
        open.close();
    }
}
