package dev.capstan.sql.fix;

import dev.capstan.Shelf;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Manual;
import dev.capstan.sql.MariaDbServer;
import dev.capstan.sql.PostgresServers;
import dev.capstan.sql.ShippedCatalogue;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.StepAttempt;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Fixes as the catalogue declares them, on a real database, without the operations around them. */
final class FixBench {
    /** What a test speaks to. */
    enum Server {
        POSTGRESQL,
        MARIADB
    }

    /** Told by one thread and read by another. */
    final List<String> output = new CopyOnWriteArrayList<>();

    boolean partOfARunbook;
    volatile StepWatcher.Wish wish = StepWatcher.Wish.GO_ON;
    RememberedRuns runs = new RememberedRuns();
    /** Stands between a fix and its connection. */
    UnaryOperator<Connection> between = UnaryOperator.identity();

    private final Server server;
    private final String jdbc;
    private final String user;
    private final Map<RunbookName, Runbook> runbooks;

    private FixBench(Server server, String jdbc, String user, Map<RunbookName, Runbook> runbooks) {
        this.server = server;
        this.jdbc = jdbc;
        this.user = user;
        this.runbooks = runbooks;
    }

    static FixBench on(Server server, Path folder, String fixes) {
        return switch (server) {
            case POSTGRESQL ->
                new FixBench(
                        server, PostgresServers.fresh(18).jdbc(), "postgres", runbooks("postgresql", folder, fixes));
            case MARIADB -> {
                var schema = MariaDbServer.fresh();
                var bench = new FixBench(
                        server,
                        "jdbc:mariadb://127.0.0.1:" + MariaDbServer.port() + "/" + schema.name(),
                        "root",
                        runbooks("mariadb", folder, fixes));
                bench.does("CREATE TABLE capstan_fixes (operation VARCHAR(40) PRIMARY KEY,"
                        + " at TIMESTAMP DEFAULT CURRENT_TIMESTAMP) ENGINE=InnoDB");
                yield bench;
            }
        };
    }

    /** A system of the shipped catalogue with the database that its manual speaks of. */
    static FixBench shipped(Server server, ServiceName system) {
        var jdbc =
                switch (server) {
                    case POSTGRESQL -> PostgresServers.fresh(15).jdbc();
                    case MARIADB ->
                        "jdbc:mariadb://127.0.0.1:" + MariaDbServer.port() + "/"
                                + MariaDbServer.fresh().name();
                };
        var bench = new FixBench(
                server,
                jdbc,
                server == Server.POSTGRESQL ? "postgres" : "root",
                ShippedCatalogue.read().services().get(system).runbooks());
        bench.does(Manual.schema(system, server == Server.POSTGRESQL ? Dialect.POSTGRESQL : Dialect.MYSQL));
        return bench;
    }

    private static Map<RunbookName, Runbook> runbooks(String kind, Path folder, String fixes) {
        var read = read(kind, folder, fixes);
        if (read instanceof CatalogueRead.Loaded(var catalogue, var doubts)) {
            return catalogue.services().get(new ServiceName("shop")).runbooks();
        }
        throw new AssertionError(((CatalogueRead.Refused) read).problems());
    }

    static CatalogueRead read(String kind, Path folder, String fixes) {
        return read(kind, "", folder, fixes);
    }

