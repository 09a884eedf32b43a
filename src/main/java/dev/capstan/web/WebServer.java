package dev.capstan.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server. Handlers work on virtual threads; a handful of platform threads carry the sockets. */
public final class WebServer implements AutoCloseable {
    /** Where Slack sends everything. */
    public static final String SLACK_PATH = "/slack/events";

    /** Where other systems send what they have to say. */
    public static final String HOOKS_PATH = "/hooks/";

    private static final Logger log = LoggerFactory.getLogger(WebServer.class);
    private static final Duration CHECK_PATIENCE = Duration.ofSeconds(2);
    /** Slack waits three seconds for an answer: whoever still works after that answers nobody. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(4);

    private static final Duration IDLE_CONNECTION = Duration.ofSeconds(30);
    private static final int IDLE_THREAD_MS = 60_000;

    /** What is behind the door. */
    private record Rooms(Readiness readiness, MetricsPage metrics, Hooks hooks, Optional<SlackDeliveries> slack) {}

    private final Javalin javalin;
    /** Absent until they are furnished. */
    private final AtomicReference<Rooms> rooms = new AtomicReference<>();

    private WebServer(Optional<String> bind, int port) {
        javalin = Javalin.create(config -> {
            calm(config);
            config.jetty.addConnector((server, http) -> connector(server, http, bind, port));
            config.routes.get("/livez", context -> context.result("alive\n"));
            config.routes.get(
                    "/readyz",
                    into(rooms -> context -> tellReadiness(rooms.readiness().missing(), context)));
            config.routes.get("/metrics", into(Rooms::metrics));
            config.routes.post(
                    SLACK_PATH,
                    into(rooms -> rooms.slack().<Handler>map(found -> found).orElse(WebServer::nowhere)));
            config.routes.post(HOOKS_PATH + "{name}", into(Rooms::hooks));
            config.routes.exception(Exception.class, WebServer::apologise);
        });
        try {
            javalin.start();
        } catch (JavalinBindException taken) {
            javalin.stop();
            throw new PortUnavailable(port, taken);
        }
    }

    /**
     * The port is taken and the process can be seen to live once this returns. For everything else it says that it is not
     * ready until {@link #serve}.
     *
     * @param bind an address of this machine; every one when absent
     * @param port 0 lets the system choose
     * @throws PortUnavailable if the port can't be had
     */
    public static WebServer open(Optional<String> bind, int port) {
        return new WebServer(bind, port);
    }

    /**
     * Answers once this returns.
     *
     * @param measures what is told besides the JVM's own; asked for when somebody first looks
     * @param hooks for other systems than Slack
     * @param slack empty under Socket Mode, where nothing is delivered over HTTP
     */
    public void serve(
            List<ReadyCheck> checks,
            Supplier<List<Measure>> measures,
            HookEndpoint hooks,
            Optional<SlackEndpoint> slack) {
        var readiness = new Readiness(checks, CHECK_PATIENCE);
        var metrics = new MetricsPage(() -> Stream.concat(Stream.of(ready(readiness)), measures.get().stream())
                .toList());
        rooms.set(new Rooms(readiness, metrics, new Hooks(hooks), slack.map(SlackDeliveries::new)));
    }

    private Handler into(Function<Rooms, Handler> way) {
        return context -> {
            var furnished = rooms.get();
            if (furnished == null) {
                tellReadiness(List.of("it is starting"), context);
            } else {
                way.apply(furnished).handle(context);
            }
        };
    }

    public int port() {
        return javalin.port();
    }

    /** Takes no new requests, lets those under way answer, then stops. */
    @Override
    public void close() {
        javalin.stop();
        Optional.ofNullable(rooms.get())
                .ifPresent(furnished -> furnished.metrics().close());
    }

    private static void calm(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.generateEtags = false;
        config.http.maxRequestSize = SlackDeliveries.LARGEST_BODY;
        config.router.javaLangErrorHandler((response, error) -> {
            log.error("A request failed", error);
            response.setStatus(500);
        });
        config.concurrency.useVirtualThreads = true;
        var threads = new QueuedThreadPool(8, 2, IDLE_THREAD_MS, new LinkedBlockingQueue<>());
        threads.setName("web");
        threads.setReservedThreads(0);
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("web-", 0).factory()));
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(server -> {
            server.insertHandler(new GracefulHandler());
            server.setStopTimeout(STOP_PATIENCE.toMillis());
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
            http.setSendDateHeader(false);
        });
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, Optional<String> bind, int port) {
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        bind.ifPresent(connector::setHost);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_CONNECTION.toMillis());
        // While stopping, a connection that is merely kept open is not worth waiting for
        connector.setShutdownIdleTimeout(50);
        // A burst of Slack's connections waits in the queue instead of being refused
        connector.setAcceptQueueSize(512);
        return connector;
    }

    private static Measure ready(Readiness readiness) {
        return new Measure.Level(
                "capstan_ready",
                "1 while work may be sent here",
                Map.of(),
                () -> readiness.missing().isEmpty() ? 1 : 0);
    }

    private static void tellReadiness(List<String> missing, Context context) {
        if (missing.isEmpty()) {
            context.result("ready\n");
        } else {
            context.status(503).result("not ready: " + String.join(", ", missing) + "\n");
        }
    }

    private static void nowhere(Context context) {
        context.status(404).result("Slack is spoken to over a socket\n");
    }

    private static void apologise(Exception failure, Context context) {
        log.error("{} {} failed", context.method(), context.path(), failure);
        context.status(500).result("something went wrong; Capstan's log says what\n");
    }
}
