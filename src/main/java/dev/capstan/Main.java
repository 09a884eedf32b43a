package dev.capstan;

import dev.capstan.bench.AckBench;
import dev.capstan.bench.AlertsBench;
import dev.capstan.bench.BackupBench;
import dev.capstan.bench.Practice;
import dev.capstan.bench.SqlBench;
import dev.capstan.catalog.CatalogueCheck;
import dev.capstan.settings.EnvironmentSecrets;
import dev.capstan.settings.Settings;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Where the process begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var serving = new Serving(System.getenv(), Main::serve);
        System.exit(isPlainServe(arguments) ? run(serving) : command(serving).run(arguments));
    }

    /** Where nothing is to be read from a command line, a start doesn't wait for what reads it. */
    private static boolean isPlainServe(String[] arguments) {
        return arguments.length == 1 && arguments[0].equals("serve");
    }

    private static int run(Serving serving) {
        var err = new PrintWriter(System.err, true);
        try {
            return serving.run(err);
        } catch (Exception failure) {
            return LastWords.tell(failure, err, LastWords.areTraced(System.getenv()));
        }
    }

    /** How big a database the bench of backups makes. */
    private static double gigabytes() {
        return Double.parseDouble(System.getenv().getOrDefault("CAPSTAN_BENCH_GB", "2"));
    }

    private static CapstanCommand command(Serving serving) {
        var verbs = List.of(
                new ServeVerb(serving),
                new CheckVerb(Main::check),
                new ManifestVerb(ManifestFiles::bring),
                new PageVerb(new TestPage(System.getenv(), Clock.systemUTC())::goesThrough),
                new BenchVerb(Map.of(
                        "ack",
                        new AckBench(Clock.systemUTC())::measure,
                        "alerts",
                        new AlertsBench(Clock.systemUTC())::measure,
                        "sql",
                        new SqlBench(SqlPractice::new)::measure,
                        "backup",
                        out -> new BackupBench(BackupPractice::open, gigabytes()).measure(out))),
                new TryVerb(
                        System.getenv(),
                        new Tryout(System.getenv(), Shelf.reader(), Main::replica, Clock.systemUTC()),
                        Tryout::sweep),
                new TestVerb(),
                new RehearseVerb(() -> Practice.run(Main::open, Clock.systemUTC())));
        return new CapstanCommand(System.getenv(), verbs);
    }

    /** Until the process is told to end. Closing in the shutdown hook lets running steps go before the JVM does. */
    private static void serve(Settings settings) throws InterruptedException {
        var capstan = Capstan.start(settings, new EnvironmentSecrets(System.getenv()), replica(), Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(capstan::close, "closing"));
        new CountDownLatch(1).await();
    }

    private static Practice.Open open(Map<String, String> environment) throws InterruptedException {
        if (!(Settings.read(environment) instanceof Settings.Read.Good(var settings))) {
            throw new IllegalArgumentException("these are no settings: " + environment.keySet());
        }
        var capstan = Capstan.start(settings, name -> Optional.empty(), replica(), Clock.systemUTC());
        return new Practice.Open() {
            @Override
            public int port() {
                return capstan.port();
            }

            @Override
            public void close() {
                capstan.close();
            }
        };
    }

    private static String replica() {
        try {
            return InetAddress.getLocalHost().getHostName() + ":"
                    + ProcessHandle.current().pid();
        } catch (UnknownHostException nameless) {
            return "process " + ProcessHandle.current().pid();
        }
    }

    private static boolean check(Path folder, PrintWriter out) {
        var report = CatalogueCheck.of(Shelf.reader().read(folder));
        report.lines().forEach(out::println);
        return report.exitCode() == 0;
    }
}