    /** @param more that is said of the database: {@code , masks: …} */
    static CatalogueRead read(String kind, String more, Path folder, String fixes) {
        try {
            var shop = Files.createDirectories(folder.resolve("commands/shop"));
            Files.writeString(
                    shop.resolveSibling("capstan.yaml"),
                    "admin-channel: C0ADMIN\nroles: { engineers: { users: [U0ALICE, U0BOB] } }\n");
            Files.writeString(
                    shop.resolve("service.yaml"),
                    """
                    service: shop
                    title: Shop
                    environments: { production: { channel: C0SHOP, runs-on: local, folder: /srv/shop } }
                    databases: { main: { url: "${secret:URL}", kind: %s%s, may: { production: engineers } } }
                    """
                            .formatted(kind, more));
            Files.writeString(shop.resolve("fixes.yaml"), "fixes:\n" + fixes.indent(2));
            return Shelf.reader().read(folder.resolve("commands"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(jdbc, user, "");
    }

    void does(String... statements) {
        try (var connection = open();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** @return whether the server's own client was content with it */
    boolean reads(String script) {
        return new OwnClient(server, jdbc, user).reads(script);
    }

    /** Rows as {@code a|b}, one after the other. */
    String sees(String select) {
        try (var connection = open();
                var statement = connection.prepareStatement(select)) {
            return String.join(
                    " ",
                    Rowset.of(statement, 1_000).stream()
                            .map(row -> String.join(
                                    "|", row.stream().map(String::valueOf).toList()))
                            .toList());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Preview sees(String fix, Map<String, String> values) {
        return switch (looks(fix, values)) {
            case Look.Seen(var preview) -> preview;
            case Look.Refused(var reason) -> throw new AssertionError(reason.toString());
            case Look.Nothing nothing -> throw new AssertionError("nothing to be seen");
        };
    }

    Look looks(String fix, Map<String, String> values) {
        return call().look(spec(fix), given("op-222222", values));
    }

    StepOutcome runs(String fix, String operation, int attempt, Preview approved, Map<String, String> values) {
        var given = given(operation, values);
        given.put(Preview.PINNED, approved.pinned());
        var work = new StepWork(
                new StepAttempt(operation, 1, attempt),
                HostAddress.LOCAL,
                spec(fix),
                Optional.empty(),
                Optional.empty(),
                given,
                Map.of(),
                Duration.ofMinutes(1));
        return call().run(spec(fix), work, new Watching());
    }

    /** What is said when it does not succeed. */
    static String declined(StepOutcome outcome) {
        return outcome instanceof StepOutcome.Failed(FailureReason.Declined(var what, var next))
                ? what.english()
                : "not declined: " + outcome;
    }

    static String declined(Look look) {
        return look instanceof Look.Refused(FailureReason.Declined(var what, var next))
                ? what.english()
                : "not declined: " + look;
    }

    static String done(StepOutcome outcome) {
        return outcome instanceof StepOutcome.Succeeded(var note, var told)
                ? told.orElseThrow().english()
                : "not done: " + outcome;
    }

    private FixCall call() {
        return new FixCall((source, patience) -> between.apply(open()), runs, Clock.systemUTC());
    }

    private StepSpec.Call spec(String fix) {
        var runbook = runbooks.get(new RunbookName(fix));
        var call = (StepSpec.Call) ((Action.Does) runbook.steps().getFirst().action()).spec();
        return partOfARunbook ? partOfARunbook(call) : call;
    }

    private static StepSpec.Call partOfARunbook(StepSpec.Call call) {
        var values = new HashMap<>(call.values());
        values.put(FixOrder.PART, "tidy");
        return new StepSpec.Call(call.name(), values);
    }

    private static Map<String, String> given(String operation, Map<String, String> values) {
        var given = new HashMap<>(values);
        given.put("operation", operation);
        given.put("service", "shop");
        given.put("environment", "production");
        return given;
    }

    /** A connection whose commit goes wrong in a way of the test's choosing. */
    static UnaryOperator<Connection> committing(Committing how) {
        return real -> instead(Connection.class, real, "commit", () -> {
            how.commit(real);
            return null;
        });
    }

    /** A server that gives itself out for another one. */
    static UnaryOperator<Connection> callingItself(String version, int major, int minor) {
        return real -> instead(Connection.class, real, "getMetaData", () -> {
            var server = real.getMetaData();
            server = instead(DatabaseMetaData.class, server, "getDatabaseProductVersion", () -> version);
            server = instead(DatabaseMetaData.class, server, "getDatabaseMajorVersion", () -> major);
            return instead(DatabaseMetaData.class, server, "getDatabaseMinorVersion", () -> minor);
        });
    }

    private static <T> T instead(Class<T> type, T real, String method, Callable<?> answer) {
        return type.cast(Proxy.newProxyInstance(
                FixBench.class.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        return answer.call();
                    }
                    try {
                        return called.invoke(real, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    interface Committing {
        void commit(Connection real) throws SQLException;
    }

    private final class Watching implements StepWatcher {
        @Override
        public void output(long fromByte, String text) {
            output.add(text);
        }

        @Override
        public long outputKnownUpTo() {
            return 0;
        }

        @Override
        public void unreachable(HostAddress host, String why) {}

        @Override
        public void reachableAgain(HostAddress host) {}

        @Override
        public Wish wish() {
            return wish;
        }
    }
}
