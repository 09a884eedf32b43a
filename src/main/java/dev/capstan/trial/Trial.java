package dev.capstan.trial;

import dev.capstan.trial.Postgres.Database;
import dev.capstan.workspace.LocalSlack;
import dev.capstan.workspace.LocalSlackBuilder;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/**
 * Everything that a bot needs to be tried, for as long as this is open. The parts come up side by side; what was said
 * and done is there again the next time.
 */
public final class Trial implements AutoCloseable {
    private static final String READER = "SHOP_DATABASE_URL";
    private static final String WRITER = "SHOP_WRITE_DATABASE_URL";

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final TrialFolder folder;
    private final Play play;
    private final LocalSlack slack;
    private final Future<Postgres> postgres;
    private final Future<Database> database;
    private final Future<Database> shopsDatabase;
    private final Future<Database> reader;
    private final Future<?> shop;

    /**
     * @param app says what the app registers in the workspace and may do there
     * @param workspacePort 0 lets the system choose
     */
    public static Trial open(TrialFolder folder, Play play, UnaryOperator<LocalSlackBuilder> app, int workspacePort) {
        return new Trial(folder, play, app, workspacePort);
    }

    private Trial(TrialFolder folder, Play play, UnaryOperator<LocalSlackBuilder> app, int workspacePort) {
        this.folder = folder;
        this.play = play;
        this.postgres = background.submit(() -> Postgres.open(folder));
        this.database = background.submit(() -> database("capstan"));
        this.shopsDatabase = background.submit(() -> play.shop().isEmpty() ? null : database("shop"));
        this.reader = background.submit(() -> play.shop().isEmpty() ? null : reader());
        this.shop = background.submit(
                play.shop().<Callable<Void>>map(each -> () -> start(each)).orElse(() -> null));
        try {
            this.slack = app.apply(LocalSlack.builder())
                    .port(workspacePort)
                    .face(folder.secret("token"))
                    .remember(folder.messages())
                    .start();
        } catch (RuntimeException failure) {
            end();
            throw failure;
        }
        play.cast().enter(slack, play.welcome());
    }

    private Database database(String name) throws Exception {
        return result(postgres).database(name, folder.secret(name + "-password"));
    }

    /** What the sample's catalogue names as a secret; waits for the database. */
    public Optional<String> secret(String name) {
        if (play.shop().isEmpty() || !name.equals(READER) && !name.equals(WRITER)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    result(name.equals(READER) ? reader : shopsDatabase).url());
        } catch (IOException | InterruptedException notThere) {
            return Optional.empty();
        }
    }

    private Database reader() throws Exception {
        return result(postgres).reader(result(shopsDatabase), folder.secret("shop-reader-password"));
    }

    private Void start(Shop service) throws Exception {
        service.prepare();
        service.start(result(shopsDatabase));
        return null;
    }

    /** What {@code serve} is told by its environment. Waits for the database. */
    public Map<String, String> settings(int port) throws IOException, InterruptedException {
        return Map.of(
                "SLACK_BOT_TOKEN", slack.app().botToken(),
                "SLACK_SIGNING_SECRET", slack.app().signingSecret(),
                "SLACK_API_URL", slack.apiUrl(),
                "DATABASE_URL", result(database).url(),
                "CAPSTAN_COMMANDS", play.commands().toString(),
                "CAPSTAN_STEPS", folder.steps().toString(),
                "BIND", "127.0.0.1",
                "PORT", Integer.toString(port));
    }

    /** The bot answers on this port; returns when everything else is up too. */
    public void meet(int botPort) throws IOException, InterruptedException {
        slack.install(URI.create("http://127.0.0.1:" + botPort + "/slack/events"));
        result(shop);
    }

    /** Where the workspace is opened. */
    public URI address() {
        return slack.pageUrl().orElseThrow();
    }

    private static <T> T result(Future<T> work) throws IOException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IOException(failure.getCause().getMessage(), failure.getCause());
        }
    }

    @Override
    public void close() {
        end();
        slack.close();
    }

    /** Waits for what is still coming up, since nothing may be left behind. */
    private void end() {
        background.close();
        endWhatRuns(folder);
    }

    /** Also what a trial that was killed left running. */
    public static void endWhatRuns(TrialFolder folder) {
        new Shop(folder).end();
        Postgres.end(folder);
    }
}
